import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Role } from '#domain/project/role.ts'
import type { Operation } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import { type Entry, JoinAnswer, PullAnswer, PushAnswer } from '#domain/sync/wire.ts'
import { openParts } from '#server/open-parts.ts'
import type { Config, Random } from '#server/deps.ts'
import { sha256Hex } from '#server/hash.ts'
import { mintLink } from '#server/links.ts'
import type { Patience } from '#server/http-limits.ts'
import { createLog } from '#server/log.ts'
import { realRandom } from '#server/random.ts'
import type { Options } from '#server/options.ts'
import { startServer } from '#server/start.ts'
import * as z from 'zod/mini'
import { databaseFor } from './database.ts'
import { s3For } from './pictures.ts'

/** The real server on a free port, in this process, with a data folder that goes when the test is done. */
export interface TestServer {
  readonly url: string
  readonly port: number
  readonly project: string
  readonly data: string
  /** The links that this start printed, by role. */
  readonly links: Readonly<Partial<Record<Role, string>>>
  /** Everything that was logged. */
  readonly log: () => string
  /** A new link, as `npm run admin -- link ROLE` makes one. */
  readonly link: (role: Role) => Promise<string>
  /** A phone that joined by a new link. */
  readonly phone: (role: Role, name?: string) => Promise<TestPhone>
  /** Stops the server and keeps the folder. */
  readonly stop: () => Promise<void>
  /** Stops the server and removes the folder. */
  readonly remove: () => Promise<void>
}

export interface TestServerOptions {
  /** A folder that is there already, to start again in. */
  readonly data?: string
  readonly port?: number
  readonly demo?: boolean
  /** How often it is said that the log of erasures is lost. */
  readonly withoutErasures?: number
  readonly clock?: () => Date
  readonly random?: Partial<Random>
  readonly rates?: Config['rates']
  readonly patience?: Patience
  /** Folder of a built app; without it a page that says nothing. */
  readonly dist?: string
  /** Origins that map pictures may come from. */
  readonly tiles?: readonly string[]
  /** What the environment says besides. */
  readonly environment?: Pick<Options, 'metricsToken' | 'publicUrl' | 'mapFile'>
}

export const startTestServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'limonade-test-'))
  const databaseUrl = await databaseFor(data)
  const s3 = s3For(data)
  const lines: string[] = []
  const clock = options.clock ?? (() => new Date())
  const random = { ...realRandom, ...options.random }
  const started = await startServer(
    {
      port: options.port ?? 0,
      host: '127.0.0.1',
      data,
      demo: options.demo ?? false,
      ...(options.withoutErasures === undefined ? {} : { withoutErasures: options.withoutErasures }),
      ...options.environment,
      tiles: options.tiles ?? ['https://tiles.example'],
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
      ...(s3 === undefined ? {} : { s3 }),
    },
    {
      dist: options.dist ?? emptyApp(data),
      version: '0.0.0',
      build: 'test',
      clock,
      random,
      log: createLog(
        'trace',
        new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }),
      ),
      ...(options.patience === undefined ? {} : { patience: options.patience }),
      rates: options.rates ?? { address: 10_000, device: 100_000 },
    },
  )
  if (!started.ok) throw new Error(started.sentence)
  const { server } = started
  let running = true
  const stop = async () => {
    if (running) await server.stop()
    running = false
  }
  const link = async (role: Role): Promise<string> => {
    const folder = await openParts(data, { databaseUrl, s3, shared: true })
    if (!folder.ok) throw new Error(folder.sentence)
    const { store, close } = folder.parts
    const minting = { project: server.project, base: server.url, clock, random, madeBy: 'admin' } as const
    const { url } = await store.write((writer) => mintLink(writer, role, minting))
    await close()
    return url
  }
  return {
    url: server.url,
    port: server.port,
    project: server.project,
    data,
    links: Object.fromEntries(server.links.map(({ role, url }) => [role, url])),
    log: () => lines.join(''),
    link,
    phone: async (role, name = role) => joinPhone(server.url, await link(role), name),
    stop,
    remove: async () => {
      await stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

const emptyApp = (data: string): string => {
  const dist = join(data, 'dist')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Limonade</title>')
  writeFileSync(join(dist, 'sw.js'), '')
  writeFileSync(join(dist, 'assets', 'main-Ab12Cd34.js'), 'export {}')
  return dist
}

/** What a phone does over HTTP, without its own store. */
export interface TestPhone {
  readonly id: string
  readonly secret: string
  readonly project: string
  readonly role: Role
  /** A call under the project's path, with the secret. */
  readonly call: (path: string, init?: RequestInit) => Promise<Response>
  readonly json: (method: string, path: string, body?: unknown) => Promise<Response>
  readonly push: (...operations: readonly unknown[]) => Promise<PushAnswer>
  readonly page: (cursors?: Readonly<Record<string, number>>, epoch?: string) => Promise<PullAnswer>
  /** Everything from the beginning. */
  readonly pull: () => Promise<{
    readonly records: ReadonlyMap<string, Stored>
    readonly entries: readonly Entry[]
    readonly last: PullAnswer
  }>
}

/** The invitation's secret in a link. */
export const secretOf = (link: string): string =>
  new URLSearchParams(new URL(link).hash.slice(1)).get('i') ?? ''

export const newSecret = (): string => randomBytes(32).toString('base64url')

export const askToJoin = (url: string, body: unknown): Promise<Response> =>
  fetch(`${url}/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Joins over HTTP alone: no store, no sync. */
export const joinPhone = async (url: string, link: string, name: string): Promise<TestPhone> => {
  const id = randomUUID()
  const secret = newSecret()
  const reply = await askToJoin(url, {
    invitation: secretOf(link),
    deviceId: id,
    deviceSecretHash: sha256Hex(secret),
    name,
  })
  if (!reply.ok) throw new Error(`joining answered ${reply.status}: ${await reply.text()}`)
  const { projectId, role } = z.parse(JoinAnswer, await reply.json())
  return phoneAt(url, { id, secret, project: projectId, role })
}

/** A phone that joined before, on a server that may have been started again. */
export const phoneAt = (
  url: string,
  who: Pick<TestPhone, 'id' | 'secret' | 'project' | 'role'>,
): TestPhone => {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/v1/projects/${who.project}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${who.secret}`, ...(init.headers as Record<string, string>) },
    })
  const json = (method: string, path: string, body?: unknown) =>
    call(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const page = async (cursors: Readonly<Record<string, number>> = {}, epoch?: string) => {
    const reply = await json('POST', '/pull', { cursors, ...(epoch === undefined ? {} : { epoch }) })
    if (!reply.ok) throw new Error(`pull answered ${reply.status}: ${await reply.text()}`)
    return z.parse(PullAnswer, await reply.json())
  }
  return {
    ...who,
    call,
    json,
    push: async (...operations) => {
      const reply = await json('POST', '/push', { operations })
      if (!reply.ok) throw new Error(`push answered ${reply.status}: ${await reply.text()}`)
      return z.parse(PushAnswer, await reply.json())
    },
    page,
    pull: async () => {
      const records = new Map<string, Stored>()
      const entries: Entry[] = []
      for (let cursors: Readonly<Record<string, number>> = {}; ;) {
        const last = await page(cursors)
        entries.push(...last.entries)
        for (const entry of last.entries)
          if (entry.kind === 'put') records.set(entry.record.id, entry.record)
          else records.delete(entry.recordId)
        cursors = last.cursors
        if (!last.more) return { records, entries, last }
      }
    },
  }
}

/** Operations as a phone makes them. */
export const sightingOp = (change: Partial<Operation> = {}): Operation => ({
  id: randomUUID(),
  type: 'assetSighting',
  recordId: randomUUID(),
  schemaVersion: 1,
  at: '2026-03-09',
  base: {},
  set: {
    kind: 'greenStrip',
    place: { lat: 52.55, lon: 5.21, accuracyM: 6 },
    unusedDegree: 'dull',
    ownerDomain: 'government',
    ownershipEvidence: 'guess',
    status: 'seen',
    visibility: 'team',
  },
  ...change,
})

export const interviewOp = (change: Partial<Operation> = {}): Operation => ({
  id: randomUUID(),
  type: 'interview',
  recordId: randomUUID(),
  schemaVersion: 1,
  at: '2026-03',
  base: {},
  withdrawalHash: sha256Hex(randomUUID()),
  set: {
    mode: 'doorstep',
    consent: {
      version: '1.0.0',
      textHash: 'x',
      at: '2026-03',
      recording: false,
      quotes: true,
      withdrawnAt: null,
    },
    formId: 'limonade-keukentafel',
    formVersion: '1.0.0',
    month: '2026-03',
    minutes: 10,
    finished: true,
    answers: { q01: { state: 'value', value: 'yes' }, q07: { state: 'value', value: { text: 'Rust' } } },
    sealedBlob: 'YWdl',
  },
  ...change,
})

/** A tip out of a conversation. */
export const tipOp = (interviewId: string, change: Partial<Operation> = {}): Operation => ({
  ...sightingOp({ at: '2026-03', parentId: interviewId }),
  set: {
    kind: 'garage',
    unusedDegree: 'empty',
    ownerDomain: 'unknown',
    ownershipEvidence: 'guess',
    status: 'tip',
    visibility: 'coordinator',
    interviewRef: interviewId,
    note: 'achter de school',
  },
  ...change,
})

export const contactOp = (change: Partial<Operation> = {}): Operation => ({
  ...interviewOp(),
  type: 'contact',
  set: { purposes: ['results'], sealedDetails: 'YWdl', expiresAt: '2026-09' },
  ...change,
})

export const visitOp = (change: Partial<Operation> = {}): Operation => ({
  ...sightingOp(),
  type: 'visit',
  set: { addressId: randomUUID(), at: '2026-03-09', attemptNo: 1, outcome: 'noAnswer' },
  ...change,
})
