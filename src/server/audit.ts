import { Hono } from 'hono'
import { emptyFigure, xorText } from '#domain/sync/audit.ts'
import type { AuditAnswer } from '#domain/sync/wire.ts'
import type { Deps } from './deps.ts'
import { currentScopes, type DeviceEnv } from './device.ts'
import { limitByDevice } from './rate.ts'

/** `GET /v1/projects/:project/audit`: what the scopes of this device hold, from one snapshot with the head. */
export const auditRoutes = ({ store, config }: Deps) =>
  new Hono<DeviceEnv>().get('/audit', limitByDevice(config.rates.device), async (c) => {
    const device = c.get('device')
    const answer = await store.read(async (reader): Promise<AuditAnswer> => {
      const clock = await reader.clock(device.project)
      if (clock === undefined) throw new Error('a device of a project without a clock')
      const figures = await reader.figures(device.project)
      const scopes = (await currentScopes(reader, device)).map((scope) => {
        const figure = figures.get(scope) ?? emptyFigure
        return [scope, { count: figure.count, xor: xorText(figure) }]
      })
      return { epoch: clock.epoch, head: clock.head, scopes: Object.fromEntries(scopes) }
    })
    return c.json(answer)
  })
