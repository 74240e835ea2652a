import { Decrypter, Encrypter } from 'age-encryption'
import { identitiesIn } from './identities.ts'

/** Files too large for memory, sealed and opened as streams. This file loads age (about 52 kB): import it dynamically. */

/** Seals bytes to one public key while they come. Throws when the key is not a key. */
export const sealStream = async (
  publicKey: string,
  bytes: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> => {
  const encrypter = new Encrypter()
  encrypter.addRecipient(publicKey)
  return encrypter.encrypt(bytes)
}

export type OpenedStream =
  /** A file that was cut or damaged further on breaks the stream there. */
  | { readonly ok: true; readonly bytes: ReadableStream<Uint8Array> }
  | { readonly ok: false; readonly reason: 'notAge' | 'otherKey' | 'damaged' }

const magic = 'age-encryption.org/'

/** Opens an age file with an identity file (`AGE-SECRET-KEY-1…`, one or more). */
export const openStream = async (identity: string, file: Blob): Promise<OpenedStream> => {
  if ((await file.slice(0, magic.length).text()) !== magic) return { ok: false, reason: 'notAge' }
  const decrypter = new Decrypter()
  for (const each of identitiesIn(identity)) decrypter.addIdentity(each)
  try {
    return { ok: true, bytes: await decrypter.decrypt(file.stream()) }
  } catch (error) {
    // The library tells its failures apart by their words only; a test holds them.
    const otherKey = error instanceof Error && error.message.startsWith('no identity matched')
    return { ok: false, reason: otherKey ? 'otherKey' : 'damaged' }
  }
}
