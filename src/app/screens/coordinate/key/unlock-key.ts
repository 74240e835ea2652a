import { demoIdentity, demoPassphrase, demoPublicKey } from '#domain/project/demo-key.ts'
import { normaliseWords, readSixWords } from '#domain/project/words.ts'
import type { KeptKey } from './kept-key.ts'

export type Unlocked =
  | { readonly ok: true; readonly identity: string; readonly publicKey: string }
  /** `words`: six words that do not fit. `noFile`: right words perhaps, but their file is on another computer.
   *  `unreadable`: neither words nor a secret key. `otherKey`: a key of another neighbourhood. */
  | { readonly ok: false; readonly reason: 'words' | 'noFile' | 'unreadable' | 'otherKey' }

/** Opens the project's key with what a person typed: the six words, or the secret key from the recovery sheet. */
export const unlockKey = async (
  typed: string,
  expected: {
    readonly publicKey: string
    readonly kept: KeptKey | undefined
    /** Only then the key that stands in the source may be used. */
    readonly fictional: boolean
  },
): Promise<Unlocked> => {
  const opened = await openTyped(typed, expected)
  if (!opened.ok) return opened
  const isDemo = opened.publicKey === demoPublicKey
  return opened.publicKey === expected.publicKey && (expected.fictional || !isDemo)
    ? opened
    : { ok: false, reason: 'otherKey' }
}

const openTyped = async (
  typed: string,
  { kept, fictional }: { readonly kept: KeptKey | undefined; readonly fictional: boolean },
): Promise<Unlocked> => {
  const { readIdentity, unwrapIdentity } = await import('#app/crypto/key-pair.ts')
  // Whoever copies it from paper may put spaces anywhere.
  if (/secret-key/i.test(typed.replace(/\s/g, ''))) {
    const read = await readIdentity(typed)
    return read.ok ? { ok: true, ...read.pair } : { ok: false, reason: 'unreadable' }
  }
  if (fictional && normaliseWords(typed) === demoPassphrase)
    return { ok: true, identity: demoIdentity, publicKey: demoPublicKey }
  const words = readSixWords(typed)
  if (!words.ok) return { ok: false, reason: 'unreadable' }
  if (kept === undefined) return { ok: false, reason: fictional ? 'words' : 'noFile' }
  const unwrapped = await unwrapIdentity(kept.wrapped, words.text)
  return unwrapped.ok ? unwrapped : { ok: false, reason: 'words' }
}
