import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { normaliseWords, sixWords } from '#domain/project/words.ts'
import { fromBase64, randomBytes, toBase64 } from './hash.ts'
import { identitiesIn } from './identities.ts'

/** The project's keys, and the file that keeps their private halves under a passphrase. Loads age: import dynamically. */

export interface KeyRing {
  /** An age identity file: one `AGE-SECRET-KEY-1…` on a line, newest first. It is the text on the recovery sheet. Whoever
   *  has it opens every conversation. */
  readonly identity: string
  /** `age1…` of the newest: travels in invitations. */
  readonly publicKey: string
  /** Public halves of the keys before it, newest first; their conversations stay readable. */
  readonly older: readonly string[]
}

/** A new key out of the browser's own randomness, before the keys that were used until now. */
export const makeKeyPair = async (before?: KeyRing): Promise<KeyRing> => {
  const identity = await generateX25519Identity()
  return {
    identity: before === undefined ? identity : `${identity}\n${before.identity}`,
    publicKey: await identityToRecipient(identity),
    older: before === undefined ? [] : [before.publicKey, ...before.older],
  }
}

/** The keys that were typed or scanned from a recovery sheet. */
export const readIdentity = async (
  text: string,
): Promise<{ readonly ok: true; readonly ring: KeyRing } | { readonly ok: false }> => {
  const identities = identitiesIn(text)
  try {
    const [publicKey, ...older] = await Promise.all(identities.map((each) => identityToRecipient(each)))
    if (publicKey === undefined) return { ok: false }
    return { ok: true, ring: { identity: identities.join('\n'), publicKey, older } }
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

/** Wraps an identity file with a passphrase: an age scrypt file in base64. Capitals, spaces and hyphens do not count. */
export const wrapIdentity = async (identity: string, passphrase: string): Promise<string> => {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(workFactor)
  encrypter.setPassphrase(normaliseWords(passphrase))
  return toBase64(await encrypter.encrypt(identity))
}

/** Opens a wrapped identity file. Not ok: another passphrase, or not a file of ours. */
export const unwrapIdentity = async (
  wrapped: string,
  passphrase: string,
): Promise<Awaited<ReturnType<typeof readIdentity>>> => {
  try {
    const decrypter = new Decrypter()
    decrypter.addPassphrase(normaliseWords(passphrase))
    return await readIdentity(await decrypter.decrypt(fromBase64(wrapped), 'text'))
  } catch {
    return { ok: false }
  }
}
