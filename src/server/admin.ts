import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { Role } from '#domain/project/role.ts'
import { copyPostgres, copySqlite, DumpFailed, pgDump } from './backup/copy-database.ts'
import { makeBackup } from './backup/make-backup.ts'
import { listBackups } from './backup/manifest.ts'
import { restoreBackup } from './backup/restore-backup.ts'
import { readBlobsUrl } from './blobs/s3-address.ts'
import { readBuild } from './build.ts'
import { paths } from './data-folder.ts'
import { linkText, mintLink } from './links.ts'
import { openBlobs } from './open-blobs.ts'
import { openParts, type OpenParts } from './open-parts.ts'
import { realRandom } from './random.ts'

/** Composition root of `npm run admin`: short commands beside a server, which may run meanwhile. */

const help = `Usage: npm run admin -- COMMAND [--data FOLDER] [--url ADDRESS]

  link ROLE     make a link and print it; ROLE is coordinator, interviewer, volunteer, entrepreneur,
                communityBuilder, informationGatherer or storyteller
  devices       list the devices that joined
  backup FOLDER    make a backup in a new folder there, while the server runs; those of three weeks ago are deleted
  backups FOLDER   list the backups there, and until when each is kept
  restore FOLDER   put the newest backup there (or the one that FOLDER is) in the place of the data of a stopped server
  verify        print the hash of this program's sources; the settings screen shows the one that a phone runs
  help          this text

  --data FOLDER   folder of the server (./data)
  --replace            restore: the database that is there may go
  --erasures FILE      restore: the newest erasures.log, kept elsewhere
  --without-erasures   restore, said twice: go on although the newest erasures.log is lost
  --url ADDRESS   where people reach the server (PUBLIC_URL, or http://127.0.0.1:4173)
`

const say = (text: string) => process.stdout.write(`${text}\n`)
const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

const address = process.env['DATABASE_URL'] ?? ''
const databaseUrl = address === '' ? undefined : address

const readArguments = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        url: { type: 'string' },
        replace: { type: 'boolean' },
        erasures: { type: 'string' },
        'without-erasures': { type: 'boolean', multiple: true },
        help: { type: 'boolean' },
      },
    })
  } catch {
    return refuse('That option is not known; "npm run admin -- help" lists what there is.')
  }
}

const withStore = async (
  data: string,
  work: (store: OpenParts['store'], project: string, parts: OpenParts) => Promise<void>,
): Promise<void> => {
  if (databaseUrl === undefined && !existsSync(paths(data).database))
    refuse(`There is no server's database in the folder ${data}; name the folder with --data.`)
  const blobs = readBlobsUrl(process.env)
  if (!blobs.ok) return refuse(blobs.sentence)
  const folder = await openParts(data, { databaseUrl, s3: blobs.address, shared: true })
  if (!folder.ok) return refuse(folder.sentence)
  const { store, close } = folder.parts
  const [project] = await store.read((reader) => reader.projects())
  if (project === undefined) refuse('This server has no project yet; start it once first.')
  else await work(store, project, folder.parts)
  await close()
}

const backUp = (folder: string): Promise<void> =>
  withStore(data, async (store, _, parts) => {
    const { version } = await readBuild(join(import.meta.dirname, '..', '..'))
    const copyDatabase =
      databaseUrl === undefined ? copySqlite(paths(data).database) : copyPostgres(store, pgDump(databaseUrl))
    const options = { folder, program: version, now: () => new Date(), copyDatabase }
    const made = await makeBackup(parts, options).catch((error: unknown) => {
      if (error instanceof DumpFailed) return { ok: false as const, sentence: error.message }
      throw error
    })
    if (!made.ok) return refuse(made.sentence)
    say(`Backed up in ${made.backup.path}; it is kept until ${made.backup.until}.`)
    for (const name of made.deleted) say(`Deleted ${name}: it was three weeks old.`)
  })

const tellBackups = async (folder: string): Promise<void> => {
  const backups = await listBackups(folder)
  for (const { path, manifest, until } of backups)
    say([path, manifest.day, `${manifest.pictures} pictures`, `kept until ${until}`].join('\t'))
  if (backups.length === 0) say(`There is no whole backup in the folder ${folder}.`)
}

const restore = async (folder: string): Promise<void> => {
  const bucket = readBlobsUrl(process.env)
  if (!bucket.ok) return refuse(bucket.sentence)
  const opened = await openBlobs(data, bucket.address)
  if (!opened.ok) return refuse(opened.sentence)
  const restored = await restoreBackup({
    folder,
    data,
    ...opened.parts,
    ...(databaseUrl === undefined ? {} : { openPostgres: () => openAlone(databaseUrl) }),
    newer: values.erasures,
    withoutErasures: values['without-erasures']?.length ?? 0,
    replace: values.replace === true,
    now: () => new Date(),
    random: realRandom,
  })
  if (!restored.ok) return refuse(restored.sentence)
  say(`Restored ${restored.backup.path}. Start the server: phones bring back what they still have of later.`)
  if (restored.missing > 0)
    say(`${restored.missing} pictures are nowhere; phones that have them send them again.`)
}

/** Other processes on this database would go on in the epoch of before. */
const openAlone = async (url: string): Promise<OpenParts['store']> => {
  const { isAlone, openPostgres } = await import('./store/postgres.ts')
  if (!(await isAlone(url))) refuse('Something else is connected to this database; stop the servers first.')
  return openPostgres(url)
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
else if (command === 'backup' || command === 'backups' || command === 'restore') {
  if (argument === undefined) refuse(`Name the folder: npm run admin -- ${command} FOLDER`)
  else if (command === 'backup') await backUp(resolve(argument))
  else if (command === 'backups') await tellBackups(resolve(argument))
  else await restore(resolve(argument))
} else if (command === 'verify') say((await readBuild(join(import.meta.dirname, '..', '..'))).build)
else refuse(`"${command}" is not a command; "npm run admin -- help" lists them.`)
