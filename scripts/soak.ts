import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The proofs that a test run repeats a few times, as often as somebody has the time for: SEEDS of the simulation, KILLS
 *  of the server on each database and during uploads, CASES at each call, kills of Chromium at each of ASKED questions.
 *  Closes with one table. */

const { SEEDS = '20000', KILLS = '200', CASES = '5000', ASKED = '42' } = process.env
const folder = mkdtempSync(join(tmpdir(), 'limonade-soak-'))

interface Step {
  readonly name: string
  readonly tests: readonly string[]
  /** In a real browser. */
  readonly browser?: true
}

const steps: readonly Step[] = [
  { name: `simulation, ${SEEDS} seeds`, tests: ['tests/simulation'] },
  { name: `requests, ${CASES} at each call`, tests: ['tests/server/hostile'] },
  { name: `kills, ${KILLS} for each`, tests: ['tests/server/kills'] },
  {
    name: `Chromium killed at ${ASKED} questions`,
    tests: ['tests/browser/kills-asking'],
    browser: true,
  },
  {
    name: 'several processes',
    tests: ['tests/server/processes-fall', 'tests/server/tail-reader', 'tests/server/several-processes'],
  },
]

/** What the tests of one step counted, and whether all of them passed. */
const run = async ({ name, tests, browser }: Step, index: number): Promise<readonly string[]> => {
  process.stdout.write(`\n── ${name}\n`)
  const proof = join(folder, String(index))
  const started = performance.now()
  const code = await new Promise<number>((done) => {
    const child = spawn(
      join('node_modules', '.bin', 'vitest'),
      ['run', '--project', browser ? 'browser' : 'server', '--maxWorkers=100%', ...tests],
      { stdio: 'inherit', env: { ...process.env, SEEDS, KILLS, CASES, ASKED, FRESH: '1', PROOF: proof } },
    )
    child.on('close', (status) => done(status ?? 1))
  })
  if (code !== 0) failed = true
  const seconds = Math.round((performance.now() - started) / 1_000)
  const counted = existsSync(proof) ? readFileSync(proof, 'utf8').trim().split('\n') : []
  return [`${code === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(34)} ${seconds} s`, ...counted.map(line)]
}

const line = (json: string): string => {
  // Written by `counted` of tests/support/proof.ts.
  const { what, figures } = JSON.parse(json) as { what: string; figures: Record<string, number> }
  const words = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`)
  return `       ${what.padEnd(31)} ${words.join(', ')}`
}

let failed = false
const table: string[] = []
for (const [index, step] of steps.entries()) table.push(...(await run(step, index)))
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`\n${table.join('\n')}\n`)
process.exit(failed ? 1 : 0)
