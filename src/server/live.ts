import { Hono } from 'hono'
import type { Deps } from './deps.ts'
import { currentScopes, type DeviceEnv } from './device.ts'

const heartbeatMs = 25_000
/** Between two events of one stream: while many phones push, one event for each push would be most of the work. */
const restMs = 1_000

/** `GET /v1/projects/:project/live`: server-sent events that say "something for you", without a number, only when a scope
 *  of this device changed. Ends when the device's rights change and when the server stops. */
export const liveRoutes = ({ store, bell }: Deps) =>
  new Hono<DeviceEnv>().get('/live', async (c) => {
    const device = c.get('device')
    const scopes = new Set<string>(await store.read((reader) => currentScopes(reader, device)))
    const seesAreas = device.role === 'coordinator'
    const encoder = new TextEncoder()
    let stop = () => {}
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (text: string) => controller.enqueue(encoder.encode(text))
        const heartbeat = setInterval(() => send(':\n\n'), heartbeatMs)
        let resting: NodeJS.Timeout | undefined
        let isOwed = false
        const ring = () => {
          isOwed = resting !== undefined
          if (isOwed) return
          send('data: something\n\n')
          resting = setTimeout(() => {
            resting = undefined
            if (isOwed) ring()
          }, restMs)
        }
        const unlisten = bell.listen({
          project: device.project,
          deviceId: device.id,
          hears: (scope) => scopes.has(scope) || (seesAreas && scope.startsWith('area:')),
          onRing: ring,
          onEnd: () => {
            stop()
            controller.close()
          },
        })
        stop = () => {
          clearInterval(heartbeat)
          clearTimeout(resting)
          unlisten()
        }
        send(':\n\n')
      },
      cancel: () => stop(),
    })
    return c.body(stream, 200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
  })
