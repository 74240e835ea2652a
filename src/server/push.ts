import { Hono } from 'hono'
import * as z from 'zod/mini'
import { limits, type PushAnswer, PushRequest } from '#domain/sync/wire.ts'
import type { Deps } from './deps.ts'
import type { DeviceEnv } from './device.ts'
import { noticeRestore } from './notice-restore.ts'
import { problem } from './problem.ts'
import { limitByDevice } from './rate.ts'
import { readJson } from './request.ts'
import { takeBatch } from './sync/take-batch.ts'

/** Whatever the operations are: one that cannot be understood does not fail the rest. */
const Batch = z.object({
  epoch: PushRequest.shape.epoch,
  head: PushRequest.shape.head,
  operations: z.array(z.unknown()).check(z.minLength(1)),
})

/** `POST /v1/projects/:project/push` */
export const pushRoutes = (deps: Deps, onResults: (results: PushAnswer['results']) => void) =>
  new Hono<DeviceEnv>().post('/push', limitByDevice(deps.config.rates.device), async (c) => {
    const body = await readJson(c, Batch)
    if (!body.ok) return body.response
    const { operations } = body.value
    if (operations.length > limits.batchOperations)
      return problem(422, 'batch-too-large', {
        detail: `A batch may hold ${limits.batchOperations} operations. Send fewer at a time.`,
      })
    // One operation may be larger than a batch: a boundary, a form.
    if (body.bytes > limits.batchBytes && operations.length > 1)
      return problem(413, 'body-too-large', {
        detail: `A batch may hold ${limits.batchBytes} bytes. Send fewer operations at a time.`,
      })
    const device = c.get('device')
    const { epoch, head = 0 } = body.value
    // What the device built on may be lost: it would seem to clash. One that takes no part any more offers nothing.
    const now = device.state === 'active' ? await noticeRestore(deps, device.project, { epoch, head }) : epoch
    if (epoch !== undefined && epoch !== now)
      return problem(409, 'new-epoch', { detail: 'This server was restored. Offer what you hold first.' })
    const answer = await takeBatch(deps, device, operations)
    onResults(answer.results)
    return c.json(answer)
  })
