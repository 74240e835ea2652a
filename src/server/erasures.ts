import { Hono } from 'hono'
import type { ErasureList } from '#domain/sync/desk-wire.ts'
import type { Deps } from './deps.ts'
import { coordinatorOnly, type DeviceEnv } from './device.ts'

/** `GET /v1/projects/:project/erasures`: what kinds of things were erased and when, and which phones have come back since
 *  they were told. Nothing of what was erased. */
export const erasureRoutes = ({ store }: Deps) =>
  new Hono<DeviceEnv>().get('/erasures', coordinatorOnly, async (c) => {
    const { project } = c.get('device')
    const answer = await store.read(async (reader): Promise<ErasureList> => {
      const confirmed = await reader.confirmations(project)
      const devices = (await reader.devices(project)).map(({ id, name, state, lastSeenAt }) => ({
        id,
        name,
        state,
        lastSeenDay: lastSeenAt?.slice(0, 'YYYY-MM-DD'.length) ?? null,
        confirmed: confirmed.get(id) ?? 0,
      }))
      return { erasures: (await reader.erasures(project)).map((row) => ({ ...row })), devices }
    })
    return c.json(answer)
  })
