import { armor, Decrypter, Encrypter } from 'age-encryption'
import { fromBase64, toBase64 } from './hash.ts'
import { identitiesIn } from './identities.ts'

/** Sealing to the project's key. This file loads age (about 52 kB): screens import it dynamically.
 *  It needs nothing of a browser, so the demo loader uses it too. */

/** Seals text to one public key (`age1…`). Padding is the caller's: equal lengths in give equal lengths out.
 *  Returns an age file in base64. Throws when the key is not a key, before anything is written. */
export const sealTo = async (publicKey: string, text: string): Promise<string> => {
  const encrypter = new Encrypter()
  encrypter.addRecipient(publicKey)
  return toBase64(await encrypter.encrypt(text))
}

export type Opened = { readonly ok: true; readonly text: string } | { readonly ok: false }

/** Opens an age file in base64 with an identity file (`AGE-SECRET-KEY-1…`, one or more). A file for somebody else, a damaged file and
 *  a text that is no identity are all the same outcome: it cannot be opened. */
export const openWith = async (identity: string, sealed: string): Promise<Opened> => {
  try {
    const decrypter = new Decrypter()
    for (const each of identitiesIn(identity)) decrypter.addIdentity(each)
    return { ok: true, text: await decrypter.decrypt(fromBase64(sealed), 'text') }
  } catch {
    return { ok: false }
  }
}

/** The same file as text that any age program reads (`-----BEGIN AGE ENCRYPTED FILE-----`). */
export const toArmor = (sealed: string): string => armor.encode(fromBase64(sealed))

/** Base64 of an age file that came as armoured text. */
export const fromArmor = (text: string): { ok: true; sealed: string } | { ok: false } => {
  try {
    return { ok: true, sealed: toBase64(armor.decode(text)) }
  } catch {
    return { ok: false }
  }
}
