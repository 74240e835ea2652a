import * as z from 'zod/mini'
import { Problem } from '#domain/sync/wire.ts'

/** How a call ended. `away`: no server of ours answered (no network, or a captive portal's page). */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: 'away' }
  | {
      readonly ok: false
      readonly kind: 'problem'
      readonly status: number
      readonly code: string
      /** Seconds that the server asks to wait. */
      readonly retryAfter?: number
      /** Of a phone that takes no part any more: UTC, until when it may hand in what it has. */
      readonly handInUntil?: string
    }

const timeoutMs = 30_000

/** Sends a body and reads what comes back by its schema, with no membership. */
export const post = <T>(
  fetch: typeof globalThis.fetch,
  url: string,
  body: unknown,
  schema: z.ZodMiniType<T>,
) =>
  callJson(
    fetch,
    url,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    schema,
  )

/** One call of which the answer is read by its schema; an empty answer is null. */
export const callJson = async <T>(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  schema: z.ZodMiniType<T>,
): Promise<Reply<T>> => {
  const reply = await call(fetch, url, init)
  if (!reply.ok) return reply
  try {
    const text = await reply.value.text()
    const parsed = z.safeParse(schema, text === '' ? null : JSON.parse(text))
    // A page that is not ours (a captive portal) answers 200 with something else: that is not our server.
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, kind: 'away' }
  } catch {
    return { ok: false, kind: 'away' }
  }
}

/** One call. It ends as a value, also without network, and is given up after half a minute. */
export const call = async (
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
): Promise<Reply<Response>> => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs), cache: 'no-store' })
    if (response.ok) return { ok: true, value: response }
    const retryAfter = Number(response.headers.get('retry-after'))
    const body: unknown = await response.json().catch(() => undefined)
    const problem = z.safeParse(Problem, body)
    // A proxy or a captive portal says no in its own words: that is not our server. An answer to HEAD has no body.
    const isOurs = response.headers.get('content-type')?.startsWith('application/problem+json') === true
    if (!isOurs || (!problem.success && response.status >= 500)) return { ok: false, kind: 'away' }
    return {
      ok: false,
      kind: 'problem',
      status: response.status,
      code: problem.success ? (problem.data.code ?? 'unknown') : 'unknown',
      ...(Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfter } : {}),
      ...(problem.data?.handInUntil === undefined ? {} : { handInUntil: problem.data.handInUntil }),
    }
  } catch {
    return { ok: false, kind: 'away' }
  }
}
