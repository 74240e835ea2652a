import type { Stored } from '#domain/sync/record.ts'
import type { FeedEntry, OperationRow, RecordRow } from '#server/store/rows.ts'
import type { Saved } from './ledger.ts'
import type { Run } from './stage.ts'

/** What the server holds at one moment. */
export interface View {
  readonly head: number
  readonly operations: ReadonlyMap<string, OperationRow>
  readonly records: ReadonlyMap<string, RecordRow>
  readonly erased: ReadonlySet<string>
  readonly feed: ReadonlyMap<string, readonly FeedEntry[]>
}

/** Beyond what any run makes. */
const all = 100_000

export const look = ({ server, ledger, handsets }: Run): Promise<View> =>
  server.look(async (reader) => {
    const { project } = server
    const operations = new Map<string, OperationRow>()
    for (const id of ledger.saved.keys()) {
      const row = await reader.operation(project, id)
      if (row !== undefined) operations.set(id, row)
    }
    const records = new Map<string, RecordRow>()
    const erased = new Set<string>()
    for (const id of [...ledger.order, ...ledger.erased]) {
      const row = await reader.record(project, id)
      if (row !== undefined) records.set(id, row)
      if (await reader.isErased(project, id)) erased.add(id)
    }
    const scopes = handsets.flatMap(({ phone }) => [`device:${phone.membership.deviceId}`])
    const feed = new Map<string, readonly FeedEntry[]>()
    for (const scope of ['project', 'field', 'work', 'costs', 'desk', 'talk', 'contact', 'erased', ...scopes])
      feed.set(scope, await reader.feedAfter(project, { scope, after: -1, limit: all }))
    const clock = await reader.clock(project)
    return { head: clock?.head ?? 0, operations, records, erased, feed }
  })

/** What the server shows in a scope, as the text that it sends. */
export const shownIn = ({ feed }: View, scope: string): ReadonlyMap<string, string> =>
  new Map(
    (feed.get(scope) ?? []).flatMap(({ kind, recordId, body }) =>
      kind === 'put' && body !== null ? [[recordId, body]] : [],
    ),
  )

export const parseBody = (body: string): Stored => JSON.parse(body) as Stored // The server's own text.

/** The record and everything above it that an operation names. */
export const above = (saved: Saved, all: ReadonlyMap<string, Saved>): readonly string[] => {
  const { recordId, parentId, set } = saved
  const found = [recordId, parentId, set['interviewRef']].filter((id) => typeof id === 'string')
  for (const other of all.values())
    if (other.recordId === recordId && other.parentId !== undefined) found.push(other.parentId)
  return found
}
