import { Hono } from 'hono'
import { auditRoutes } from './audit.ts'
import { blobRoutes } from './blobs.ts'
import { BlobsAway } from './blobs/blobs.ts'
import { coordinatorRoutes } from './coordinator.ts'
import { erasureRoutes } from './erasures.ts'
import type { Deps } from './deps.ts'
import { coordinatorOnly, type DeviceEnv, knownDevice } from './device.ts'
import { isFull } from './full.ts'
import { securityHeaders } from './headers.ts'
import { healthRoutes } from './health.ts'
import { joinRoutes } from './join.ts'
import { liveRoutes } from './live.ts'
import { describeError, logRequests } from './log.ts'
import { mapRoutes } from './map.ts'
import { onBehalf } from './on-behalf.ts'
import { createMetrics } from './metrics.ts'
import { offerRoutes } from './offer.ts'
import { openApiRoutes } from './openapi.ts'
import { problem } from './problem.ts'
import { publicPageRoutes } from './public-page.ts'
import { pullRoutes } from './pull.ts'
import { pushRoutes } from './push.ts'
import { quarantineRoutes } from './quarantine.ts'
import { retentionRoutes } from './retention.ts'
import { staticRoutes } from './static.ts'
import { withdrawRoutes } from './withdraw.ts'

/** The whole server as one function from request to response. */
export const createApp = (deps: Deps): Hono => {
  const { config, log } = deps
  const app = new Hono()
  const metrics = createMetrics(deps)
  app.use(logRequests(log), metrics.measure, securityHeaders(config))

  app.route('/', healthRoutes(config))
  app.route('/', metrics.routes)
  app.route('/', openApiRoutes(config))
  app.route('/', mapRoutes(config))
  app.route('/', joinRoutes(deps))
  app.route('/', withdrawRoutes(deps))
  app.route('/', publicPageRoutes(deps))
  const project = new Hono()
  project.use(knownDevice(deps))
  // The same ones for both: two parts of one upload never cross, whoever brings them.
  const handIn = [pushRoutes(deps, metrics.countResults), blobRoutes(deps)]
  const rest = [
    pullRoutes,
    offerRoutes,
    auditRoutes,
    liveRoutes,
    coordinatorRoutes,
    erasureRoutes,
    retentionRoutes,
    quarantineRoutes,
  ].map((make) => make(deps))
  for (const routes of [...handIn, ...rest]) project.route('/', routes)
  const behalf = new Hono<DeviceEnv>().use(coordinatorOnly, onBehalf(deps))
  for (const routes of handIn) behalf.route('/', routes)
  project.route('/emergency/:device', behalf)
  app.route('/v1/projects/:project', project)
  app.route('/', staticRoutes(config.dist))

  app.notFound(() => problem(404, 'not-found', { detail: 'There is nothing here.' }))
  app.onError((error) => {
    log.error({ event: 'request failed', ...describeError(error) })
    if (error instanceof BlobsAway)
      return problem(503, 'blobs-away', {
        detail: 'The place where photos are kept does not answer. Try again later.',
        headers: { 'retry-after': '30' },
      })
    if (isFull(error))
      return problem(507, 'full', {
        detail: 'The server has no room left. What you sent was not taken; keep it and try again later.',
        headers: { 'retry-after': '300' },
      })
    return problem(500, 'broken', { detail: 'Something went wrong on the server. Try again later.' })
  })
  return app
}
