import { Hono } from 'hono'
import type { Scope } from '#domain/sync/scope.ts'
import { limits, type PullAnswer, PullRequest } from '#domain/sync/wire.ts'
import type { Deps } from './deps.ts'
import { currentScopes, type DeviceEnv } from './device.ts'
import { noticeRestore } from './notice-restore.ts'
import { limitByDevice } from './rate.ts'
import { readJson } from './request.ts'
import type { Reader } from './store/store.ts'
import type { DeviceRow, FeedEntry } from './store/rows.ts'
import { readRules } from './sync/rules.ts'
import { answerOf } from './sync/take-one.ts'

/** `POST /v1/projects/:project/pull`: one page, read from one snapshot. Which scopes a device gets is decided here. */
export const pullRoutes = (deps: Deps) =>
  new Hono<DeviceEnv>().post('/pull', limitByDevice(deps.config.rates.device), async (c) => {
    const body = await readJson(c, PullRequest)
    if (!body.ok) return body.response
    const device = c.get('device')
    const { epoch, head = 0, cursors } = body.value
    const furthest = Math.max(head, ...Object.values(cursors))
    await noticeRestore(deps, device.project, { epoch, head: furthest })
    const { page, confirmed } = await deps.store.read(async (reader) => ({
      page: await readPage(reader, device, { ...body.value, now: deps.clock() }),
      confirmed: await confirmedBy(reader, device, body.value),
    }))
    if (confirmed !== undefined)
      await deps.store.write((writer) => writer.putConfirmation(device.project, device.id, confirmed))
    return c.body(page, 200, { 'content-type': 'application/json' })
  })

/** A cursor past an erasure says that its page was stored, and so that the phone has erased. */
const confirmedBy = async (
  reader: Reader,
  device: DeviceRow,
  { epoch, cursors }: PullRequest,
): Promise<number | undefined> => {
  const number = cursors['erased'] ?? 0
  if (number === 0 || !(await reader.isNewConfirmation(device.project, device.id, number))) return undefined
  const clock = await reader.clock(device.project)
  return clock !== undefined && epoch === clock.epoch && number <= clock.head ? number : undefined
}

/** The answer as JSON text: records are stored as the text that is sent. */
const readPage = async (
  reader: Reader,
  device: DeviceRow,
  request: PullRequest & { readonly now: Date },
): Promise<string> => {
  const { project } = device
  const clock = await reader.clock(project)
  if (clock === undefined) throw new Error('a device of a project without a clock')
  const scopes = await currentScopes(reader, device)
  const startOver = request.epoch !== undefined && request.epoch !== clock.epoch
  const cursors = new Map(scopes.map((scope) => [scope, startOver ? 0 : (request.cursors[scope] ?? 0)]))

  const found: FeedEntry[] = []
  for (const [scope, after] of cursors)
    found.push(...(await reader.feedAfter(project, { scope, after, limit: limits.pageEntries + 1 })))
  const scope = `device:${device.id}` as const
  const later = await reader.answersAfter(project, {
    deviceId: device.id,
    after: cursors.get(scope) ?? 0,
    limit: limits.pageEntries + 1,
  })
  const { taken, last, more } = fill(
    [
      ...found.map((entry) => ({ number: entry.number, list: 'entries' as const, text: entryText(entry) })),
      ...later.map(({ number, operation }) => ({
        number,
        list: 'answers' as const,
        text: JSON.stringify(answerOf(operation)),
      })),
    ].sort((a, b) => a.number - b.number),
  )
  const listed = (list: Numbered['list']) =>
    taken.flatMap((one) => (one.list === list ? [one.text] : [])).join(',')
  const upTo = more ? last : clock.head

  const answer: Omit<PullAnswer, 'entries' | 'answers'> = {
    epoch: clock.epoch,
    head: clock.head,
    role: device.role,
    scopes: [...scopes],
    cursors: Object.fromEntries([...cursors].map(([scope, after]) => [scope, Math.max(after, upTo)])),
    more,
    backedUp: clock.backedUp,
    serverTime: request.now.toISOString(),
    ...(device.role === 'coordinator' ? { waiting: await waiting(reader, project) } : {}),
  }
  return `{"entries":[${listed('entries')}],"answers":[${listed('answers')}],${JSON.stringify(answer).slice(1)}`
}

/** As many entries as fit on a page, in order of their numbers; at least one. A number is never split over two pages. */
const fill = (
  found: readonly Numbered[],
): { readonly taken: readonly Numbered[]; readonly last: number; readonly more: boolean } => {
  const taken: Numbered[] = []
  let bytes = 0
  let last = 0
  for (const entry of found) {
    bytes += Buffer.byteLength(entry.text)
    const full = taken.length >= limits.pageEntries || (bytes > limits.pageBytes && taken.length > 0)
    if (full && entry.number !== last) return { taken, last, more: true }
    taken.push(entry)
    last = entry.number
  }
  return { taken, last, more: false }
}

/** Something for a page, as it is sent. */
interface Numbered {
  readonly number: number
  readonly list: 'entries' | 'answers'
  readonly text: string
}

const entryText = ({ scope, number, kind, recordId, body }: FeedEntry): string =>
  kind === 'put' && body !== null
    ? `{"kind":"put","scope":${JSON.stringify(scope satisfies Scope)},"number":${number},"record":${body}}`
    : JSON.stringify({ kind, scope, number, recordId })

/** What arrived and waits for its group: how many, and nothing about them. */
const waiting = async (reader: Reader, project: string): Promise<NonNullable<PullAnswer['waiting']>> => {
  const types = (await reader.heldRecords(project)).map(({ stored }) => stored.type)
  return {
    interviews: types.filter((type) => type === 'interview').length,
    contacts: types.filter((type) => type === 'contact').length,
    releaseGroup: (await readRules(reader, project)).releaseGroup,
  }
}
