/** Which kinds this person found last, newest first, so that they stand in front. Only codes, only on this phone. */

const storageKey = 'limonade.recentKinds'
const most = 12

/** Codes of the kinds found last on this phone, newest first. */
export const recentKinds = (): readonly string[] => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter((code) => typeof code === 'string') : []
  } catch {
    // Storage is refused or holds something else: the order of the list.
    return []
  }
}

/** Puts a kind in front. */
export const rememberKind = (code: string): void => {
  try {
    const kinds = [code, ...recentKinds().filter((other) => other !== code)].slice(0, most)
    localStorage.setItem(storageKey, JSON.stringify(kinds))
  } catch {
    // Then the order stays as it is.
  }
}

/** Recent kinds first; the rest keeps its order. */
export const recentFirst = <Kind extends { readonly code: string }>(
  kinds: readonly Kind[],
  recent: readonly string[],
): readonly Kind[] => {
  const rank = ({ code }: Kind) => (recent.includes(code) ? recent.indexOf(code) : recent.length)
  return [...kinds].sort((a, b) => rank(a) - rank(b))
}
