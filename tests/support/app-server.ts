import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The built app and its server as a process of its own, as `npm start` runs it: it can be stopped, and started again on
 *  the same port and the same data. Offline means that it is not there. */
export interface AppServer {
  readonly url: string
  readonly data: string
  readonly links: () => Readonly<Record<string, string>>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly discard: () => Promise<void>
}

export const appServer = async (
  port: number,
  { demo = false }: { readonly demo?: boolean } = {},
): Promise<AppServer> => {
  const data = mkdtempSync(join(tmpdir(), 'limonade-server-'))
  let child: ChildProcess | undefined
  let links: Record<string, string> = {}

  const start = async () => {
    const args = ['src/server/main.ts', '--port', String(port), '--data', data, ...(demo ? ['--demo'] : [])]
    const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    child = started
    let text = ''
    started.stdout.on('data', (part: Buffer) => {
      text += part.toString()
    })
    // What it prints last: the volunteers' link with its code, or that links are made on the screen.
    await until(() => /Link for a volunteer[^\n]*\n\S+[^]*\n\n|A coordinator has joined/.test(text), started)
    links = Object.fromEntries(
      [...text.matchAll(/Link for an? (\w+)[^\n]*\n(http\S+)/g)].map(([, role = '', url = '']) => [
        role,
        url,
      ]),
    )
  }
  const stop = async () => {
    const stopping = child
    child = undefined
    if (stopping === undefined || stopping.exitCode !== null) return
    const gone = once(stopping, 'exit')
    stopping.kill('SIGTERM')
    await gone
  }
  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    data,
    links: () => links,
    start,
    stop,
    discard: async () => {
      await stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Waits until the process has said something, or is gone. */
const until = async (said: () => boolean, child: ChildProcess): Promise<void> => {
  while (!said()) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
