import { liveQuery } from 'dexie'
import type { InventoryRecord } from '#domain/inventory/facts.ts'
import { inventoryTypes } from '#domain/inventory/facts.ts'
import type { ProjectDatabase, RecordRow } from './database.ts'
import { overlay } from './overlay.ts'
import { readOwnVersions } from './own-versions.ts'

/** What came, changed or went since the last time. */
export interface RecordChanges {
  readonly put: readonly InventoryRecord[]
  readonly gone: readonly string[]
}

/** Follows all records on which figures rest, with this device's waiting changes laid over them, type by type: a
 *  sighting that changes does not read the conversations again. `onFirst` says that everything was read once. Returns the
 *  end of it. */
export const followInventoryRecords = (
  db: ProjectDatabase,
  on: {
    readonly changes: (changes: RecordChanges) => void
    readonly first: () => void
    readonly error: (error: unknown) => void
  },
): (() => void) => {
  const waiting = new Set<string>(inventoryTypes)
  const subscriptions = inventoryTypes.map((type) => {
    let known = new Map<string, number | undefined>()
    return liveQuery(() => readType(db, type)).subscribe({
      next: (records) => {
        const now = new Map(records.map(({ record, number }) => [record.id, number]))
        on.changes({
          // A row that has no number changed on this device.
          put: records.flatMap(({ record, number }) =>
            number === undefined || known.get(record.id) !== number ? [record] : [],
          ),
          gone: [...known.keys()].filter((id) => !now.has(id)),
        })
        known = now
        waiting.delete(type)
        if (waiting.size === 0) on.first()
      },
      error: on.error,
    })
  })
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe()
  }
}

interface NumberedRecord {
  readonly record: InventoryRecord
  /** Under which the server's row came; undefined with changes of this device over it. */
  readonly number: number | undefined
}

const readType = async (db: ProjectDatabase, type: string): Promise<readonly NumberedRecord[]> => {
  const [rows, outbox] = await Promise.all([
    db.record.where('type').equals(type).toArray(),
    db.outbox.where('type').equals(type).sortBy('order'),
  ])
  const own = new Set(outbox.map(({ recordId }) => recordId))
  const numbers = new Map(rows.map((row: RecordRow) => [row.id, own.has(row.id) ? undefined : row.number]))
  return overlay(rows, outbox, await readOwnVersions(db, outbox)).map(({ record }) => ({
    record,
    number: numbers.get(record.id),
  }))
}
