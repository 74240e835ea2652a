import { Hono } from 'hono'
import { limits, type KeptFiles, OfferRequest } from '#domain/sync/wire.ts'
import type * as z from 'zod/mini'
import type { Deps } from './deps.ts'
import { coordinatorOnly, type DeviceEnv } from './device.ts'
import { problem } from './problem.ts'
import { limitByDevice } from './rate.ts'
import { readJson } from './request.ts'
import { takeOffer } from './sync/take-offer.ts'

/** `POST /v1/projects/:project/offer`, and what a coordinator opens of it. */
export const offerRoutes = (deps: Deps) =>
  new Hono<DeviceEnv>()
    .post('/offer', limitByDevice(deps.config.rates.device), async (c) => {
      const body = await readJson(c, OfferRequest)
      if (!body.ok) return body.response
      const { records = [], files = [] } = body.value
      if (body.bytes > limits.batchBytes && records.length + files.length > 1)
        return problem(413, 'body-too-large', {
          detail: `An offer may hold ${limits.batchBytes} bytes. Send fewer records at a time.`,
        })
      return c.json(await takeOffer(deps, c.get('device'), body.value))
    })
    .get('/kept-files', coordinatorOnly, async (c) => {
      const files = await deps.store.read((reader) => reader.keptFiles(c.get('device').project))
      // A store's order is that of random ids; more than a body holds is asked for again.
      let bytes = 0
      const some = files.filter(
        ({ file }, index) => (bytes += file.length) <= limits.bodyBytes || index === 0,
      )
      return c.json({ files: some } satisfies z.infer<typeof KeptFiles>)
    })
    .post('/kept-files/:id/done', coordinatorOnly, async (c) => {
      const { project } = c.get('device')
      await deps.store.write((writer) => writer.removeKeptFile(project, c.req.param('id')))
      return c.body(null, 204)
    })
