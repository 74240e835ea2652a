import type { KeyPlace } from '#app/crypto/draft-key-messages.ts'

/** Where 32-byte keys stand on disk, by project and id. */
export interface KeyStorage {
  readonly kind: KeyPlace
  readonly read: (space: string, id: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Resolves when the key is on disk. */
  readonly write: (space: string, id: string, key: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly shred: (space: string, id: string) => Promise<void>
  readonly list: (space: string) => Promise<readonly string[]>
}
