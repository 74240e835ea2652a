import { createMiddleware } from 'hono/factory'
import type { Config } from './deps.ts'

/** Nothing from anywhere else, but the map tiles of the operator's choice. */
const contentSecurityPolicy = (tiles: readonly string[]): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    ["img-src 'self' data: blob:", ...tiles].join(' '),
    ["connect-src 'self'", ...tiles].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')

const policy = 'content-security-policy'

/** On every answer. One that needs less may bring a policy of its own. */
export const securityHeaders = ({ tiles, tls }: Config) => {
  const headers: Readonly<Record<string, string>> = {
    [policy]: contentSecurityPolicy(tiles),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(tls ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
  return createMiddleware(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers))
      if (name !== policy || !c.res.headers.has(policy)) c.res.headers.set(name, value)
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
}
