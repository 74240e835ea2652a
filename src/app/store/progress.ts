import { overLostConnection } from './attempt.ts'
import type { BlobRow, OutboxRow, ProjectDatabase, ReceiptRow } from './database.ts'
import type { StoreDeps } from './deps.ts'

/** One thing of this phone on its way, in words a person knows: a conversation, a sighting, a photo. */
export interface Waiting {
  readonly key: string
  readonly what: 'conversation' | 'contact' | 'sighting' | 'photo' | 'other'
  readonly recordId: string
  readonly state: 'onPhone' | 'held'
  readonly heldFor?: string
  /** Bytes that the server has of a photo, and all of them. */
  readonly sent?: number
  readonly total?: number
  /** Only the large one of a photo is left. */
  readonly onlyLarge?: boolean
  /** How many addresses it is, where a whole list of them stands as one. */
  readonly addresses?: number
}

/** How many things these are to a person. */
export const thingsIn = (waiting: readonly Pick<Waiting, 'addresses'>[]): number =>
  waiting.reduce((sum, { addresses = 1 }) => sum + addresses, 0)

/** Something of today that the server has. */
export interface Received {
  readonly recordId: string
  readonly what: Waiting['what']
  readonly at: string
}

export interface Progress {
  readonly waiting: readonly Waiting[]
  /** Things that the server would not take. They are still here. */
  readonly held: readonly Waiting[]
  /** The last that were received, latest first; conversations are not among them, since a time would join them to a
   *  visit. */
  readonly received: readonly Received[]
  /** UTC time of the last moment at which everything of this phone had been received, or null. */
  readonly allSentAt: string | null
}

export interface ProgressQueries {
  readonly progress: () => Promise<Progress>
  readonly meta: (key: string) => Promise<unknown>
  readonly setMeta: (key: string, value: unknown) => Promise<void>
}

export const progressQueries = ({ db, now }: StoreDeps): ProgressQueries => ({
  progress: async () => {
    const today = now().toISOString().slice(0, 10)
    const [outbox, blobs, sentAt, receipts] = await Promise.all([
      outboxOf(db),
      db.blob.where('state').anyOf('waiting', 'held').toArray(),
      db.meta.get('allSentAt'),
      db.receipt.where('receivedAt').startsWith(today).reverse().limit(mostReceived).toArray(),
    ])
    const received = await receivedToday(db, receipts)
    const things = [...waitingThings(outbox.rows, blobs), ...listOf(outbox.addresses)]
    return {
      waiting: things.filter((thing) => thing.state === 'onPhone'),
      held: things.filter((thing) => thing.state === 'held'),
      received,
      allSentAt: typeof sentAt?.value === 'string' ? sentAt.value : null,
    }
  },
  meta: async (key) => (await db.meta.get(key))?.value,
  setMeta: async (key, value) => {
    await overLostConnection(db, () => db.meta.put({ key, value }))
  },
})

/** More than these nobody reads. */
const mostReceived = 200
/** From here on addresses on their way are one list; they are counted and not read. */
const manyAddresses = 500

/** What is on its way in its order, but a long list of addresses: of that only how many wait. */
const outboxOf = async (
  db: ProjectDatabase,
): Promise<{ readonly rows: readonly OutboxRow[]; readonly addresses: number }> => {
  const all = await db.outbox.where('type').equals('address').count()
  if (all < manyAddresses) return { rows: await db.outbox.orderBy('order').toArray(), addresses: 0 }
  const others = await db.outbox.where('type').notEqual('address').sortBy('order')
  const held = await db.outbox
    .where('state')
    .equals('held')
    .filter(({ type }) => type === 'address')
    .toArray()
  return { rows: [...others, ...held], addresses: all - held.length }
}

const listOf = (addresses: number): readonly Waiting[] =>
  addresses === 0
    ? []
    : [{ key: 'addresses', what: 'other', recordId: 'addresses', state: 'onPhone', addresses }]

/** The things that these rows are to a person. */
export const waitingThings = (
  outbox: readonly OutboxRow[],
  blobs: readonly BlobRow[],
): readonly Waiting[] => [...byRecord(outbox), ...photos(blobs)]

const named: Readonly<Record<string, Waiting['what']>> = {
  interview: 'conversation',
  contact: 'contact',
  assetSighting: 'sighting',
}

/** Several changes of one record are one thing to a person; what came out of a conversation goes with it. */
const byRecord = (outbox: readonly OutboxRow[]): readonly Waiting[] => {
  const things = new Map<string, Waiting>()
  for (const row of outbox) {
    const isChild = row.body.kind === 'locked' && row.type !== 'interview' && row.type !== 'contact'
    const conversation = isChild
      ? outbox.find((other) => other.type === 'interview' && sameKey(other, row))
      : undefined
    if (conversation !== undefined) continue
    const key = `${row.type}:${row.recordId}`
    const earlier = things.get(key)
    things.set(key, {
      key,
      what: named[row.type] ?? 'other',
      recordId: row.recordId,
      state: row.state === 'held' || earlier?.state === 'held' ? 'held' : 'onPhone',
      ...(row.heldFor === undefined ? {} : { heldFor: row.heldFor }),
    })
  }
  return [...things.values()]
}

const sameKey = (a: OutboxRow, b: OutboxRow): boolean =>
  a.body.kind === 'locked' && b.body.kind === 'locked' && a.body.sealed.keyId === b.body.sealed.keyId

/** A full picture and its small one are one photo. */
const photos = (blobs: readonly BlobRow[]): readonly Waiting[] =>
  blobs
    .filter(
      (blob) =>
        blob.size === 'full' ||
        !blobs.some((other) => other.recordId === blob.recordId && other.size === 'full'),
    )
    .map((blob) => ({
      key: `photo:${blob.sha256}`,
      what: 'photo',
      recordId: blob.recordId,
      state: blob.state === 'held' ? 'held' : 'onPhone',
      sent: blob.sent,
      total: blob.bytes,
      onlyLarge:
        blob.size === 'full' &&
        !blobs.some((other) => other.recordId === blob.recordId && other.size === 'small'),
      ...(blob.heldFor === undefined ? {} : { heldFor: blob.heldFor }),
    }))

/** One line for each record, whatever the number of changes. */
const receivedToday = async (
  db: ProjectDatabase,
  receipts: readonly ReceiptRow[],
): Promise<readonly Received[]> => {
  const latest = new Map<string, string>()
  for (const { recordId, receivedAt = '' } of receipts)
    if (receivedAt > (latest.get(recordId) ?? '')) latest.set(recordId, receivedAt)
  const records = await db.record.bulkGet([...latest.keys()])
  return records
    .flatMap((record) => {
      const at = record === undefined ? undefined : latest.get(record.id)
      if (record === undefined || at === undefined) return []
      return [{ recordId: record.id, what: named[record.type] ?? 'other', at }]
    })
    .sort((a, b) => b.at.localeCompare(a.at))
}
