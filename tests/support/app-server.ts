import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { type ServerProcess, spawnServer } from './server-process.ts'

/** The built app and its server as a process of its own, as `npm start` runs it: it can be stopped, and started again on
 *  the same port and the same data. Offline means that it is not there. */
export interface AppServer {
  readonly url: string
  readonly data: string
  readonly links: () => Readonly<Record<string, string>>
  /** Everything that it said, over all its starts. */
  readonly log: () => string
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** Starts it; `demo` begins with the fictional neighbourhood. */
export const appServer = async ({ demo = false }: { readonly demo?: boolean } = {}): Promise<AppServer> => {
  const port = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'limonade-server-'))
  let running: ServerProcess | undefined
  let links: Record<string, string> = {}
  let log = ''

  const start = async () => {
    const args = ['--port', String(port), '--data', data, ...(demo ? ['--demo'] : [])]
    running = spawnServer(args)
    for (const stream of [running.child.stdout, running.child.stderr])
      stream?.on('data', (chunk) => (log += String(chunk)))
    // What it prints last: the volunteers' link with its code, or that links are made on the screen.
    const text = await running.said(/Link for a volunteer[^\n]*\n\S+[^]*\n\n|A coordinator has joined/)
    links = Object.fromEntries(
      [...text.matchAll(/Link for an? (\w+)[^\n]*\n(http\S+)/g)].map(([, role = '', url = '']) => [
        role,
        url,
      ]),
    )
  }
  const stop = async () => {
    const stopping = running
    running = undefined
    stopping?.child.kill('SIGTERM')
    await stopping?.exit
  }
  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    data,
    links: () => links,
    log: () => log,
    start,
    stop,
    discard: async () => {
      await stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
