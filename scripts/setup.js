// Runs before `npm start`, `npm test` and the other commands, on whatever Node the machine has (20 or newer): installs
// when the lock file changed, builds when sources changed, and says what it is doing. Plain JavaScript on purpose.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const cache = join(root, 'node_modules', '.cache', 'limonade')
const goal = process.argv[2] ?? 'install'
// `npm start` needs no test tools: a first start stays short.
const whole = goal === 'test' || goal === 'check'
const builds = goal === 'start' || goal === 'test'

const say = (text) => {
  process.stdout.write(`${text}\n`)
}
const stop = (text) => {
  process.stderr.write(`${text}\n`)
  process.exit(2)
}

if (Number(process.versions.node.split('.')[0]) < 20)
  stop('Limonade needs Node 20 or newer: see https://nodejs.org.')

const digest = (files) => {
  const hash = createHash('sha256')
  for (const file of files) {
    const path = join(root, file)
    if (!existsSync(path)) continue
    hash.update(file).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

const filesUnder = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
    .sort()

const remembered = (name) => {
  try {
    return readFileSync(join(cache, name), 'utf8')
  } catch {
    return ''
  }
}
const remember = (name, value) => {
  mkdirSync(cache, { recursive: true })
  writeFileSync(join(cache, name), value)
}

const run = (command, args) => {
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  }
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  })
  return done.status === 0
}

const lock = digest(['package.json', 'package-lock.json', '.npmrc'])
const installed = remembered('installed')
const enough = installed === `${lock} whole` || (!whole && installed === `${lock} start`)
if (!enough) {
  say(whole ? 'Installing Limonade with its test tools …' : 'Installing Limonade …')
  const args = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(whole ? ['--include=dev'] : ['--omit=dev']),
  ]
  if (!run('npm', args))
    stop('Installing failed. Is there a network, and is there room on the disk? Try again.')
  remember('installed', `${lock} ${whole ? 'whole' : 'start'}`)
}

if (builds) {
  const sources = digest([
    'index.html',
    'vite.config.ts',
    'package-lock.json',
    ...filesUnder('src/app'),
    ...filesUnder('src/domain'),
    ...filesUnder('src/worker'),
    ...filesUnder('public'),
    ...filesUnder('scripts'),
  ])
  const built = join(root, 'dist', 'index.html')
  if (remembered('built') !== sources || !existsSync(built) || statSync(built).size === 0) {
    say('Building the app …')
    if (!run('node', [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error']))
      stop('Building the app failed; the lines above say where.')
    remember('built', sources)
  }
}
