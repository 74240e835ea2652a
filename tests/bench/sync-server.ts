import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256Hex } from '#server/hash.ts'
import { mintLink } from '#server/links.ts'
import { type OpenParts, openParts } from '#server/open-parts.ts'
import { realRandom } from '#server/random.ts'
import { spawnServer } from '../support/server-process.ts'

/** A server as a process of its own, over a new data folder, that phones of this process talk to. */
export interface BenchServer {
  readonly url: string
  readonly pid: number
  readonly project: string
  /** Phones that have joined. They are written into the database: only so many may join by a link in a minute. */
  readonly phones: (count: number) => Promise<readonly BenchPhone[]>
  /** A link that the app itself can join by. */
  readonly link: () => Promise<string>
  /** Does something in the database of the running server. */
  readonly beside: <T>(work: (parts: OpenParts) => Promise<T>) => Promise<T>
  readonly stop: () => Promise<void>
}

/** A phone that only asks: it keeps nothing, so that the server is what is measured. */
export interface BenchPhone {
  /** Posts a body that was made before; the answer as text. */
  readonly post: (call: 'push' | 'pull', body: string) => Promise<string>
  /** A stream that tells when there is something; read and forgotten, until it is aborted. */
  readonly live: (signal: AbortSignal) => Promise<void>
}

export const startBenchServer = async (databaseUrl?: string): Promise<BenchServer> => {
  const data = mkdtempSync(join(tmpdir(), 'limonade-bench-'))
  const env = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
  const running = spawnServer(['--data', data, '--port', '0'], env)
  const url = await running.url

  const beside: BenchServer['beside'] = async (work) => {
    const opened = await openParts(data, { databaseUrl, shared: true })
    if (!opened.ok) throw new Error(opened.sentence)
    try {
      return await work(opened.parts)
    } finally {
      await opened.parts.close()
    }
  }
  const [project = ''] = await beside(({ store }) => store.read((reader) => reader.projects()))

  return {
    url,
    pid: running.child.pid ?? 0,
    project,
    beside,
    phones: (count) =>
      beside(async ({ store }) => {
        const secrets = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
        await store.write(async (writer) => {
          for (const secret of secrets) await writer.putDevice(volunteer(project, secret))
        })
        return secrets.map((secret) => phoneOf(`${url}/v1/projects/${project}`, secret))
      }),
    link: () =>
      beside(({ store }) =>
        store.write(async (writer) => {
          const minting = { project, base: url, clock: () => new Date(), random: realRandom, madeBy: 'admin' }
          return (await mintLink(writer, 'volunteer', { ...minting, madeBy: 'admin' })).url
        }),
      ),
    stop: async () => {
      running.child.kill('SIGTERM')
      await running.exit
      rmSync(data, { recursive: true, force: true })
    },
  }
}

const volunteer = (project: string, secret: string) => ({
  project,
  id: randomUUID(),
  secretHash: sha256Hex(secret),
  name: 'Meetlat',
  role: 'volunteer' as const,
  areaId: null,
  invitationId: randomUUID(),
  joinedAt: new Date().toISOString(),
  lastSeenAt: null,
  state: 'active' as const,
  keyWords: null,
  endedAt: null,
  formerRole: null,
  roleChangedAt: null,
})

const phoneOf = (base: string, secret: string): BenchPhone => {
  const authorization = `Bearer ${secret}`
  return {
    post: async (call, body) => {
      const reply = await fetch(`${base}/${call}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body,
      })
      const text = await reply.text()
      if (!reply.ok) throw new Error(`${call} answered ${reply.status}: ${text}`)
      return text
    },
    live: async (signal) => {
      const reply = await fetch(`${base}/live`, { headers: { authorization }, signal })
      if (reply.body === null) throw new Error(`live answered ${reply.status}`)
      const reader = reply.body.getReader()
      while (!(await reader.read()).done);
    },
  }
}
