/** The telling words of a note: lower case, without accents, no words that stand in any note. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= shortest && !empty.has(word)),
  )

/** Words that stand in both, also where one is the beginning of the other (hek, hekje). */
export const sharedWords = (one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] => {
  const others = [...other]
  return [...one].filter(
    (word) => other.has(word) || others.some((there) => word.startsWith(there) || there.startsWith(word)),
  )
}

const shortest = 3

const empty = new Set(
  (
    'een het dat dit die deze van voor met naast bij aan uit over onder door naar nog niet wel maar ook als dan zijn was ' +
    'heeft staat ligt erg heel veel weinig lijkt achter tegenover hoek straat ' +
    'the and this that with next near from not still very there here has was behind opposite corner street'
  ).split(' '),
)
