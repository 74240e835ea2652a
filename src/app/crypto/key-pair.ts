import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { normaliseWords, sixWords } from '#domain/project/words.ts'
import { fromBase64, randomBytes, toBase64 } from './hash.ts'

/** The project's key pair, and the file that keeps its private half under a passphrase. Loads age: import dynamically. */

export interface KeyPair {
  /** `AGE-SECRET-KEY-1…`: the text on the recovery sheet. Whoever has it opens every conversation. */
  readonly identity: string
  /** `age1…`: travels in invitations. */
  readonly publicKey: string
}

/** A new pair out of the browser's own randomness. */
export const makeKeyPair = async (): Promise<KeyPair> => {
  const identity = await generateX25519Identity()
  return { identity, publicKey: await identityToRecipient(identity) }
}

/** The pair of an identity that was typed or scanned from a recovery sheet. */
export const readIdentity = async (
  text: string,
): Promise<{ readonly ok: true; readonly pair: KeyPair } | { readonly ok: false }> => {
  // Sheets are printed in groups and scanners add line ends; an identity itself has no spaces.
  const identity = text.replace(/\s+/g, '').toUpperCase()
  try {
    return { ok: true, pair: { identity, publicKey: await identityToRecipient(identity) } }
  } catch {
    return { ok: false }
  }
}

/** Six words from 66 random bits. */
export const makePassphrase = (): string => sixWords(randomBytes(9))

/** log2 of scrypt's N (64 MiB of memory). The passphrase carries 66 bits, so this buys comfort and not safety:
 *  2^66 guesses at a millisecond each take two billion years. Measured: 0.3 s on a laptop, so about 1.2 s on
 *  a phone that is four times slower. */
const workFactor = 16

/** Wraps an identity with a passphrase: an age scrypt file in base64. Capitals, spaces and hyphens do not count. */
export const wrapIdentity = async (identity: string, passphrase: string): Promise<string> => {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(workFactor)
  encrypter.setPassphrase(normaliseWords(passphrase))
  return toBase64(await encrypter.encrypt(identity))
}

export type Unwrapped =
  | { readonly ok: true; readonly identity: string; readonly publicKey: string }
  /** Another passphrase, or not a file of ours. */
  | { readonly ok: false }

/** Opens a wrapped identity. */
export const unwrapIdentity = async (wrapped: string, passphrase: string): Promise<Unwrapped> => {
  try {
    const decrypter = new Decrypter()
    decrypter.addPassphrase(normaliseWords(passphrase))
    const identity = await decrypter.decrypt(fromBase64(wrapped), 'text')
    return { ok: true, identity, publicKey: await identityToRecipient(identity) }
  } catch {
    return { ok: false }
  }
}
