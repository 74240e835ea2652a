import { parentsOf } from '#domain/sync/parent.ts'
import type { Stored } from '#domain/sync/record.ts'
import { isReleasedInGroups, scopesOf } from '#domain/sync/scope.ts'
import type { RecordRow } from '../store/rows.ts'
import type { Batch } from './batch.ts'
import { showRecord } from './feed.ts'
import { moveAlong } from './keep-record.ts'
import { notePictures } from './pictures.ts'

/** Stores what a device brought back. Nobody is noted as its author: who offers it need not have made it. What out of a
 *  conversation comes from a coordinator had been released; from anybody else it waits for its group. */
export const keepBroughtBack = async (
  batch: Batch,
  before: RecordRow | undefined,
  record: Stored,
): Promise<void> => {
  const { turn, device } = batch
  const { writer, project } = turn
  const number = turn.next()
  const under = parentsOf(record)[0] ?? null
  const parent = under === null ? undefined : await writer.record(project, under)
  const scopes = scopesOf(record, parent?.scopes)
  const grouped = isReleasedInGroups(scopes)
  const held = before === undefined ? grouped && device.role !== 'coordinator' : before.state === 'held'
  const stored = grouped ? timeless(record, turn.versionOf(number)) : record

  const row = {
    stored,
    scopes,
    under,
    state: held ? ('held' as const) : ('shown' as const),
    deviceId: before?.deviceId ?? null,
    madeBy: before?.madeBy ?? null,
  }
  if (held) await writer.putRecords(project, [{ ...row, number: null, left: [] }])
  else await showRecord(turn, row, { before, number })
  for (const conflict of stored.conflicts)
    if (!(before?.stored.conflicts ?? []).some(({ id }) => id === conflict.id))
      await writer.putConflict(project, { ...conflict, recordId: stored.id, deviceId: null })
  const month = batch.today.slice(0, 'YYYY-MM'.length)
  await notePictures(turn, stored, { id: device.id, scopes: batch.scopes }, month)
  if (grouped && !held) await writer.forgetAuthor(project, stored.id, turn.versionOf(number))
  if (held || stored.type === 'project') batch.grouped.add(stored.id)
  if (before === undefined || before.scopes.join() !== scopes.join()) await moveAlong(turn, stored.id, scopes)
}

/** Its versions would tell when it was released, and their order when it came in. */
const timeless = ({ restored: _when, ...record }: Stored, version: string): Stored => ({
  ...record,
  versions: Object.fromEntries(Object.keys(record.versions).map((field) => [field, version])),
  conflicts: record.conflicts.map((conflict) => ({ ...conflict, version })),
})
