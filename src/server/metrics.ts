import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { PushResult } from '#domain/sync/wire.ts'
import type { Deps } from './deps.ts'
import { sameHash, sha256Hex } from './hash.ts'
import { problem } from './problem.ts'
import { directAddress, limitByAddress } from './rate.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
/** Seconds. */
const buckets = [0.002, 0.01, 0.05, 0.2, 1, 5, 30]

/** What the server tells about its own work: counts and durations by pattern, never a project, a device or a path. */
export const createMetrics = ({ store, bell, config }: Deps) => {
  const register = new Registry()
  const registers = [register]
  const requests = new Histogram({
    name: 'limonade_request_seconds',
    help: 'Requests by method, pattern of the route and status, until the answer begins',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  })
  const operations = new Counter({
    name: 'limonade_operations_total',
    help: 'Operations that were handed in, by the answer that they got',
    labelNames: ['result'],
    registers,
  })
  const pulls = new Counter({
    name: 'limonade_pulls_total',
    help: 'Pages that were pulled',
    registers,
  })
  const gauge = (name: string, help: string, ask: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await ask())
      },
    })
  gauge('limonade_live_streams', 'Devices that listen now', () => bell.listening())
  gauge('limonade_database_bytes', 'Size of the database', () => store.bytes())
  gauge('limonade_blob_bytes', 'Size of the pictures that are stored', () =>
    store.read(async (reader) => {
      let bytes = 0
      for (const project of await reader.projects()) bytes += await reader.blobBytes(project)
      return bytes
    }),
  )
  // Watching the process costs a little, so it begins when somebody asks.
  let watched = false

  const measure = createMiddleware(async (c, next) => {
    const start = performance.now()
    await next()
    const route = routePath(c, -1)
    const method = methods.includes(c.req.method) ? c.req.method : 'other'
    requests.observe({ method, route, status: c.res.status }, (performance.now() - start) / 1_000)
    if (route.endsWith('/pull') && c.res.ok) pulls.inc()
  })

  const routes = new Hono().get('/metrics', limitByAddress(config.rates.address), async (c) => {
    if (!mayRead(c, config)) return problem(404, 'not-found', { detail: 'There is nothing here.' })
    if (!watched) collectDefaultMetrics({ register, prefix: 'limonade_' })
    watched = true
    return c.body(await register.metrics(), 200, {
      'content-type': register.contentType,
      'cache-control': 'no-store',
    })
  })

  return {
    measure,
    routes,
    countResults: (results: readonly PushResult[]): void => {
      for (const { result } of results) operations.inc({ result })
    },
  }
}

/** With a token: who has it. Without: from this machine only, and not through something that stands in front of the server
 *  here, for which everybody seems to be on this machine. */
const mayRead = (c: Context, { metricsToken, behindProxy }: Deps['config']): boolean => {
  if (metricsToken !== undefined) {
    const sent = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    return sameHash(sha256Hex(sent), sha256Hex(metricsToken))
  }
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(
    (name) => c.req.header(name) !== undefined,
  )
  return behindProxy !== true && !isForwarded && isLoopback(directAddress(c) ?? '')
}

/** An address of the machine itself, as Node writes it. */
export const isLoopback = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address)
