import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs every kind of test one after the other and closes with one line that counts them all. */

interface Count {
  readonly passed: number
  readonly failed: number
}

const reports = mkdtempSync(join(tmpdir(), 'limonade-test-'))

const run = (command: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' })
    child.on('close', (code) => {
      resolve(code ?? 1)
    })
  })

/** What vitest counted, from its JSON report. A run without a report counts as one failure. */
const vitest = async (project: string): Promise<Count> => {
  process.stdout.write(`\n── ${project} tests\n`)
  const report = join(reports, `${project}.json`)
  const code = await run(join('node_modules', '.bin', 'vitest'), [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ])
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const counted: unknown = JSON.parse(readFileSync(report, 'utf8'))
  const passed = numberAt(counted, 'numPassedTests')
  const failed = numberAt(counted, 'numFailedTests')
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

const numberAt = (value: unknown, key: string): number => {
  if (value === null || typeof value !== 'object' || !(key in value)) return 0
  const found = Object.entries(value).find(([name]) => name === key)?.[1]
  return typeof found === 'number' ? found : 0
}

/** A step that passes or fails as a whole. */
const step = async (name: string, args: readonly string[]): Promise<Count> => {
  process.stdout.write(`\n── ${name}\n`)
  const code = await run(process.execPath, args)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

const counts: Count[] = []
counts.push(await step('check', ['scripts/check.ts']))
for (const project of ['domain', 'server', 'app', 'browser']) counts.push(await vitest(project))
rmSync(reports, { recursive: true, force: true })

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
