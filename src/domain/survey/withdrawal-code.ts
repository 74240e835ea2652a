/** The code on the thank-you screen: whoever has it can have the conversation erased, without a name or a login.
 *  15 random characters (75 bits) and a check character in Crockford's base 32: no I, L, O and U. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomCharacters = 15
/** The check is the number modulo 37; draws whose check does not fit in the alphabet are drawn again. */
const modulus = 37

/** Sixteen characters without hyphens. `randomBytes` gives that many random bytes. */
export const makeWithdrawalCode = (randomBytes: (count: number) => Uint8Array): string => {
  for (;;) {
    const drawn = Array.from(randomBytes(randomCharacters), (byte) => alphabet[byte & 31] ?? '').join('')
    const check = checkOf(drawn)
    if (check !== undefined) return drawn + check
  }
}

export type ReadCode = { readonly ok: true; readonly code: string } | { readonly ok: false }

/** Understands what people type: small letters, O for 0, I and L for 1, hyphens and spaces. Refuses a slip of the pen:
 *  any one wrong character, and two neighbours that changed places, give another check character. */
export const readWithdrawalCode = (typed: string): ReadCode => {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const drawn = code.slice(0, randomCharacters)
  if (code.length !== randomCharacters + 1 || checkOf(drawn) !== code.at(-1)) return { ok: false }
  return { ok: true, code }
}

/** In fours: `3HQN-C7AA-83CM-JXKC`. */
export const formatWithdrawalCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''

/** The texts whose SHA-256 the server keeps. Two hashes, so that nothing joins a conversation to its contact. */
export const withdrawalHashInputs = (
  code: string,
): { readonly interview: string; readonly contact: string } => ({
  interview: `interview:${code}`,
  contact: `contact:${code}`,
})

/** Undefined when a character is not in the alphabet, or when these have no check character. */
const checkOf = (characters: string): string | undefined => {
  let remainder = 0
  for (const character of characters) {
    const value = alphabet.indexOf(character)
    if (value < 0) return undefined
    remainder = (remainder * 32 + value) % modulus
  }
  return alphabet[remainder]
}
