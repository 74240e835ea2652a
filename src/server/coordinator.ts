import { Hono } from 'hono'
import * as z from 'zod/mini'
import { inviteState } from '#domain/project/invitation.ts'
import { Id } from '#domain/sync/operation.ts'
import {
  DeviceChange,
  type DeviceInfo,
  DeviceKey,
  type ExportList,
  ExportLog,
  type Invitation,
  InvitationRequest,
} from '#domain/sync/desk-wire.ts'
import type { Deps } from './deps.ts'
import { coordinatorOnly, type DeviceEnv } from './device.ts'
import { problem } from './problem.ts'
import { readJson } from './request.ts'
import type { DeviceRow, InvitationRow } from './store/rows.ts'

const dayMs = 86_400_000

/** What a coordinator's screen does besides records: links, devices, and the log of exports. */
export const coordinatorRoutes = ({ store, clock, bell, random }: Deps) =>
  new Hono<DeviceEnv>()
    .get('/invitations', coordinatorOnly, async (c) => {
      const rows = await store.read((reader) => reader.invitations(c.get('device').project))
      return c.json({ invitations: rows.map((row) => toInvitation(row, clock().toISOString())) })
    })
    .post('/invitations', coordinatorOnly, async (c) => {
      const body = await readJson(c, InvitationRequest)
      if (!body.ok) return body.response
      const { id, secretHash, role, uses, days, areaId } = body.value
      const now = clock()
      const row: InvitationRow = {
        project: c.get('device').project,
        id,
        secretHash,
        role,
        uses,
        used: 0,
        areaId: areaId ?? null,
        expiresAt: new Date(now.getTime() + days * dayMs).toISOString(),
        endedAt: null,
        createdAt: now.toISOString(),
        madeBy: 'coordinator',
      }
      // Asked again after a lost reply: the same answer.
      const kept = await store.write(async (writer) => {
        const known =
          (await writer.invitation(row.project, id)) ?? (await writer.invitationBySecret(secretHash))
        if (known !== undefined) return known.id === id && known.secretHash === secretHash ? known : undefined
        await writer.putInvitation(row)
        return row
      })
      if (kept === undefined)
        return problem(409, 'invitation-known', { detail: 'There is already another link under this id.' })
      return c.json(toInvitation(kept, now.toISOString()), 201)
    })
    .post('/invitations/:id/end', coordinatorOnly, async (c) => {
      const now = clock().toISOString()
      const ended = await store.write(async (writer) => {
        const row = await writer.invitation(c.get('device').project, c.req.param('id'))
        if (row === undefined) return undefined
        const changed = { ...row, endedAt: row.endedAt ?? now }
        await writer.putInvitation(changed)
        return changed
      })
      return ended === undefined ? notFound('link') : c.json(toInvitation(ended, now))
    })
    .get('/devices', coordinatorOnly, async (c) => {
      const own = c.get('device')
      const rows = await store.read((reader) => reader.devices(own.project))
      return c.json({ devices: rows.map((row) => toDevice(row, own)) })
    })
    .patch('/devices/:id', coordinatorOnly, async (c) => {
      const body = await readJson(c, DeviceChange)
      if (!body.ok) return body.response
      const own = c.get('device')
      // Otherwise nobody might be left who can change it back.
      if (body.value.role !== undefined && c.req.param('id') === own.id)
        return problem(422, 'own-role', { detail: 'Another coordinator changes the role of this device.' })
      const changed = await store.write(async (writer) => {
        const row = await writer.device(own.project, c.req.param('id'))
        if (row === undefined) return undefined
        const { name = row.name, state = row.state, role = row.role, areaId = row.areaId } = body.value
        const now = clock().toISOString()
        const next = {
          ...row,
          name,
          state,
          role,
          areaId,
          endedAt: state === 'active' ? null : (row.endedAt ?? now),
          ...(role === row.role ? {} : { formerRole: row.role, roleChangedAt: now }),
        }
        await writer.putDevice(next)
        return { next, rights: state !== row.state || role !== row.role || areaId !== row.areaId }
      })
      if (changed === undefined) return notFound('device')
      if (changed.rights) bell.hangUp(own.project, changed.next.id)
      return c.json(toDevice(changed.next, own))
    })
    .put('/device/key', async (c) => {
      const body = await readJson(c, DeviceKey)
      if (!body.ok) return body.response
      const { project, id } = c.get('device')
      await store.write(async (writer) => {
        const row = await writer.device(project, id)
        if (row !== undefined) await writer.putDevice({ ...row, keyWords: body.value.keyWords })
      })
      return c.body(null, 204)
    })
    .get('/exports', coordinatorOnly, async (c) => {
      const rows = await store.read((reader) => reader.exports(c.get('device').project))
      const exports = rows.flatMap(({ id, at, what }) => {
        const log = z.safeParse(ExportLog, what)
        return log.success ? [{ ...log.data, id, day: at.slice(0, 'YYYY-MM-DD'.length) }] : []
      })
      return c.json({ exports } satisfies ExportList)
    })
    .post('/exports', coordinatorOnly, async (c) => {
      const body = await readJson(c, z.extend(ExportLog, { id: z.optional(Id) }))
      if (!body.ok) return body.response
      const { id = random.id(), ...what } = body.value
      const device = c.get('device')
      await store.write((writer) =>
        writer.putExport(device.project, { id, deviceId: device.id, at: clock().toISOString(), what }),
      )
      return c.json({ id }, 201)
    })

const toInvitation = (row: InvitationRow, now: string): Invitation => ({
  id: row.id,
  role: row.role,
  uses: row.uses,
  used: row.used,
  expiresAt: row.expiresAt,
  state: inviteState(row, now),
  createdAt: row.createdAt,
  ...(row.areaId === null ? {} : { areaId: row.areaId }),
})

const toDevice = (row: DeviceRow, own: DeviceRow): DeviceInfo => ({
  id: row.id,
  name: row.name,
  role: row.role,
  joinedAt: row.joinedAt,
  lastSeenAt: row.lastSeenAt,
  state: row.state,
  own: row.id === own.id,
  keyWords: row.keyWords,
  areaId: row.areaId,
})

const notFound = (what: string) =>
  problem(404, 'not-found', { detail: `There is no such ${what} in this project.` })
