import { auditText, emptyFigure, withRecord } from '#domain/sync/audit.ts'
import { sha256 } from '../hash.ts'
import { placesOf } from '../store/places.ts'
import type { Place, RecordRow } from '../store/rows.ts'
import type { Turn } from './turn.ts'

/** Stores a record and puts it in the feed of its scopes under a number; from those that it no longer belongs to it
 *  leaves. `before` is the row as it stood so far. */
export const showRecord = async (
  turn: Pick<Turn, 'writer' | 'project' | 'changed' | 'figures'>,
  row: Omit<RecordRow, 'number' | 'left'>,
  { before, number }: { readonly before: RecordRow | undefined; readonly number: number },
): Promise<void> => {
  const { writer, project, changed } = turn
  const { id } = row.stored
  const stood = before === undefined ? [] : placesOf(before)
  const back = before?.left.filter(({ scope }) => row.scopes.includes(scope)) ?? []
  const gone = stood
    .filter(({ scope }) => !row.scopes.includes(scope))
    .map(({ scope }) => ({ scope, number }))
  const left = [...(before?.left ?? []).filter((place) => !back.includes(place)), ...gone]

  for (const place of stood) countFeed(turn, id, { ...place, change: -1 })
  await writer.removeFeeds(project, [...stood, ...back])
  await writer.putFeeds(
    project,
    gone.map((place) => ({ ...place, recordId: id, kind: 'leave' })),
  )
  const shown = { ...row, number, left }
  await writer.putRecords(project, [shown])
  for (const place of placesOf(shown)) countFeed(turn, id, { ...place, change: 1 })
  for (const { scope } of [...placesOf(shown), ...gone]) changed.add(scope)
}

/** Takes a record that is erased out of all feeds, and tells everybody its id. */
export const feedErasure = async (turn: Turn, recordId: string): Promise<void> => {
  const { writer, project } = turn
  const row = await writer.record(project, recordId)
  for (const place of row === undefined ? [] : placesOf(row))
    countFeed(turn, recordId, { ...place, change: -1 })
  await writer.eraseRecord(project, recordId)
  const number = turn.next()
  await writer.putFeeds(project, [{ scope: 'erased', recordId, number, kind: 'erase' }])
  await writer.describeErasure(project, recordId, { number, type: row?.stored.type ?? null, day: turn.day })
  turn.changed.add('erased')
}

/** Keeps the figures that phones compare with what they hold. They are written once, at the end of the turn. */
const countFeed = (
  { figures }: Pick<Turn, 'figures'>,
  recordId: string,
  { scope, number, change }: Place & { readonly change: 1 | -1 },
): void => {
  const figure = figures.get(scope) ?? emptyFigure
  figures.set(scope, withRecord(figure, sha256(auditText(recordId, number)), change))
}
