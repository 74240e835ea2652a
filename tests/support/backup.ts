import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { Client } from 'pg'
import { copyPostgres, copySqlite } from '#server/backup/copy-database.ts'
import { type BackedUp, makeBackup } from '#server/backup/make-backup.ts'
import { type Restored, type RestoreOptions, restoreBackup } from '#server/backup/restore-backup.ts'
import { paths } from '#server/data-folder.ts'
import { openBlobs } from '#server/open-blobs.ts'
import { openParts } from '#server/open-parts.ts'
import { realRandom } from '#server/random.ts'
import { openPostgres } from '#server/store/postgres.ts'
import { databaseFor } from './database.ts'

/** What `npm run admin -- backup` and `restore` do, in this process, on the database of the test. Of PostgreSQL npm
 *  brings no pg_dump: there a second database made from the first stands for the dump, and its name for the file. */

export const newFolder = (): string => join(tmpdir(), `limonade-backups-${randomUUID()}`)

export const backUp = async (
  data: string,
  folder: string,
  { now = () => new Date(), beforeCopy = () => Promise.resolve() } = {},
): Promise<BackedUp> => {
  const databaseUrl = await databaseFor(data)
  const opened = await openParts(data, { databaseUrl, shared: true })
  if (!opened.ok) throw new Error(opened.sentence)
  const { close, ...parts } = opened.parts
  try {
    const copyDatabase =
      databaseUrl === undefined
        ? copySqlite(paths(data).database)
        : copyPostgres(parts.store, (file) => copyOf(databaseUrl, file))
    return await makeBackup(parts, {
      folder,
      program: '0.0.0',
      now,
      copyDatabase: async (target) => {
        await beforeCopy()
        return copyDatabase(target)
      },
    })
  } finally {
    await close()
  }
}

export const restore = async (
  data: string,
  folder: string,
  options: Partial<RestoreOptions> = {},
): Promise<Restored> => {
  const opened = await openBlobs(data, undefined)
  if (!opened.ok) throw new Error(opened.sentence)
  const databaseUrl = await databaseFor(data)
  return restoreBackup({
    folder,
    data,
    ...opened.parts,
    ...(databaseUrl === undefined ? {} : { openPostgres: () => openPostgres(databaseUrl) }),
    withoutErasures: 0,
    replace: false,
    now: () => new Date(),
    random: realRandom,
    ...options,
  })
}

const withAdmin = async (url: string, work: (client: Client, name: string) => Promise<void>) => {
  const name = new URL(url).pathname.slice(1)
  const client = new Client({ connectionString: url.replace(/[^/]*$/, 'postgres') })
  await client.connect()
  try {
    // A template may have nobody connected.
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    await work(client, name)
  } finally {
    await client.end()
  }
}

const copyOf = (url: string, file: string) =>
  withAdmin(url, async (client, name) => {
    const copy = `copy_${randomUUID().replaceAll('-', '')}`
    await client.query(`CREATE DATABASE ${copy} TEMPLATE ${name}`)
    await writeFile(file, copy)
  })

/** What `pg_restore` into an empty database does. */
export const pgRestore = (url: string, copy: string) =>
  withAdmin(url, async (client, name) => {
    await client.query(`DROP DATABASE IF EXISTS ${name}`)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${copy}`)
  })
