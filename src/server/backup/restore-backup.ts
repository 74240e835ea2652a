import { existsSync } from 'node:fs'
import { chmod, copyFile, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createBell } from '../bell.ts'
import type { Blobs } from '../blobs/blobs.ts'
import { type ErasureLog, fileErasureLog } from '../blobs/erasure-log.ts'
import { paths } from '../data-folder.ts'
import type { Random } from '../deps.ts'
import { sha256Hex } from '../hash.ts'
import { lockFolder } from '../store/lock.ts'
import { openSqlite } from '../store/sqlite.ts'
import type { Store } from '../store/store.ts'
import { beginEpoch } from '../sync/begin-epoch.ts'
import { eraseAgain } from '../sync/erase-again.ts'
import { dropOrphans } from '../sync/orphans.ts'
import { hashOfFile, makePrivateFolder, syncPath } from './durable-files.ts'
import { picturePath, picturesIn } from './make-backup.ts'
import { type Backup, files, listBackups, readBackup } from './manifest.ts'

export type Restored =
  | { readonly ok: true; readonly backup: Backup; readonly missing: number }
  /** One clear sentence. */
  | { readonly ok: false; readonly sentence: string }

export interface RestoreOptions {
  /** A backup, or a folder of which the newest is meant. */
  readonly folder: string
  readonly data: string
  readonly blobs: Blobs
  /** Of the server that is restored; what the backup and `newer` know is added to it. */
  readonly erasures: ErasureLog
  /** Opens the PostgreSQL that the operator has filled with `pg_restore`. */
  readonly openPostgres?: () => Promise<Store>
  /** A newer log of erasures that was kept elsewhere. */
  readonly newer?: string | undefined
  /** How often the operator said that the log of erasures is lost: it takes two. */
  readonly withoutErasures: number
  /** The operator said that a database that is there may go. */
  readonly replace: boolean
  readonly now: () => Date
  readonly random: Random
}

/** Puts a backup in the place of a server's data: in a new epoch, with everything erased that was erased since, before
 *  anything is served. A fall in the middle leaves the data as it was. */
export const restoreBackup = async (options: RestoreOptions): Promise<Restored> => {
  const { folder, data, newer } = options
  const backup = (await readBackup(folder)) ?? (await listBackups(folder))[0]
  if (backup === undefined) return no(`There is no whole backup in the folder ${folder}.`)
  const { database, databaseHash } = backup.manifest
  if ((await hashOfFile(join(backup.path, files[database]))) !== databaseHash)
    return no(`The database in ${backup.path} is not the one that was backed up; take another backup.`)
  if ((database === 'postgres') !== (options.openPostgres !== undefined))
    return no(
      database === 'postgres'
        ? 'This is a backup of PostgreSQL: restore its limonade.dump with pg_restore, and name the database in DATABASE_URL.'
        : 'This is a backup of SQLite: leave DATABASE_URL out.',
    )
  if (newer !== undefined && !existsSync(newer)) return no(`There is no file ${newer}.`)
  const isKnown = newer !== undefined || (await options.erasures.exists())
  if (!isKnown && options.withoutErasures < 2) return no(lost(options.withoutErasures))

  await makePrivateFolder(data)
  const lock = lockFolder(paths(data).lock)
  if (lock === undefined) return no(`A server works in the folder ${data}; stop it first.`)
  try {
    const prepared = { ...options, backup, tombstones: isKnown ? undefined : ('all' as const) }
    if (options.openPostgres !== undefined) {
      const store = await options.openPostgres()
      try {
        return { ok: true, backup, missing: await purge(store, prepared) }
      } finally {
        await store.close()
      }
    }
    const target = paths(data).database
    if (existsSync(target) && !options.replace)
      return no(`The folder ${data} holds a database. Say --replace if it may go.`)
    const waiting = `${target}.restoring`
    await removeDatabase(waiting)
    await copyFile(join(backup.path, files.sqlite), waiting)
    await chmod(waiting, 0o600)
    const store = openSqlite(waiting)
    const missing = await purge(store, prepared).finally(() => store.close())
    await removeDatabase(target)
    await rename(waiting, target)
    await syncPath(data, 'folder')
    return { ok: true, backup, missing }
  } finally {
    lock.release()
  }
}

const no = (sentence: string): Restored => ({ ok: false, sentence })

const lost = (said: number): string =>
  said === 0
    ? 'The newest erasures.log is not there: without it comes back what was erased since the backup. Name it with ' +
      '--erasures FILE. Is it lost for good? Then say --without-erasures twice.'
    : 'Without erasures.log people who withdrew are back. To go on all the same, say --without-erasures once more.'

const removeDatabase = async (path: string): Promise<void> => {
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true })
}

interface Prepared extends RestoreOptions {
  readonly backup: Backup
  readonly tombstones: 'all' | undefined
}

/** Makes a database out of a backup fit to serve. Returns how many of its pictures are nowhere. */
const purge = async (store: Store, prepared: Prepared): Promise<number> => {
  const { backup, blobs, erasures, newer, now, random, tombstones } = prepared
  const logs = [join(backup.path, files.erasures), ...(newer === undefined ? [] : [newer])]
  for (const log of logs) await addToLog(erasures, log)
  let missing = 0
  for (const project of await store.read((reader) => reader.projects())) {
    await store.write(async (writer) => {
      await beginEpoch(writer, project, {
        random,
        clock: now,
        ...(tombstones === undefined ? {} : { tombstones }),
      })
      await writer.holdCollection(project, null)
      const clock = await writer.clock(project)
      if (clock !== undefined) await writer.putBackedUp(project, clock.epoch, clock.head)
    })
    missing += await bringPictures(store, project, { backup, blobs })
  }
  const parts = { store, blobs, erasures, clock: now, bell: createBell() }
  await eraseAgain(parts)
  for (const project of await store.read((reader) => reader.projects())) await dropOrphans(parts, project)
  await store.wipe()
  return missing
}

const addToLog = async (log: ErasureLog, path: string): Promise<void> => {
  const known = new Set((await log.all()).map(({ project, id }) => `${project} ${id}`))
  const others = (await fileErasureLog(path).all()).filter(
    ({ project, id }) => !known.has(`${project} ${id}`),
  )
  for (const [project, entries] of Map.groupBy(others, (entry) => entry.project))
    await log.append(
      project,
      entries.map(({ id }) => id),
    )
  // From now on it is there, also when nothing was ever erased.
  await log.append('', [])
}

/** What the database counts on and is nowhere any more is asked of the phones again. */
const bringPictures = async (
  store: Store,
  project: string,
  { backup, blobs }: { readonly backup: Backup; readonly blobs: Blobs },
): Promise<number> => {
  const has = new Set(await picturesIn(backup.path, project))
  let missing = 0
  for (const sha256 of await store.read((reader) => reader.blobs(project))) {
    if (await blobs.has(project, sha256)) continue
    if (has.has(sha256) && (await putBack(blobs, { project, sha256, backup }))) continue
    missing += 1
    await store.write((writer) => writer.forgetBlob(project, sha256))
  }
  return missing
}

/** No device has this id, so no upload of a device is in its way. */
const nobody = '00000000-0000-0000-0000-000000000000'

const putBack = async (
  blobs: Blobs,
  { project, sha256, backup }: { readonly project: string; readonly sha256: string; readonly backup: Backup },
): Promise<boolean> => {
  const data = new Uint8Array(await readFile(picturePath(backup.path, project, sha256)))
  if (sha256Hex(data) !== sha256) return false
  const upload = { project, sha256, deviceId: nobody }
  return (await blobs.write(upload, { offset: 0, data })) && (await blobs.finish(upload)).ok
}
