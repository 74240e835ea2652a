import { createMiddleware } from 'hono/factory'
import type { Deps } from './deps.ts'
import type { DeviceEnv } from './device.ts'
import { problem } from './problem.ts'

/** A coordinator hands in what another device wrote in an emergency file. From here on the call is that device's: its
 *  role decides, its id stands beside what it made, and its uploads are its own, so that the same things count once when
 *  the device sends them itself. Stands behind `knownDevice` and `coordinatorOnly`. */
export const onBehalf = ({ store }: Pick<Deps, 'store'>) =>
  createMiddleware<DeviceEnv>(async (c, next) => {
    const { project, state } = c.get('device')
    // A coordinator who was let go may still hand in what is their own, and nothing as somebody who was not.
    if (state !== 'active') return problem(403, 'revoked', { detail: 'This device takes no part any more.' })
    const device = await store.read((reader) => reader.device(project, c.req.param('device') ?? ''))
    if (device === undefined)
      return problem(404, 'no-device', { detail: 'There is no such device in this project.' })
    c.set('device', device)
    return next()
  })
