import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { type DestinationStream, type Logger, pino } from 'pino'

/** The only words that a log line may hold. No path, query, body, name, id, secret or message: an error's message can
 *  repeat what somebody sent. */
const allowed = ['event', 'method', 'route', 'status', 'ms', 'error', 'at'] as const

export const createLog = (level: string, destination: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      formatters: {
        log: (line) => Object.fromEntries(allowed.flatMap((key) => (key in line ? [[key, line[key]]] : []))),
      },
    },
    destination,
  )

/** One line for each request: the pattern of the route and never the path itself. */
export const logRequests = (log: Logger) =>
  createMiddleware(async (c, next) => {
    const start = performance.now()
    await next()
    const ms = Math.round(performance.now() - start)
    log.info({ method: c.req.method, route: routePath(c, -1), status: c.res.status, ms })
  })

/** The kind of an error and the places in our own code, without its message. */
export const describeError = (error: unknown): { readonly error: string; readonly at: readonly string[] } =>
  error instanceof Error
    ? {
        error: error.name,
        at: (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 8),
      }
    : { error: typeof error, at: [] }
