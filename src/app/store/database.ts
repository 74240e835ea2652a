import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Operation } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import type { PushResult } from '#domain/sync/wire.ts'
import type { Encrypted } from '../crypto/draft-keys.ts'
import type { IndexedDbApi } from '#app/project/membership.ts'

/** The tables on the phone, for one project. */

/** A record as the server sent it, with the scopes that hold it. The row goes with the last scope. `own` bridges the time
 *  between the receipt and the server's row. */
export type RecordRow = Stored & {
  readonly scopes: readonly string[]
  /** Under which it came, to compare with the server what is here. */
  readonly number?: number
  /** There while it has open conflicts; a number, because a boolean cannot be found by an index. */
  readonly open?: 1
}

/** The row of a record, to be found by its open conflicts. */
export const recordRow = (
  record: Stored,
  { scopes, number }: Pick<RecordRow, 'scopes'> & { readonly number?: number | undefined },
): RecordRow => {
  const { open: _open, number: _number, ...rest }: Stored & { open?: unknown; number?: unknown } = record
  return {
    ...rest,
    scopes,
    ...(number === undefined ? {} : { number }),
    ...(record.conflicts.length === 0 ? {} : { open: 1 }),
  }
}

/** With what out of a conversation a record that was made here is erased. The server never sends this, so only whoever
 *  made the record can say it again after a restore. */
export interface ErasedWithRow {
  readonly id: string
  readonly erasedWith: string
}

/** An operation on its way. It leaves only for its own result and is never altered. */
export interface OutboxRow {
  /** In turn; below 1 at random, where the turn would tell too much. */
  readonly order?: number
  readonly id: string
  readonly type: string
  readonly recordId: string
  /** In clear, or for a conversation under a key that is shredded on the receipt. */
  readonly body:
    | { readonly kind: 'clear'; readonly operation: Operation }
    | { readonly kind: 'locked'; readonly sealed: Encrypted }
  /** `held`: the server answered and the phone keeps it (refused, quarantined, conflict aside). */
  readonly state: 'waiting' | 'held'
  readonly heldFor?: string
  /** What the server answered when it is held. Something refused is stored nowhere but here. */
  readonly answer?: 'refused' | 'quarantined' | 'unknown'
  /** It was in a request once, so the server may know it even if no answer came. */
  readonly offered?: boolean
  /** It can be undone until then and does not leave before. UTC milliseconds. */
  readonly notBefore?: number
}

export interface ReceiptRow {
  readonly id: string
  readonly recordId: string
  readonly result: PushResult['result']
  /** Never for a conversation, a contact or what came out of one: between the numbers of visits it would tell when. */
  readonly number?: number
  /** Under which epoch, when that has ended: the server may not have it any more. */
  readonly epoch?: string
  /** UTC. Never for a conversation, a contact or what came out of one, nor for a visit, which has a day. */
  readonly receivedAt?: string
}

export interface DraftRow {
  readonly id: string
  readonly kind: 'conversation' | 'farewell'
  readonly sealed: Encrypted
  /** Milliseconds; only the phone has it. */
  readonly updatedAt: number
}

/** A picture of an unfinished conversation. Its hash stands under the key as well: it would tell which conversation on the
 *  server this draft, with its clock, became. */
export interface DraftPictureRow {
  readonly id: string
  readonly draftId: string
  readonly about: Encrypted
  readonly full: Encrypted
  readonly small: Encrypted
}

/** What a phone keeps of a finished conversation: its id and month, and a file it cannot open until a backup holds it. */
export interface ConversationRow {
  readonly id: string
  readonly month: string
  readonly received: boolean
  readonly file?: string
  readonly number?: number
  /** Goes with the file: so that a conversation that comes back can still be withdrawn. */
  readonly withdrawalHash?: string
  /** Day after which the file goes even without a backup. Counted from a month, so that it tells no day. */
  readonly keepUntil: string
}

export interface BlobRow {
  readonly sha256: string
  readonly recordId: string
  readonly type: string
  readonly bytes: number
  readonly size: 'full' | 'small'
  /** `waiting` until the server said `stored`; `held` when it refused. */
  readonly state: 'waiting' | 'stored' | 'held'
  readonly sent: number
  /** The server's head after it was stored: a later backup holds it. */
  readonly head?: number
  readonly heldFor?: string
  /** Of a conversation: its chunks are ciphertext under the key of the operations, and go on the receipt. */
  readonly locked?: Pick<Encrypted, 'keyId' | 'iv'>
}

export interface BlobChunkRow {
  readonly sha256: string
  readonly index: number
  readonly data: ArrayBuffer
}

export type ProjectDatabase = Dexie & {
  record: EntityTable<RecordRow, 'id'>
  outbox: Table<OutboxRow, number>
  receipt: EntityTable<ReceiptRow, 'id'>
  draft: EntityTable<DraftRow, 'id'>
  draftPicture: EntityTable<DraftPictureRow, 'id'>
  conversation: EntityTable<ConversationRow, 'id'>
  blob: EntityTable<BlobRow, 'sha256'>
  blobChunk: Table<BlobChunkRow, [string, number]>
  cursor: EntityTable<{ scope: string; number: number }, 'scope'>
  raw: EntityTable<{ id: string; scope: string; entry: unknown }, 'id'>
  erasedWith: EntityTable<ErasedWithRow, 'id'>
  /** Ids that were erased: they stay, so that no copy comes back. */
  erased: EntityTable<{ id: string }, 'id'>
  meta: EntityTable<{ key: string; value: unknown }, 'key'>
}

/** The tables of one project. `api` brings another IndexedDB than the browser's own. */
export const openDatabase = (projectId: string, api?: IndexedDbApi): ProjectDatabase => {
  const db = new Dexie(`limonade-${projectId}`, {
    chromeTransactionDurability: 'strict',
    ...api,
  }) as ProjectDatabase // Dexie declares its tables at run time.
  db.version(1).stores({
    record: 'id, type, *scopes',
    outbox: '++order, &id, recordId, type, state',
    receipt: 'id, recordId, result',
    draft: 'id, updatedAt',
    conversation: 'id',
    blob: 'sha256, recordId, state',
    blobChunk: '[sha256+index], sha256',
    cursor: 'scope',
    raw: 'id, scope',
    erased: 'id',
    meta: 'key',
  })
  db.version(2).stores({ draftPicture: 'id, draftId' })
  db.version(3)
    .stores({ record: 'id, type, *scopes, open' })
    .upgrade((tables) =>
      tables
        .table<RecordRow>('record')
        .filter(({ conflicts }) => conflicts.length > 0)
        .modify({ open: 1 }),
    )
  // So that nothing has to read fifty thousand addresses on their way to find the few that it asks for.
  db.version(4).stores({
    outbox: '++order, &id, recordId, type, state, notBefore',
    receipt: 'id, recordId, result, receivedAt',
  })
  db.version(5).stores({ erasedWith: 'id' })
  // Another tab with a newer schema must not wait for this one.
  db.on('versionchange', () => {
    db.close()
  })
  return db
}
