import type { Json } from '#domain/sync/operation.ts'
import { attempt, type Saved } from './attempt.ts'
import type { BlobChunkRow, BlobRow, ConversationRow, OutboxRow } from './database.ts'
import type { StoreDeps } from './deps.ts'
import { shredUnused } from './locked-keys.ts'
import { dropPhotoBytes } from './photos.ts'
import { type Waiting, waitingThings } from './progress.ts'

/** Something that does not arrive, with what is known of it here. */
export interface HeldThing {
  readonly key: string
  readonly what: Waiting['what']
  readonly type: string
  readonly recordId: string
  readonly reason: string
  readonly answer: OutboxRow['answer']
  /** What was saved or changed; nothing of a conversation, which is locked. */
  readonly fields: Readonly<Record<string, Json>>
  /** The rows of the outbox that are this thing, and for a photo its hash. */
  readonly orders: readonly number[]
  readonly sha256: string | undefined
}

/** What was thrown away, as it stood: enough to bring it back. */
export interface Thrown {
  readonly rows: readonly OutboxRow[]
  readonly blobs: readonly BlobRow[]
  readonly chunks: readonly BlobChunkRow[]
  readonly conversation: ConversationRow | undefined
}

export interface HeldCommands {
  readonly heldThings: () => Promise<readonly HeldThing[]>
  readonly sendAgain: (thing: HeldThing) => Promise<Saved>
  readonly throwAway: (thing: HeldThing) => Promise<Saved<Thrown>>
  readonly bringBack: (thrown: Thrown) => Promise<Saved>
  /** After the time to undo: shreds the keys of what was thrown away. An app that is closed before does it at its start. */
  readonly forget: (thrown: Thrown) => Promise<void>
}

export const heldCommands = ({ db, keys }: StoreDeps): HeldCommands => ({
  heldThings: () =>
    db.transaction('r', [db.outbox, db.blob, db.record], async () => {
      const counts = [
        await db.outbox.where('state').equals('held').count(),
        await db.blob.where('state').equals('held').count(),
      ]
      // Nearly always: then nothing of a long list has to be read.
      if (counts.every((count) => count === 0)) return []
      const [outbox, blobs] = await Promise.all([
        db.outbox.orderBy('order').toArray(),
        db.blob.where('state').anyOf('waiting', 'held').toArray(),
      ])
      const held = waitingThings(outbox, blobs).filter(({ state }) => state === 'held')
      const known = await db.record.bulkGet(held.map(({ recordId }) => recordId))
      return held.map((thing, at) =>
        thing.what === 'photo'
          ? heldPhoto(thing, known[at]?.type)
          : heldRows(thing, rowsOf(thing, outbox, known[at] !== undefined)),
      )
    }),

  sendAgain: ({ orders, sha256 }) =>
    attempt(db, () =>
      db.transaction('rw', [db.outbox, db.blob], async () => {
        for (const order of orders) {
          const row = await db.outbox.get(order)
          if (row?.state !== 'held') continue
          const { heldFor: _reason, answer: _answer, ...rest } = row
          await db.outbox.put({ ...rest, state: 'waiting' })
        }
        const blob = sha256 === undefined ? undefined : await db.blob.get(sha256)
        if (blob?.state !== 'held') return undefined
        const { heldFor: _reason, ...rest } = blob
        await db.blob.put({ ...rest, state: 'waiting' })
        return undefined
      }),
    ),

  throwAway: ({ orders, sha256, recordId }) =>
    attempt(db, () =>
      db.transaction(
        'rw',
        [db.outbox, db.blob, db.blobChunk, db.record, db.conversation],
        async (): Promise<Thrown> => {
          const rows = (await db.outbox.bulkGet([...orders])).filter((row) => row !== undefined)
          await db.outbox.bulkDelete([...orders])
          const left = await db.outbox.where('recordId').equals(recordId).count()
          const known = await db.record.get(recordId)
          const gone = sha256 === undefined && known === undefined && left === 0
          const blobs = gone
            ? await db.blob.where('recordId').equals(recordId).toArray()
            : (await db.blob.bulkGet(sha256 === undefined ? [] : [sha256])).filter(
                (blob) => blob !== undefined,
              )
          const hashes = blobs.map((blob) => blob.sha256)
          const chunks = await db.blobChunk.where('sha256').anyOf(hashes).toArray()
          if (gone) await dropPhotoBytes(db, recordId)
          else {
            await db.blob.bulkDelete(hashes)
            await db.blobChunk.where('sha256').anyOf(hashes).delete()
          }
          const conversation = gone ? await db.conversation.get(recordId) : undefined
          if (conversation !== undefined) await db.conversation.delete(recordId)
          return { rows, blobs, chunks, conversation }
        },
      ),
    ),

  bringBack: ({ rows, blobs, chunks, conversation }) =>
    attempt(db, () =>
      db.transaction('rw', [db.outbox, db.blob, db.blobChunk, db.conversation], async () => {
        await db.outbox.bulkPut([...rows])
        await db.blob.bulkPut([...blobs])
        await db.blobChunk.bulkPut([...chunks])
        if (conversation !== undefined) await db.conversation.put(conversation)
        return undefined
      }),
    ),

  forget: ({ rows, blobs }) =>
    shredUnused({ db, keys }, [
      ...rows.flatMap(({ body }) => (body.kind === 'locked' ? [body.sealed.keyId] : [])),
      ...blobs.flatMap(({ locked }) => (locked === undefined ? [] : [locked.keyId])),
    ]),
})

/** What goes and stays with one thing: a conversation with what came out of it; of a record that only this phone has,
 *  also the changes that build on it. */
const rowsOf = (thing: Waiting, outbox: readonly OutboxRow[], isKnown: boolean): readonly OutboxRow[] => {
  const own = outbox.filter((row) => row.recordId === thing.recordId)
  const keyIds = new Set(
    thing.what === 'conversation'
      ? own.flatMap(({ body }) => (body.kind === 'locked' ? [body.sealed.keyId] : []))
      : [],
  )
  const children = outbox.filter(
    ({ type, body, recordId }) =>
      type !== 'contact' &&
      recordId !== thing.recordId &&
      body.kind === 'locked' &&
      keyIds.has(body.sealed.keyId),
  )
  return [...(isKnown ? own.filter(({ state }) => state === 'held') : own), ...children]
}

const heldRows = (thing: Waiting, rows: readonly OutboxRow[]): HeldThing => {
  const first = rows.find(({ state }) => state === 'held')
  return {
    ...common(thing),
    type: first?.type ?? '',
    reason: first?.heldFor ?? '',
    answer: first?.answer,
    fields: Object.assign(
      {},
      ...rows.map(({ body }) => (body.kind === 'clear' ? body.operation.set : {})),
    ) as HeldThing['fields'], // Object.assign forgets what its parts hold.
    orders: rows.flatMap(({ order }) => (order === undefined ? [] : [order])),
    sha256: undefined,
  }
}

const heldPhoto = (thing: Waiting, type: string | undefined): HeldThing => ({
  ...common(thing),
  type: type ?? '',
  reason: thing.heldFor ?? '',
  answer: undefined,
  fields: {},
  orders: [],
  sha256: thing.key.slice('photo:'.length),
})

const common = ({ key, what, recordId }: Waiting) => ({ key, what, recordId })
