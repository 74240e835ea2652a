import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** The real program as its own process, as `npm start` runs it after setting up. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** Resolves with the address once it listens; rejects with what it said when it ends first. */
  readonly url: Promise<string>
  readonly exit: Promise<{ readonly code: number | null; readonly out: string; readonly error: string }>
}

const root = join(import.meta.dirname, '..', '..')

export const spawnServer = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  program = 'src/server/main.ts',
): ServerProcess => {
  const child = spawn(join(root, 'node_modules', '.bin', 'node'), [join(root, program), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', PUBLIC_URL: '', ...env },
  })
  let out = ''
  let error = ''
  const exit = new Promise<{ code: number | null; out: string; error: string }>((done) => {
    child.on('close', (code) => done({ code, out, error }))
  })
  child.stderr.on('data', (chunk) => (error += String(chunk)))
  const url = new Promise<string>((found, fail) => {
    child.stdout.on('data', (chunk) => {
      out += String(chunk)
      const address = /listens on (\S+)/.exec(out)?.[1]
      if (address !== undefined) found(address)
    })
    void exit.then(() => fail(new Error(`the server ended: ${error}`)))
  })
  // Who only waits for the exit does not care.
  url.catch(() => undefined)
  return { child, url, exit }
}
