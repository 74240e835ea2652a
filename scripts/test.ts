import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

/** Runs every kind of test one after the other and closes with one line that counts them all. */

interface Count {
  readonly passed: number
  readonly failed: number
  /** Of each that failed its name and the beginning of why. */
  readonly failures?: readonly string[]
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
  if (!existsSync(report)) return { passed: 0, failed: 1, failures: [`${project}: ended without a report`] }
  // Written by vitest, whose JSON reporter has this form.
  const counted = JSON.parse(readFileSync(report, 'utf8')) as Report
  const failures = counted.testResults.flatMap(({ name, message, assertionResults }) => {
    const failing = assertionResults.filter(({ status }) => status === 'failed')
    if (failing.length === 0) return message === '' ? [] : [`${relative('.', name)}\n${shortened(message)}`]
    return failing.map(
      ({ fullName, failureMessages }) =>
        `${relative('.', name)} > ${fullName}\n${shortened(failureMessages.join('\n'))}`,
    )
  })
  if (code !== 0 && failures.length === 0) failures.push(`${project}: ended with ${code}, and no test failed`)
  return { passed: counted.numPassedTests, failed: failures.length, failures }
}

interface Report {
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** The beginning of an error, indented, without the runner's own calls. */
const shortened = (message: string): string =>
  message
    .slice(0, 2_000)
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, 25)
    .map((line) => `    ${line}`)
    .join('\n')

/** A step that passes or fails as a whole. */
const step = async (name: string, args: readonly string[]): Promise<Count> => {
  process.stdout.write(`\n── ${name}\n`)
  const code = await run(process.execPath, args)
  return code === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, failures: [`${name}: ended with ${code}`] }
}

const counts: Count[] = []
counts.push(await step('check', ['scripts/check.ts']))
for (const project of ['domain', 'server', 'app', 'browser']) counts.push(await vitest(project))
rmSync(reports, { recursive: true, force: true })

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
const failures = counts.flatMap((count) => count.failures ?? [])
// At the very end, where somebody looks who has only the last page.
if (failures.length > 0) process.stdout.write(`\n── what failed\n\n${failures.join('\n\n')}\n`)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
