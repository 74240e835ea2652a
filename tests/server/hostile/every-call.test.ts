import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem, PushAnswer } from '#domain/sync/wire.ts'
import { sha256Hex } from '#server/hash.ts'
import * as z from 'zod/mini'
import { onPostgres } from '../../support/database.ts'
import { counted, seed, times } from '../../support/proof.ts'
import { sightingOp } from '../../support/server.ts'
import { origin } from '../../simulation/server.ts'
import type { Schema } from './from-schema.ts'
import { type HostileServer, openHostile } from './hostile-server.ts'
import { type Call, type Hostile, requestsAt } from './requests.ts'

/** Arbitrary JSON, arbitrary bytes and spoiled requests at every call that the app has, from devices that may and devices
 *  that may not. `CASES` says how many for each, `SEED` which. */

const cases = Math.ceil(times('CASES', 300) / (onPostgres() ? 10 : 1))
const picture = new Uint8Array([0xff, 0xd8, 0xff, ...Array.from({ length: 200 }, (_, at) => at)])
/** Whoever has no answer by then never gets one: machines are slow, this is not about speed. */
const longestMs = 60_000
/** Calls that are no part of the description: the description itself, and the files of the app. */
const undescribed = ['/v1/openapi.json', '/*', '/metrics']

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}
interface Operation {
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
}

const readCalls = async (
  server: HostileServer,
): Promise<{ calls: readonly Call[]; forgotten: readonly string[] }> => {
  const reply = await server.fetch(new Request(`${origin}/v1/openapi.json`))
  // Its form is proven by the test of the description.
  const { paths, components } = (await reply.json()) as Description
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]): Call => {
      const name = requestBody?.content['application/json'].schema.$ref?.split('/').at(-1) ?? ''
      return {
        method: method.toUpperCase(),
        path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
        body: components.schemas[name],
      }
    }),
  )
  const shape = ({ method, path }: { readonly method: string; readonly path: string }) =>
    `${method} ${path.replaceAll(/:\w+/g, ':')}`
  const known = new Set(described.map(shape))
  // Hono answers HEAD with the handler of GET.
  const isKnown = (call: Call | HostileServer['calls'][number]) =>
    known.has(shape(call)) || (call.method === 'GET' && known.has(shape({ ...call, method: 'HEAD' })))
  const others = server.calls.filter((call) => !isKnown(call))
  return {
    calls: [...described, ...others.map((call): Call => ({ ...call, body: undefined }))],
    forgotten: others.filter(({ path }) => !undescribed.includes(path)).map(shape),
  }
}

const first = await openHostile()
const { calls, forgotten } = await readCalls(first)
await first.remove()

test('every call of the app is in the description', () => {
  expect(forgotten).toEqual([])
  expect(calls.length).toBeGreaterThan(15)
})

let sent = 0
afterAll(() => {
  counted(`hostile requests on ${onPostgres() ? 'PostgreSQL' : 'SQLite'}`, {
    calls: calls.length,
    cases,
    sent,
  })
})

describe.each(calls)('$method $path', (call) => {
  let server: HostileServer
  beforeAll(async () => {
    server = await openHostile()
  })
  afterAll(() => server.remove())

  test(
    'answers whatever comes, and keeps what it said that it took',
    { timeout: 120_000 + cases * 100 },
    async () => {
      const books = new Map<string, string>()
      const keptApart = Array.from({ length: 8 }, () => sightingOp())
      const { headers, body } = pushOf(server.secrets['let go'] ?? '', keptApart)
      await throwAt(
        server,
        { method: 'POST', path: `/v1/projects/${server.project}/push`, headers, body },
        books,
      )
      const known = {
        // Most often the one that may most.
        secrets: [
          ...Object.values(server.secrets),
          ...Array.from({ length: 4 }, () => server.secrets['coordinator'] ?? ''),
        ],
        inPaths: {
          ':project': [server.project],
          ':sha256': [sha256Hex(picture)],
          ':device': [server.spare],
          ':id': [server.spare, server.invitationId],
          ':operation': keptApart.map(({ id }) => id),
        },
        picture,
        texts: [
          server.project,
          server.spare,
          server.invitation,
          sha256Hex(picture),
          ...Array.from({ length: 30 }, () => randomUUID()),
        ],
      }
      const property = fc.asyncProperty(requestsAt(call, known), async (request) => {
        sent += 1
        await throwAt(server, request, books)
      })
      const details = await fc.check(property, { seed, numRuns: cases, endOnFailure: true })
      if (details.failed) throw new Error(failure(call, details))
      const wrong = await differing(server, books)
      if (wrong.length > 0) throw new Error(`${wrong.slice(0, 5).join('\n')}\n${again(call)}`)
    },
  )
})

const pushOf = (secret: string, operations: readonly unknown[]): Pick<Hostile, 'headers' | 'body'> => ({
  headers: { authorization: `Bearer ${secret}` },
  body: new TextEncoder().encode(JSON.stringify({ operations })),
})

/** Sends one request, and throws when the answer is not one that a person and a program can act on. */
const throwAt = async (
  server: HostileServer,
  { method, path, headers, body }: Hostile,
  books: Map<string, string>,
): Promise<void> => {
  const request = new Request(origin + path, {
    method,
    headers: latin(headers),
    ...(body === undefined ? {} : { body }),
  })
  const reply = await soon(server.fetch(request))
  const type = reply.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) return reply.body?.cancel()
  const text = await soon(reply.text())
  if (reply.status >= 500) throw new Error(`answered ${reply.status}: ${text}`)
  if (reply.status >= 400) {
    if (type !== 'application/problem+json') throw new Error(`${reply.status} is a ${type}: ${text}`)
    if (method !== 'HEAD') expect(z.parse(Problem, JSON.parse(text)).status).toBe(reply.status)
    return
  }
  if (reply.status !== 200 || !type.startsWith('application/json')) return
  const pushed = z.safeParse(PushAnswer, JSON.parse(text))
  if (!pushed.success) return
  for (const { id, result } of pushed.data.results) {
    if (result === 'refused') continue
    const before = books.get(id)
    const stands = [undefined, result, 'quarantined'].includes(before) || result === 'gone'
    if (!stands) throw new Error(`${id} was ${before} and is ${result}`)
    books.set(id, result)
  }
}

/** Header values are bytes; whatever is no byte cannot be sent. */
const latin = (headers: Readonly<Record<string, string>>): Headers => new Headers({ ...headers })

const soon = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer after ${longestMs} ms`)), longestMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Where the tables differ from what was answered. */
const differing = async (
  { rows }: HostileServer,
  books: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const operations = await rows('SELECT id, record_id, result FROM operation')
  const kept = new Map(operations.map(({ id, result }) => [String(id), String(result)]))
  // What is kept apart may be decided upon later, and everything may be erased.
  const missing = [...books].filter(
    ([id, result]) =>
      kept.get(id) !== result && kept.get(id) !== 'gone' && !(result === 'quarantined' && kept.has(id)),
  )
  const made = [...kept].filter(([id]) => !books.has(id))
  const taken = new Set(['applied', 'conflict'])
  const expected = operations.flatMap(({ result, record_id }) =>
    taken.has(String(result)) ? [String(record_id)] : [],
  )
  const named = new Set(expected)
  const records = (await rows('SELECT id FROM record')).map(({ id }) => String(id))
  const held = new Set(records)
  const erased = new Set(
    (await rows("SELECT record_id FROM feed WHERE scope = 'erased'")).map((row) => String(row['record_id'])),
  )
  const projects = new Set(
    (await rows('SELECT project_id FROM clock')).map((row) => String(row['project_id'])),
  )
  return [
    ...missing.map(([id, result]) => `${id} was answered ${result} and is kept as ${kept.get(id)}`),
    ...made.map(([id, result]) => `${id} is kept as ${result} and was never answered`),
    ...[...named]
      .filter((id) => !held.has(id) && !erased.has(id))
      .map((id) => `the record ${id} was applied and is not there`),
    ...records
      .filter((id) => !named.has(id) && !projects.has(id))
      .map((id) => `the record ${id} came from nowhere`),
  ]
}

const again = ({ method, path }: Call): string =>
  `  CASES=${cases} SEED=${seed} npx vitest run --project server tests/server/hostile -t "${method} ${path}"`

const failure = (
  call: Call,
  { counterexample, errorInstance }: { readonly counterexample: unknown; readonly errorInstance?: unknown },
): string => {
  const [request] = Array.isArray(counterexample) ? (counterexample as Hostile[]) : []
  const body = request?.body === undefined ? '' : Buffer.from(request.body).toString('utf8')
  return [
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    `  ${request?.method} ${request?.path} ${JSON.stringify(request?.headers)} ${body.slice(0, 600)}`,
    again(call),
  ].join('\n')
}
