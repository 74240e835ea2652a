import { Hono } from 'hono'
import type { RetentionList } from '#domain/sync/desk-wire.ts'
import type { Deps } from './deps.ts'
import { coordinatorOnly, type DeviceEnv } from './device.ts'
import { readEndings } from './sync/end-terms.ts'

/** `GET /v1/projects/:project/retention`: how many conversations and contacts are kept until when, and nothing of them. */
export const retentionRoutes = ({ store, clock }: Deps) =>
  new Hono<DeviceEnv>().get('/retention', coordinatorOnly, async (c) => {
    const { project } = c.get('device')
    const { today, ends } = await store.read((reader) => readEndings(reader, { project, now: clock() }))
    const counted = ends.filter(({ count }) => count > 0)
    return c.json({
      today,
      ends: counted.map(({ kept, goesOn, count }) => ({ kept, goesOn, count })),
    } satisfies RetentionList)
  })
