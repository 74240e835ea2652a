import { demoIdentity, demoPassphrase, demoPublicKey } from '#domain/project/demo-key.ts'
import { normaliseWords, readSixWords } from '#domain/project/words.ts'
import type { KeptKey } from './kept-key.ts'
import { type KeyRing, readIdentity, unwrapIdentity } from './key-pair.ts'

/** `words`: six words that do not fit. `noFile`: right words perhaps, but their file is on another computer.
 *  `unreadable`: neither words nor a secret key. `otherKey`: a key of another neighbourhood. `olderKey`: this
 *  neighbourhood has a newer one. */
export type NotUnlocked = 'words' | 'noFile' | 'unreadable' | 'otherKey' | 'olderKey'

export type Unlocked =
  { readonly ok: true; readonly ring: KeyRing } | { readonly ok: false; readonly reason: NotUnlocked }

export interface Expected {
  /** The key that this neighbourhood seals to now. */
  readonly publicKey: string
  /** The key file on this device, or the one that another coordinator gave. */
  readonly kept: KeptKey | undefined
  /** Only then the key that stands in the source may be used. */
  readonly fictional: boolean
}

/** Opens the project's key with what a person typed: the six words, or the secret key from the recovery sheet. It may be
 *  tried as often as somebody likes. */
export const unlockKey = async (typed: string, expected: Expected): Promise<Unlocked> => {
  const opened = await openTyped(typed, expected)
  if (!opened.ok) return opened
  const { publicKey } = opened.ring
  if (publicKey === demoPublicKey && !expected.fictional) return { ok: false, reason: 'otherKey' }
  if (publicKey === expected.publicKey) return opened
  return { ok: false, reason: publicKey === expected.kept?.publicKey ? 'olderKey' : 'otherKey' }
}

const openTyped = async (typed: string, { kept, fictional }: Expected): Promise<Unlocked> => {
  // Whoever copies it from paper may put spaces anywhere.
  if (/secret-key/i.test(typed.replace(/\s/g, ''))) {
    const read = await readIdentity(typed)
    return read.ok ? read : { ok: false, reason: 'unreadable' }
  }
  if (fictional && normaliseWords(typed) === demoPassphrase)
    return { ok: true, ring: { identity: demoIdentity, publicKey: demoPublicKey, older: [] } }
  const words = readSixWords(typed)
  if (!words.ok) return { ok: false, reason: 'unreadable' }
  if (kept === undefined) return { ok: false, reason: fictional ? 'words' : 'noFile' }
  const unwrapped = await unwrapIdentity(kept.wrapped, words.text)
  return unwrapped.ok ? unwrapped : { ok: false, reason: 'words' }
}
