import { type Outcome, resolveBases } from '#domain/sync/base.ts'
import { merge } from '#domain/sync/merge.ts'
import type { Stored } from '#domain/sync/record.ts'
import type { OutboxRow } from './database.ts'

/** Where a record stands, in the three states that a person is told. `problem`: the server would not take it. */
export type Whereabouts = 'onPhone' | 'received' | 'problem'

export interface Shown {
  readonly record: Stored
  readonly whereabouts: Whereabouts
  /** Made or changed on this phone. */
  readonly own: boolean
}

/** Records as the server has them with the waiting operations of this phone laid over them, so that a save shows at
 *  once. An operation that cannot be laid over its record is left out. */
export const overlay = (
  records: readonly Stored[],
  outbox: readonly OutboxRow[],
  outcomeOf: ReadonlyMap<string, Outcome> = new Map(),
): readonly Shown[] => {
  const shown = new Map<string, Shown>(
    records.map((record) => [record.id, { record, whereabouts: 'received', own: false }]),
  )
  for (const row of outbox) {
    if (row.body.kind !== 'clear') continue
    const { operation } = row.body
    if (operation.erase === true) {
      // The server would not, so it is still there.
      if (row.answer === 'refused' && shown.has(operation.recordId)) continue
      shown.delete(operation.recordId)
      continue
    }
    const before = shown.get(operation.recordId)?.record
    const merged = merge(before, resolveBases(operation, before, outcomeOf), `op:${operation.id}`)
    if (merged.result === 'unknown') continue
    shown.set(operation.recordId, {
      record: merged.record,
      whereabouts: row.state === 'held' ? 'problem' : 'onPhone',
      own: true,
    })
  }
  return [...shown.values()]
}
