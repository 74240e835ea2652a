import type { Writer } from './store.ts'
import type { FeedRow, Known, OperationRow, Place, RecordRow } from './rows.ts'

/** A writer for one batch: what the batch is about is read in one go, and what it writes most is written in one go. A
 *  question that the batch's own changes may bear on writes them first, so nobody sees the difference. `flush` writes
 *  what is left, and must be the last thing. */
export const writeBehind = async (
  writer: Writer,
  project: string,
  ids: Parameters<Writer['known']>[1],
): Promise<{ readonly writer: Writer; readonly flush: () => Promise<void> }> => {
  let seen = remember(await writer.known(project, ids), ids)
  const operations = new Map<string, OperationRow>()
  const records = new Map<string, RecordRow>()
  const feeds = new Map<string, FeedRow>()
  const leaving = new Map<string, Place>()

  const flush = async () => {
    if (leaving.size > 0) await writer.removeFeeds(project, [...leaving.values()])
    if (operations.size > 0) await writer.putOperations(project, [...operations.values()])
    if (records.size > 0) await writer.putRecords(project, [...records.values()])
    if (feeds.size > 0) await writer.putFeeds(project, [...feeds.values()])
    for (const waiting of [operations, records, leaving, feeds]) waiting.clear()
  }
  /** Asked of the database after everything before it. */
  const after =
    <A extends readonly unknown[], R>(ask: (...values: A) => Promise<R>) =>
    async (...values: A): Promise<R> => {
      await flush()
      return ask(...values)
    }
  /** Changes rows that are remembered here: from now on the database is asked. */
  const anew = <A extends readonly unknown[], R>(change: (...values: A) => Promise<R>) =>
    after(async (...values: A): Promise<R> => {
      seen = remember(nothing, { operations: [], records: [] })
      return change(...values)
    })
  const known =
    <T>(of: (memory: Memory) => ReadonlyMap<string, T>, ask: (project: string, id: string) => Promise<T>) =>
    async (where: string, id: string): Promise<T> => {
      const memory = of(seen)
      // The map holds the key, so what it gives is a T, which may be undefined.
      return where === project && memory.has(id) ? (memory.get(id) as T) : after(ask)(where, id)
    }

  return {
    flush,
    writer: {
      // What is not named below neither reads nor writes operations, records or feed rows.
      ...writer,
      operation: known((memory) => memory.operations, writer.operation),
      record: known((memory) => memory.records, writer.record),
      under: known((memory) => memory.under, writer.under),
      isErased: known((memory) => memory.erased, writer.isErased),
      blobRefs: known((memory) => memory.blobRefs, writer.blobRefs),
      known: after(writer.known),
      isChangedByOthers: after(writer.isChangedByOthers),
      recordsOfType: after(writer.recordsOfType),
      publications: after(writer.publications),
      heldRecords: after(writer.heldRecords),
      ofStreet: after(writer.ofStreet),
      ofTalk: after(writer.ofTalk),
      feedAfter: after(writer.feedAfter),
      recordsNaming: after(writer.recordsNaming),
      mayReadBlob: after(writer.mayReadBlob),

      putOperations: async (_, rows) => {
        for (const row of rows) {
          operations.set(row.id, row)
          seen.operations.set(row.id, row)
        }
      },
      putRecords: async (_, rows) => {
        for (const row of rows) {
          const { id } = row.stored
          const before = seen.records.get(id)
          records.set(id, row)
          seen.records.set(id, row)
          for (const parent of new Set([before?.under, row.under])) {
            const list = seen.under.get(parent ?? '')
            if (list === undefined) continue
            const others = list.filter(({ stored }) => stored.id !== id)
            seen.under.set(parent ?? '', row.under === parent ? [...others, row] : others)
          }
        }
      },
      putFeeds: async (_, rows) => {
        for (const row of rows) feeds.set(keyOf(row), row)
      },
      removeFeeds: async (_, rows) => {
        for (const row of rows) {
          feeds.delete(keyOf(row))
          leaving.set(keyOf(row), row)
        }
      },
      putBlobRef: async (where, ref) => {
        seen.blobRefs.delete(ref.recordId)
        await writer.putBlobRef(where, ref)
      },
      removeBlobRef: async (where, sha256, recordId) => {
        seen.blobRefs.delete(recordId)
        await writer.removeBlobRef(where, sha256, recordId)
      },
      settleBlobRefs: anew(writer.settleBlobRefs),
      forgetAuthor: anew(writer.forgetAuthor),
      eraseRecord: anew(writer.eraseRecord),
    },
  }
}

const keyOf = ({ scope, number }: Place): string => `${scope} ${number}`

type Memory = ReturnType<typeof remember>

const nothing: Known = { operations: [], records: [], under: [], erased: [], blobRefs: [] }

/** By id. What was asked for and is not there is remembered as well. */
const remember = (known: Known, ids: Parameters<Writer['known']>[1]) => {
  const erased = new Set(known.erased)
  const under = Map.groupBy(known.under, (row) => row.under ?? '')
  const blobRefs = Map.groupBy(known.blobRefs, (row) => row.recordId)
  const operations = new Map<string, OperationRow | undefined>(ids.operations.map((id) => [id, undefined]))
  for (const row of known.operations) operations.set(row.id, row)
  const records = new Map<string, RecordRow | undefined>(ids.records.map((id) => [id, undefined]))
  for (const row of known.records) records.set(row.stored.id, row)
  return {
    operations,
    records,
    under: new Map(ids.records.map((id) => [id, under.get(id) ?? []])),
    erased: new Map(ids.records.map((id) => [id, erased.has(id)])),
    blobRefs: new Map(ids.records.map((id) => [id, blobRefs.get(id) ?? []])),
  }
}
