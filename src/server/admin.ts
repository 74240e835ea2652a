import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { Role } from '#domain/project/role.ts'
import { readBlobsUrl } from './blobs/s3-address.ts'
import { readBuild } from './build.ts'
import { paths } from './data-folder.ts'
import { linkText, mintLink } from './links.ts'
import { openParts, type OpenParts } from './open-parts.ts'
import { realRandom } from './random.ts'

/** Composition root of `npm run admin`: short commands beside a server, which may run meanwhile. */

const help = `Usage: npm run admin -- COMMAND [--data FOLDER] [--url ADDRESS]

  link ROLE     make a link and print it; ROLE is coordinator, interviewer, volunteer, entrepreneur,
                communityBuilder, informationGatherer or storyteller
  devices       list the devices that joined
  verify        print the hash of this program's sources; the settings screen shows the one that a phone runs
  help          this text

  --data FOLDER   folder of the server (./data)
  --url ADDRESS   where people reach the server (PUBLIC_URL, or http://127.0.0.1:4173)
`

const say = (text: string) => process.stdout.write(`${text}\n`)
const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

const readArguments = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { data: { type: 'string' }, url: { type: 'string' }, help: { type: 'boolean' } },
    })
  } catch {
    return refuse('That option is not known; "npm run admin -- help" lists what there is.')
  }
}

const withStore = async (
  data: string,
  work: (store: OpenParts['store'], project: string) => Promise<void>,
): Promise<void> => {
  const address = process.env['DATABASE_URL'] ?? ''
  const databaseUrl = address === '' ? undefined : address
  if (databaseUrl === undefined && !existsSync(paths(data).database))
    refuse(`There is no server's database in the folder ${data}; name the folder with --data.`)
  const blobs = readBlobsUrl(process.env)
  if (!blobs.ok) return refuse(blobs.sentence)
  const folder = await openParts(data, { databaseUrl, s3: blobs.address, shared: true })
  if (!folder.ok) return refuse(folder.sentence)
  const { store, close } = folder.parts
  const [project] = await store.read((reader) => reader.projects())
  if (project === undefined) refuse('This server has no project yet; start it once first.')
  else await work(store, project)
  await close()
}

const { values, positionals } = readArguments()
const [command, argument, ...more] = positionals
const data = resolve(values.data ?? './data')

if (values.help === true || command === undefined || command === 'help') process.stdout.write(help)
else if (more.length > 0) refuse('That is more than this command takes; "npm run admin -- help" shows how.')
else if (command === 'link') {
  const role = z.safeParse(Role, argument)
  if (!role.success) refuse(`"${argument ?? ''}" is not a role; "npm run admin -- help" lists them.`)
  else
    await withStore(data, async (store, project) => {
      const base = (values.url ?? process.env['PUBLIC_URL'] ?? 'http://127.0.0.1:4173').replace(/\/+$/, '')
      const minting = { project, base, clock: () => new Date(), random: realRandom, madeBy: 'admin' } as const
      say(linkText(await store.write((writer) => mintLink(writer, role.data, minting))))
    })
} else if (command === 'devices')
  await withStore(data, async (store, project) => {
    const devices = await store.read((reader) => reader.devices(project))
    for (const { name, role, state, joinedAt, lastSeenAt } of devices)
      say([name, role, state, joinedAt.slice(0, 10), lastSeenAt?.slice(0, 10) ?? '-'].join('\t'))
    if (devices.length === 0) say('No device has joined.')
  })
else if (command === 'verify') say((await readBuild(join(import.meta.dirname, '..', '..'))).build)
else refuse(`"${command}" is not a command; "npm run admin -- help" lists them.`)
