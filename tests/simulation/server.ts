import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Role } from '#domain/project/role.ts'
import { createApp } from '#server/app.ts'
import { createBell } from '#server/bell.ts'
import { openParts } from '#server/open-parts.ts'
import type { Deps, Random } from '#server/deps.ts'
import { mintLink } from '#server/links.ts'
import { createLog } from '#server/log.ts'
import { ensureProject } from '#server/new-project.ts'
import type { Reader } from '#server/store/store.ts'
import { eraseAgain } from '#server/sync/erase-again.ts'
import { replayQuarantine } from '#server/sync/decide-again.ts'
import { dropOrphans } from '#server/sync/orphans.ts'
import { databaseFor } from '../support/database.ts'
import { backUp, restore } from '../support/backup.ts'

/** The real server without a port: one function from request to response, over a real data folder that it can be
 *  closed and opened on again. */
export interface SimulatedServer {
  readonly project: string
  readonly data: string
  readonly fetch: (request: Request) => Promise<Response>
  /** The calls that it answers, as the app itself lists them. */
  readonly calls: readonly { readonly method: string; readonly path: string }[]
  readonly deps: () => Deps
  readonly look: <T>(work: (reader: Reader) => Promise<T>) => Promise<T>
  readonly hasPicture: (sha256: string) => Promise<boolean>
  readonly link: (role: Role) => Promise<string>
  /** Closed, and opened again on the same folder. */
  readonly restart: () => Promise<void>
  /** Makes a backup under a folder, while it is open. Where it stands. */
  readonly backUp: (folder: string) => Promise<string>
  /** Everything but the log of erasures is destroyed, and this backup put in its place. */
  readonly restore: (backup: string) => Promise<void>
  readonly remove: () => Promise<void>
}

interface World {
  readonly clock: () => Date
  readonly random: Random
}

export const origin = 'https://limonade.test'

/** In memory where the machine has that: a run flushes to disk hundreds of times. */
const folders = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export const openServer = async (world: World): Promise<SimulatedServer> => {
  const data = mkdtempSync(join(folders, 'limonade-simulation-'))
  let running = await start(data, world)
  const { project } = running
  return {
    project,
    data,
    fetch: async (request) => running.app.fetch(request),
    calls: running.app.routes.filter(({ method }) => method !== 'ALL'),
    deps: () => running.deps,
    look: (work) => running.deps.store.read(work),
    hasPicture: async (sha256) => (await running.deps.blobs.read(project, sha256)) !== undefined,
    link: async (role) => {
      const minting = { ...world, project, base: origin, madeBy: 'admin' } as const
      return (await running.deps.store.write((writer) => mintLink(writer, role, minting))).url
    },
    restart: async () => {
      await running.close()
      running = await start(data, world)
    },
    backUp: async (folder) => {
      const made = await backUp(data, folder, { now: world.clock })
      if (!made.ok) throw new Error(made.sentence)
      return made.backup.path
    },
    restore: async (backup) => {
      await running.close()
      for (const name of readdirSync(data))
        if (name !== 'erasures.log') rmSync(join(data, name), { recursive: true })
      const restored = await restore(data, backup, { now: world.clock, random: world.random })
      if (!restored.ok) throw new Error(restored.sentence)
      running = await start(data, world)
    },
    remove: async () => {
      await running.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** As a start does it, without listening. */
const start = async (data: string, { clock, random }: World) => {
  const opened = await openParts(data, { databaseUrl: await databaseFor(data), shared: false })
  if (!opened.ok) throw new Error(opened.sentence)
  const { close, relay: _, ...parts } = opened.parts
  const dist = join(data, 'dist')
  mkdirSync(dist, { recursive: true })
  const deps: Deps = {
    ...parts,
    clock,
    random,
    bell: createBell(),
    log: createLog('silent', new Writable()),
    config: {
      version: '0.0.0',
      build: 'test',
      dist,
      tiles: ['https://tiles.example'],
      tls: true,
      rates: { address: 1_000_000, device: 1_000_000 },
    },
  }
  if (!(await deps.erasures.exists())) await deps.erasures.append('', [])
  await eraseAgain(deps)
  for (const project of await deps.store.read((reader) => reader.projects())) {
    await dropOrphans(deps, project)
    await replayQuarantine(deps, project)
  }
  return { project: await ensureProject(deps), deps, app: createApp(deps), close }
}
