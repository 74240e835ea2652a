import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** What the figures are compared with has packages of its own, which only a measurement installs. */
const folder = join(import.meta.dirname, 'peers')

/** When they are not there, or the lock file changed. */
export const installPeers = (): void => {
  const mark = join(folder, 'node_modules', '.installed')
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  process.stderr.write('Installing what the figures are compared with …\n')
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) throw new Error('Installing the peers failed. Is there a network?')
  writeFileSync(mark, lock)
}

/** Runs a program of the folder to its end, with what it reads from stdin. Resolves with the JSON of the last line that it printed. */
export const runPeer = async (script: string, args: readonly string[], input = ''): Promise<unknown> => {
  const child = spawn(process.execPath, [join(folder, script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(input)
  const out = await text(child.stdout)
  return JSON.parse(out.trim().split('\n').at(-1) ?? '')
}
