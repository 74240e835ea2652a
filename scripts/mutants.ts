import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mutants, type Mutant } from './mutants/planted.ts'

/** Plants bugs in sync, one at a time, in a copy of the project, and runs the tests that must find each. A bug that no
 *  test finds ends with exit code 1. Words behind the command choose the bugs whose names hold them. */

const root = process.cwd()
const copy = mkdtempSync(join(tmpdir(), 'limonade-mutants-'))
const parts = ['src', 'tests', 'scripts', 'public', 'package.json', 'vitest.config.ts']
const configs = ['base', 'domain', 'app', 'worker', 'server', 'tests'].map(
  (realm) => `tsconfig.${realm}.json`,
)

for (const part of [...parts, ...configs, 'tsconfig.json'])
  cpSync(join(root, part), join(copy, part), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')

/** The names of the tests that failed; none when all passed. */
const failing = ({ tests, project = 'server' }: Mutant): readonly string[] => {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  spawnSync(
    join('node_modules', '.bin', 'vitest'),
    ['run', '--project', project, '--reporter=json', `--outputFile.json=${report}`, ...tests],
    { cwd: copy, env: { SEEDS: '120', ...process.env, SHRINK: '0' } },
  )
  // The report of vitest has the shape of jest's.
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { status: string; fullName: string }[] }[]
  }
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, fullName }) => (status === 'failed' ? [fullName] : [])),
  )
}

const words = process.argv.slice(2)
const chosen = mutants.filter(({ name }) => words.every((word) => name.includes(word)))
const unfit = chosen.flatMap(({ name, file, from }) => {
  const places = readFileSync(join(copy, file), 'utf8').split(from).length - 1
  return places === 1 ? [] : [`"${name}" fits ${places} places in ${file}`]
})
if (unfit.length > 0) throw new Error(`the code has moved on:\n${unfit.join('\n')}`)
let missed = 0
try {
  const [first] = chosen
  const clean = first === undefined ? [] : failing({ ...first, tests: chosen.flatMap(({ tests }) => tests) })
  if (clean.length > 0) throw new Error(`without a planted bug these fail already: ${clean.join('; ')}`)
  for (const mutant of chosen) {
    const file = join(copy, mutant.file)
    const text = readFileSync(file, 'utf8')
    // A function, since `$` has a meaning in a text that replaces.
    writeFileSync(
      file,
      text.replace(mutant.from, () => mutant.to),
    )
    const started = performance.now()
    const found = [...new Set(failing(mutant))]
    writeFileSync(file, text)
    if (found.length === 0) missed += 1
    const seconds = `${((performance.now() - started) / 1_000).toFixed(0)} s`.padStart(5)
    const by = found[0]?.split(':')[0] ?? ''
    const more = found.length > 1 ? ` and ${found.length - 1} more` : ''
    process.stdout.write(
      `${found.length === 0 ? 'MISSED' : 'caught'} ${seconds}  ${mutant.name.padEnd(58)} ${by}${more}\n`,
    )
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
process.stdout.write(`\n${chosen.length - missed} of ${chosen.length} planted bugs caught\n`)
process.exit(missed === 0 ? 0 : 1)
