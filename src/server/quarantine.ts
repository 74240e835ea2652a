import { Hono } from 'hono'
import type { Json } from '#domain/sync/operation.ts'
import {
  QuarantineDecision,
  type QuarantinedTalk,
  type QuarantineItem,
  type QuarantineList,
  type QuarantineProblem,
} from '#domain/sync/desk-wire.ts'
import type { Deps } from './deps.ts'
import { coordinatorOnly, type DeviceEnv } from './device.ts'
import { problem } from './problem.ts'
import { readJson } from './request.ts'
import type { DeviceRow, QuarantineRow } from './store/rows.ts'
import { decideOn, decideOnTalk } from './sync/decide-again.ts'

/** `GET` and `POST /v1/projects/:project/quarantine`: what could not be taken, and what a coordinator decides about it. */
export const quarantineRoutes = (deps: Deps) =>
  new Hono<DeviceEnv>()
    .get('/quarantine', coordinatorOnly, async (c) => c.json(await list(deps, c.get('device').project)))
    .post('/quarantine/talk', coordinatorOnly, async (c) => {
      const body = await readJson(c, QuarantineDecision)
      if (!body.ok) return body.response
      const { project } = c.get('device')
      await decideOnTalk(deps, project, body.value.decision)
      return c.json((await list(deps, project)).talk)
    })
    .post('/quarantine/:operation', coordinatorOnly, async (c) => {
      const body = await readJson(c, QuarantineDecision)
      if (!body.ok) return body.response
      const { project } = c.get('device')
      const { decision } = body.value
      const decided = await decideOn(deps, project, { operationId: c.req.param('operation'), decision })
      if (decided === undefined)
        return problem(404, 'not-found', { detail: 'There is no such operation in quarantine.' })
      if (decided.kind === 'problem') return problem(409, decided.code, { detail: sentences[decided.code] })
      const device = await deps.store.read((reader) => reader.device(project, decided.row.deviceId))
      const item = toItem(decided.row, device)
      return c.json(decided.taken ? { ...item, decision: 'taken' } : item)
    })

const list = ({ store }: Deps, project: string): Promise<QuarantineList> =>
  store.read(async (reader) => {
    const devices = new Map((await reader.devices(project)).map((device) => [device.id, device]))
    const rows = await reader.quarantine(project)
    return {
      items: rows.filter(({ grouped }) => !grouped).map((row) => toItem(row, devices.get(row.deviceId))),
      talk: {
        waiting: countTalk(rows.filter(({ discardedAt }) => discardedAt === null)),
        discarded: countTalk(rows.filter(({ discardedAt }) => discardedAt !== null)),
      },
    }
  })

const countTalk = (rows: readonly QuarantineRow[]): QuarantinedTalk['waiting'] => {
  const records = (type: string) =>
    new Set(rows.filter((row) => row.grouped && row.type === type).map(({ recordId }) => recordId)).size
  return { interviews: records('interview'), contacts: records('contact') }
}

const toItem = (row: QuarantineRow, device: DeviceRow | undefined): QuarantineItem => ({
  operationId: row.operationId,
  type: row.type,
  recordId: row.recordId,
  reason: row.reason,
  deviceName: row.type === 'visit' ? null : (device?.name ?? null),
  deviceState: device?.state ?? 'active',
  // Only what was an object with a readable address is kept apart.
  operation: JSON.parse(row.raw) as Record<string, Json>,
  decision: row.discardedAt === null ? null : 'discarded',
})

const sentences: Readonly<Record<QuarantineProblem, string>> = {
  'already-taken': 'This was taken already. It is a record now: change or erase that.',
  'not-understood': 'This version of the program does not understand it. It is tried again after an update.',
  'unknown-record': 'The record that it changes is not there. Take first what makes that record.',
  erased: 'What it is about has been erased.',
  'not-allowed': 'The phone that it came from was never allowed to do this.',
}
