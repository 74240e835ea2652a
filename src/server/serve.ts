import { join } from 'node:path'
import { destination } from 'pino'
import { readBuild } from './build.ts'
import { createLog } from './log.ts'
import { linkText } from './links.ts'
import { help, readOptions } from './options.ts'
import { realRandom } from './random.ts'
import { startServer } from './start.ts'

/** Composition root of the server: reads the command line, touches the world, prints, and stops cleanly. */

const root = join(import.meta.dirname, '..', '..')
const say = (text: string) => process.stdout.write(`${text}\n`)
const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

const read = readOptions(process.argv.slice(2), process.env)
if (read.kind === 'refused') refuse(read.sentence)
else if (read.kind === 'help') process.stdout.write(help)
else {
  const { options } = read
  // Synchronous, so that no line is lost at the end; the printed links never go through it.
  const log = createLog(process.env['LOG_LEVEL'] ?? 'warn', destination({ fd: 2, sync: true }))
  const started = await startServer(options, {
    ...(await readBuild(root)),
    dist: join(root, 'dist'),
    clock: () => new Date(),
    random: realRandom,
    log,
  })
  if (!started.ok) refuse(started.sentence)
  else {
    const { server } = started
    say(`\nLimonade listens on ${options.publicUrl ?? server.url}`)
    const local = ['localhost', '127.0.0.1', '::1'].includes(options.host)
    if (!local && options.tls === undefined)
      say(
        'Phones need https for the camera, the position and working offline. Start with --tls-cert and --tls-key, ' +
          'or put a reverse proxy in front: docs/operators.md shows both.',
      )
    if (['0.0.0.0', '::'].includes(options.host) && options.publicUrl === undefined)
      say('The links below say localhost. Set PUBLIC_URL to the address that phones use, and start again.')
    if (options.demo) say('This is the fictional neighbourhood: everything in it is invented.')
    for (const link of server.links) say(linkText(link))
    if (server.links.length === 0)
      say(
        'A coordinator has joined and makes links on the screen. Lost it? npm run admin -- link coordinator',
      )

    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      say('Stopping: finishing what is under way.')
      void server.stop().then(() => process.exit(0))
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  }
}
