import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Types of each realm, lint, format and unused code. Prints what fails and exits 1 if anything does. */

const bin = (name: string) => join('node_modules', '.bin', name)
const realms = ['domain', 'app', 'worker', 'server', 'tests']

const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ...realms.map((realm) => [`types of ${realm}`, bin('tsc'), ['-p', `tsconfig.${realm}.json`]] as const),
  ['lint', bin('oxlint'), ['--deny-warnings', 'src', 'tests', 'scripts']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['unused code', bin('knip'), []],
]

const failed = steps.filter(([name, command, args]) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}\n`)
  return status !== 0
})
process.exit(failed.length === 0 ? 0 : 1)
