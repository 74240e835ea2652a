import { createAdaptorServer } from '@hono/node-server'
import { existsSync, readFileSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { Logger } from 'pino'
import { demoPublicKey } from '#domain/project/demo-key.ts'
import { createApp } from './app.ts'
import { createBell, sharedBell } from './bell.ts'
import type { Config, Deps, Random } from './deps.ts'
import { answerBrokenRequests, ordinaryPatience, type Patience, timeLimits } from './http-limits.ts'
import { type PrintedLink, startLinks } from './links.ts'
import { keepHouse } from './housekeeping.ts'
import { ensureProject } from './new-project.ts'
import { openMapFile } from './map-file.ts'
import { openParts } from './open-parts.ts'
import type { Options } from './options.ts'
import { refusalWithoutLog } from './sync/log-lost.ts'
import { eraseAgain } from './sync/erase-again.ts'
import { replayQuarantine } from './sync/decide-again.ts'
import { dropOrphans } from './sync/orphans.ts'
import { readRules } from './sync/rules.ts'

export type Started =
  | { readonly ok: true; readonly server: Running }
  /** One clear sentence. */
  | { readonly ok: false; readonly sentence: string }

interface Running {
  /** Where it listens. */
  readonly url: string
  readonly port: number
  readonly project: string
  readonly links: readonly PrintedLink[]
  /** Takes no new requests, finishes those under way, ends the live streams, closes the database. */
  readonly stop: () => Promise<void>
}

interface World {
  /** Folder of the built app. */
  readonly dist: string
  readonly version: string
  readonly build: string
  readonly clock: () => Date
  readonly random: Random
  readonly log: Logger
  readonly rates?: Config['rates']
  readonly patience?: Patience
}

/** How long requests under way may take when the server stops. */
const patienceMs = 10_000
const sweepMs = 50

export const startServer = async (options: Options, world: World): Promise<Started> => {
  const {
    dist,
    version,
    build,
    rates = { address: 30, device: 1_200 },
    patience = ordinaryPatience,
    ...rest
  } = world
  if (!existsSync(join(dist, 'index.html')))
    return { ok: false, sentence: 'The app has not been built; run "npm run build" first.' }
  const tls = readTls(options)
  if (!tls.ok) return tls
  const map = options.mapFile === undefined ? undefined : openMapFile(options.mapFile)
  if (map?.ok === false) return map
  const { databaseUrl, s3 } = options
  const opened = await openParts(resolve(options.data), { databaseUrl, s3, shared: false })
  if (!opened.ok) {
    map?.close()
    return opened
  }
  const { close: closeParts, relay, ...parts } = opened.parts
  const close = async () => {
    map?.close()
    await closeParts()
  }
  const bell = createBell()
  const deps: Deps = {
    ...parts,
    ...rest,
    bell: relay === undefined ? bell : sharedBell(bell, relay),
    config: {
      version,
      build,
      dist,
      tiles: options.tiles,
      ...(map === undefined ? {} : { mapFile: map.file }),
      tls: tls.files !== undefined,
      behindProxy: options.publicUrl !== undefined,
      ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
      ...(options.metricsToken === undefined ? {} : { metricsToken: options.metricsToken }),
      rates,
    },
  }
  try {
    const sentence = await refusalWithoutLog(deps, options.withoutErasures ?? 0)
    if (sentence !== undefined) {
      await close()
      return { ok: false, sentence }
    }
    // That it is there counts, also when nothing was ever erased.
    if (!(await deps.erasures.exists())) await deps.erasures.append('', [])
    await eraseAgain(deps)
    for (const project of await deps.store.read((reader) => reader.projects())) {
      await dropOrphans(deps, project)
      await replayQuarantine(deps, project)
    }
    const server = createAdaptorServer({
      fetch: createApp(deps).fetch,
      ...(tls.files === undefined
        ? { createServer: createHttpServer, serverOptions: timeLimits(patience) }
        : { createServer: createHttpsServer, serverOptions: { ...timeLimits(patience), ...tls.files } }),
    }) as Server // No HTTP/2 is asked for above.
    answerBrokenRequests(server)
    const listening = await listen(server, options)
    if (!listening.ok) {
      await close()
      return listening
    }
    if (options.demo) {
      // A real project does without what seals invented answers.
      const { loadDemo } = await import('./demo.ts')
      await loadDemo(deps)
    }
    const project = await ensureProject(deps)
    // A real project's phones must never pin a key that everybody has.
    if (options.demo && !(await deps.store.read((reader) => readRules(reader, project))).fictional) {
      await stopServer(server, deps)
      await close()
      return {
        ok: false,
        sentence: `The folder ${options.data} holds a real project; give --demo another --data.`,
      }
    }
    const { port } = listening
    const url = `${tls.files === undefined ? 'http' : 'https'}://${inUrl(options.host)}:${port}`
    const links = await deps.store.write(async (writer) => {
      const [area] = options.demo ? await writer.recordsOfType(project, 'area') : []
      return startLinks(writer, {
        ...deps,
        project,
        base: options.publicUrl ?? url,
        always: options.demo,
        ...(options.demo ? { publicKey: demoPublicKey } : {}),
        ...(area === undefined ? {} : { areaId: area.stored.id }),
      })
    })
    const house = keepHouse(deps)
    const stop = async () => {
      await house.stop()
      await stopServer(server, deps)
      await close()
    }
    return { ok: true, server: { url, port, project, links, stop } }
  } catch (error) {
    await close()
    throw error
  }
}

const listen = (
  server: Server,
  { host, port }: Options,
): Promise<
  { readonly ok: true; readonly port: number } | { readonly ok: false; readonly sentence: string }
> =>
  new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        done({ ok: false, sentence: `Port ${port} is taken; choose another with --port.` })
      else if (error.code === 'EACCES')
        done({
          ok: false,
          sentence: `Port ${port} may not be used by you; choose one above 1023 with --port.`,
        })
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        done({ ok: false, sentence: `This machine has no address ${host}; choose another with --host.` })
      else fail(error)
    })
    server.listen(port, host, () => {
      // A server on a port has an address object.
      done({ ok: true, port: (server.address() as AddressInfo).port })
    })
  })

const stopServer = async (server: Server, { bell }: Deps): Promise<void> => {
  const closed = new Promise<void>((done) => server.close(() => done()))
  bell.hangUpAll()
  // A connection that was busy at the stop becomes idle later, and would be kept open for a next request.
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs)
  const patience = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(patience)
}

const readTls = ({ tls }: Options) => {
  if (tls === undefined) return { ok: true as const, files: undefined }
  try {
    const files = { cert: readFileSync(tls.cert), key: readFileSync(tls.key) }
    createSecureContext(files)
    return { ok: true as const, files }
  } catch {
    return {
      ok: false as const,
      sentence: 'The files of --tls-cert and --tls-key cannot be read, or are no pair of PEM files.',
    }
  }
}

const inUrl = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
