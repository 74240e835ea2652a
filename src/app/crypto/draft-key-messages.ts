/** What the page and the draft key worker say to each other. */

/** Where keys stand: in files that can be overwritten in place, or else in IndexedDB, which keeps old copies. */
export type KeyPlace = 'opfs' | 'indexeddb'

export type DraftKeyAsk =
  | { readonly op: 'kind' }
  | { readonly op: 'create'; readonly id: string }
  | { readonly op: 'encrypt'; readonly id: string; readonly bytes: ArrayBuffer }
  | { readonly op: 'decrypt'; readonly id: string; readonly iv: ArrayBuffer; readonly data: ArrayBuffer }
  | { readonly op: 'shred'; readonly id: string }
  | { readonly op: 'list' }
  | { readonly op: 'sweep'; readonly keep: readonly string[] }

/** The answer to each ask. */
export interface DraftKeyAnswers {
  readonly kind: KeyPlace
  readonly create: null
  readonly encrypt: { readonly iv: ArrayBuffer; readonly data: ArrayBuffer }
  readonly decrypt: { readonly ok: true; readonly bytes: ArrayBuffer } | { readonly ok: false }
  readonly shred: null
  readonly list: readonly string[]
  /** Ids whose key was shredded. */
  readonly sweep: readonly string[]
}

export interface DraftKeyRequest {
  readonly call: number
  /** Keys of one project stand apart, so that a sweep in one does not take those of another. */
  readonly space: string
  readonly ask: DraftKeyAsk
}

export type DraftKeyReply =
  | { readonly call: number; readonly ok: true; readonly value: DraftKeyAnswers[keyof DraftKeyAnswers] }
  /** The name survives, so that the store still knows a full disk when it sees one. */
  | { readonly call: number; readonly ok: false; readonly name: string; readonly message: string }
