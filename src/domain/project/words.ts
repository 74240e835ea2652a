import list from './words-nl.json' with { type: 'json' }

/** 2,048 short Dutch words for passphrases and for the fingerprint of a key: what is said over a phone or copied from
 *  paper. Own compilation; no two differ by one letter only, so a slip of the pen is seen and not accepted. */
export const words: readonly string[] = list

const bitsPerWord = 11
const count = 6

const position = new Map(words.map((word, index) => [word, index]))

/** Six words from the first 66 bits of at least nine bytes, separated by spaces. */
export const sixWords = (bytes: Uint8Array): string => {
  if (bytes.length < 9) throw new RangeError('six words need nine bytes')
  const bits = Array.from(bytes.subarray(0, 9), (byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: count }, (_, index) => {
    const at = Number.parseInt(bits.slice(index * bitsPerWord, (index + 1) * bitsPerWord), 2)
    return words[at] ?? ''
  }).join(' ')
}

/** Lower case, no accents, single spaces: what a person typed, as the list has it. */
export const normaliseWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()

export type SixWords =
  | { readonly ok: true; readonly text: string }
  /** Words that are not in the list; empty when there are not six. */
  | { readonly ok: false; readonly unknown: readonly string[] }

/** Reads six words that a person typed or copied. */
export const readSixWords = (text: string): SixWords => {
  const typed = normaliseWords(text)
    .split(' ')
    .filter((word) => word !== '')
  const unknown = typed.filter((word) => !position.has(word))
  if (unknown.length > 0 || typed.length !== count) return { ok: false, unknown }
  return { ok: true, text: typed.join(' ') }
}
