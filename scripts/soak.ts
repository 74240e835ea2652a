import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The simulation over far more seeds than a test run has time for. SEEDS says how many. */

const { SEEDS = '20000' } = process.env
const child = spawn(
  join('node_modules', '.bin', 'vitest'),
  ['run', '--project', 'server', 'tests/simulation', '--maxWorkers=100%'],
  { stdio: 'inherit', env: { ...process.env, SEEDS } },
)
child.on('close', (code) => process.exit(code ?? 1))
