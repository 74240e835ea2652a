import type { Scope } from '#domain/sync/scope.ts'
import { auditText, emptyFigure, withRecord } from '#domain/sync/audit.ts'
import { sha256 } from '../hash.ts'
import type { FeedRow } from '../store/store.ts'
import type { Turn } from './turn.ts'

/** Puts a record in the feed of its scopes under a number, and takes it out of those it no longer belongs to. */
export const feedRecord = async (
  turn: Turn,
  recordId: string,
  { scopes, number }: { readonly scopes: readonly Scope[]; readonly number: number },
): Promise<void> => {
  const { writer, project, changed } = turn
  for (const row of await writer.feedOf(project, recordId)) {
    if (row.kind !== 'put') continue
    countFeed(turn, row, -1)
    if (scopes.includes(row.scope)) continue
    await writer.putFeeds(project, [{ ...row, number, kind: 'leave' }])
    changed.add(row.scope)
  }
  for (const scope of scopes) {
    const row: FeedRow = { scope, recordId, number, kind: 'put' }
    await writer.putFeeds(project, [row])
    countFeed(turn, row, 1)
    changed.add(scope)
  }
}

/** Takes a record that is erased out of all feeds, and tells everybody its id. */
export const feedErasure = async (turn: Turn, recordId: string): Promise<void> => {
  const { writer, project } = turn
  const type = (await writer.record(project, recordId))?.stored.type ?? null
  for (const row of await writer.feedOf(project, recordId)) if (row.kind === 'put') countFeed(turn, row, -1)
  await writer.eraseRecord(project, recordId)
  const number = turn.next()
  await writer.putFeeds(project, [{ scope: 'erased', recordId, number, kind: 'erase' }])
  await writer.describeErasure(project, recordId, { number, type, day: turn.day })
  turn.changed.add('erased')
}

/** Keeps the figures that phones compare with what they hold. They are written once, at the end of the turn. */
const countFeed = ({ figures }: Turn, { scope, recordId, number }: FeedRow, change: 1 | -1): void => {
  const figure = figures.get(scope) ?? emptyFigure
  figures.set(scope, withRecord(figure, sha256(auditText(recordId, number)), change))
}
