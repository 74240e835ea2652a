import { Hono } from 'hono'
import * as z from 'zod/mini'
import { limits, type PushAnswer } from '#domain/sync/wire.ts'
import type { Deps } from './deps.ts'
import type { DeviceEnv } from './device.ts'
import { problem } from './problem.ts'
import { limitByDevice } from './rate.ts'
import { readJson } from './request.ts'
import { takeBatch } from './sync/take-batch.ts'

/** Whatever the operations are: one that cannot be understood does not fail the rest. */
const Batch = z.object({ operations: z.array(z.unknown()).check(z.minLength(1)) })

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
    const answer = await takeBatch(deps, c.get('device'), operations)
    onResults(answer.results)
    return c.json(answer)
  })
