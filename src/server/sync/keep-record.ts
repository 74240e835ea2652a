import { waitsForGroup } from '#domain/sync/admit.ts'
import { parentsOf } from '#domain/sync/parent.ts'
import type { Stored } from '#domain/sync/record.ts'
import { isReleasedInGroups, type Scope, scopesOf } from '#domain/sync/scope.ts'
import type { RecordRow } from '../store/rows.ts'
import type { Batch } from './batch.ts'
import { showRecord } from './feed.ts'
import { notePictures } from './pictures.ts'
import type { Turn } from './turn.ts'

/** Stores what an operation made of a record, and shows it to the scopes that it belongs to. */
export const keepRecord = async (
  batch: Batch,
  {
    before,
    record: made,
    operationId,
    number,
  }: {
    readonly before: RecordRow | undefined
    readonly record: Stored
    readonly operationId: string
    readonly number: number
  },
): Promise<void> => {
  const { turn, device } = batch
  const { writer, project } = turn
  const under = parentsOf(made)[0] ?? null
  const parent = under === null ? undefined : await writer.record(project, under)
  const scopes = scopesOf(made, parent?.scopes)
  const grouped = isReleasedInGroups(scopes)
  const month = batch.today.slice(0, 'YYYY-MM'.length)
  // A phone whose clock runs ahead must not keep a conversation for longer.
  const record = before === undefined && grouped && made.at > month ? { ...made, at: month } : made
  const waits =
    grouped &&
    (before === undefined
      ? waitsForGroup(record, { role: device.role, parentShown: parent?.state === 'shown' })
      : before.state === 'held')
  const nameless = record.type === 'visit' || grouped
  const stored = await keepConflicts(batch, { before: before?.stored, record, operationId, nameless })

  const row = {
    stored,
    scopes,
    under,
    state: waits ? ('held' as const) : ('shown' as const),
    deviceId: before === undefined ? (grouped && !waits ? null : device.id) : before.deviceId,
    madeBy: before === undefined ? operationId : before.madeBy,
  }
  if (waits) await writer.putRecords(project, [{ ...row, number: null, left: [] }])
  else await showRecord(turn, row, { before, number })
  await notePictures(turn, stored, { id: device.id, scopes: batch.scopes }, month)
  if (before === undefined && grouped && !waits)
    await writer.forgetAuthor(project, stored.id, turn.versionOf(number))
  if (waits || stored.type === 'project') batch.grouped.add(stored.id)
  if (before === undefined || before.scopes.join() !== scopes.join()) await moveAlong(turn, stored.id, scopes)
}

/** Open conflicts stand in the record; the table also keeps who, and which operation settled one. */
const keepConflicts = async (
  { turn: { writer, project }, device }: Batch,
  {
    before,
    record,
    operationId,
    nameless,
  }: {
    readonly before: Stored | undefined
    readonly record: Stored
    readonly operationId: string
    /** Nobody is told who: visits, conversations and what comes out of them. */
    readonly nameless: boolean
  },
): Promise<Stored> => {
  if (before === undefined || (before.conflicts.length === 0 && record.conflicts.length === 0)) return record
  const conflicts = record.conflicts.map((conflict) => {
    const known = before.conflicts.some(
      ({ id, version }) => id === conflict.id && version === conflict.version,
    )
    return known || nameless ? conflict : { ...conflict, by: device.name }
  })
  for (const conflict of conflicts)
    await writer.putConflict(project, {
      ...conflict,
      recordId: record.id,
      deviceId: nameless ? null : device.id,
    })
  for (const { id } of before.conflicts)
    if (!conflicts.some((conflict) => conflict.id === id))
      await writer.resolveConflict(project, id, operationId)
  return { ...record, conflicts }
}

/** Notes go where the record goes that they are about, and visits where their address goes; not into a conversation,
 *  which has a month and no author. */
export const moveAlong = async (turn: Turn, about: string, scopes: readonly Scope[]): Promise<void> => {
  if (isReleasedInGroups(scopes)) return
  for (const row of await turn.writer.under(turn.project, about)) {
    if (
      !['comment', 'visit'].includes(row.stored.type) ||
      row.state === 'held' ||
      row.scopes.join() === scopes.join()
    )
      continue
    await showRecord(turn, { ...row, scopes }, { before: row, number: turn.next() })
  }
}
