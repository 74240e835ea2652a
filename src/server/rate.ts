import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { DeviceEnv } from './device.ts'
import { problem } from './problem.ts'

const windowSeconds = 60

/** So many requests for each address in a minute: for calls that need no device. */
export const limitByAddress = (perMinute: number) => {
  const take = limiter(perMinute)
  return createMiddleware(async (c, next) => (await take(addressOf(c))) ?? next())
}

/** So many requests for each device in a minute; stands behind `knownDevice`. */
export const limitByDevice = (perMinute: number) => {
  const take = limiter(perMinute)
  return createMiddleware<DeviceEnv>(async (c, next) => (await take(c.get('device').id)) ?? next())
}

const limiter = (points: number) => {
  const memory = new RateLimiterMemory({ points, duration: windowSeconds })
  return async (key: string): Promise<Response | undefined> => {
    try {
      await memory.consume(key)
      return undefined
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason
      const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1_000))
      return problem(429, 'too-many-requests', {
        detail: `Too many requests. Try again in ${seconds} seconds.`,
        headers: { 'retry-after': String(seconds) },
      })
    }
  }
}

/** Behind a reverse proxy on this machine, the address that the proxy saw; a header from anywhere else is not believed. */
const addressOf = (c: Context): string => {
  const direct = directAddress(c)
  if (direct !== undefined && !/^(::ffff:)?127\.|^::1$/.test(direct)) return direct
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? direct ?? 'unknown'
}

/** The other end of the connection. */
export const directAddress = (c: Context): string | undefined => {
  try {
    return getConnInfo(c).remote.address
  } catch {
    // No socket: the app was called in the same process.
    return undefined
  }
}
