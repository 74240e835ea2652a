import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** The real program as its own process, as `npm start` runs it after setting up. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** Resolves with what it printed once that matches; rejects with what it complained of when it ends first. */
  readonly said: (words: RegExp) => Promise<string>
  /** Resolves with the address once it listens. */
  readonly url: Promise<string>
  readonly exit: Promise<{ readonly code: number | null; readonly out: string; readonly error: string }>
}

const root = join(import.meta.dirname, '..', '..')

/** What `npm start` gives to node: a nursery that grows to 30 MB, and a heap that is let grow before it is collected, are
 *  most of the memory of a server with many phones. */
const asStarted = ['--max-semi-space-size=4', '--memory-saver-mode']

/** `env` on top of this process's own; `program` from the folder of the project. */
export const spawnServer = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  program = 'src/server/main.js',
): ServerProcess => {
  const command = [...asStarted, join(root, program), ...args]
  const child = spawn(join(root, 'node_modules', '.bin', 'node'), command, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', PUBLIC_URL: '', ...env },
  })
  let out = ''
  let error = ''
  const exit = new Promise<{ code: number | null; out: string; error: string }>((done) => {
    child.on('close', (code) => done({ code, out, error }))
  })
  child.stderr.on('data', (chunk) => (error += String(chunk)))
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  const said = (words: RegExp) =>
    new Promise<string>((found, fail) => {
      const look = () => {
        if (words.test(out)) found(out)
      }
      child.stdout.on('data', look)
      look()
      void exit.then(() => fail(new Error(`the server ended: ${error}`)))
    })
  const listens = /listens on (\S+)/
  const url = said(listens).then((text) => listens.exec(text)?.[1] ?? '')
  // Who only waits for the exit does not care.
  url.catch(() => undefined)
  return { child, said, url, exit }
}
