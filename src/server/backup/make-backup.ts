import { readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Blobs } from '../blobs/blobs.ts'
import type { ErasureLog } from '../blobs/erasure-log.ts'
import { sha256Hex } from '../hash.ts'
import { lockFolder } from '../store/lock.ts'
import type { Store } from '../store/store.ts'
import type { CopyDatabase } from './copy-database.ts'
import { hashOfFile, linkOrCopy, makePrivateFolder, syncPath, writeDurably } from './durable-files.ts'
import {
  type Backup,
  backupName,
  cutSuffix,
  files,
  isExpired,
  listBackups,
  type Manifest,
  momentOf,
  readBackup,
} from './manifest.ts'

export interface BackupParts {
  readonly store: Store
  readonly blobs: Pick<Blobs, 'read'>
  readonly erasures: Pick<ErasureLog, 'all'>
}

export type BackedUp =
  | { readonly ok: true; readonly backup: Backup; readonly deleted: readonly string[] }
  /** One clear sentence. */
  | { readonly ok: false; readonly sentence: string }

/** Longer than any backup takes. One that falls in the middle holds up collecting for no longer. */
const holdMs = 24 * 3_600_000

/** Makes a backup in a folder of its own under `folder`, while a server may be working: the database first, then every
 *  picture that it names, then what was erased. It gets its name when all of it is on the disk. What is older than three
 *  weeks is deleted, whether the new one succeeds or not. */
export const makeBackup = async (
  { store, blobs, erasures }: BackupParts,
  {
    folder,
    program,
    now,
    copyDatabase,
  }: {
    readonly folder: string
    readonly program: string
    readonly now: () => Date
    readonly copyDatabase: CopyDatabase
  },
): Promise<BackedUp> => {
  await makePrivateFolder(folder)
  const lock = lockFolder(join(folder, 'backup.lock'))
  if (lock === undefined)
    return { ok: false, sentence: `Another backup is being made in the folder ${folder}; wait for it.` }
  const started = now()
  const until = new Date(started.getTime() + holdMs).toISOString()
  let deleted: readonly string[] = []
  try {
    const path = join(folder, backupName(started))
    const partial = `${path}${cutSuffix}`
    await dropCut(folder)
    const [previous] = await listBackups(folder)
    await makePrivateFolder(partial)
    await hold(store, until)
    const { database, projects, pictures } = await copyDatabase(partial)
    const count = await copyPictures({ blobs, pictures, from: previous?.path, to: partial })
    const log = (await erasures.all()).map(({ project, id }) => `${project} ${id}\n`)
    await writeDurably(join(partial, files.erasures), log.join(''))
    const manifest: Manifest = {
      format: 'limonade-backup',
      version: 1,
      program,
      day: started.toISOString().slice(0, 'YYYY-MM-DD'.length),
      database,
      databaseHash: await hashOfFile(join(partial, files[database])),
      projects,
      pictures: count,
    }
    await writeDurably(join(partial, files.manifest), `${JSON.stringify(manifest, undefined, 2)}\n`)
    await syncPath(partial, 'folder')
    await rename(partial, path)
    await syncPath(folder, 'folder')
    for (const { project, epoch, head } of projects)
      await store.write((writer) => writer.putBackedUp(project, epoch, head))
    const backup = await readBackup(path)
    if (backup === undefined) throw new Error('a backup that was just written cannot be read')
    deleted = await dropExpired(folder, now())
    return { ok: true, backup, deleted }
  } finally {
    await release(store, until)
    await dropExpired(folder, now())
    lock.release()
  }
}

const hold = async (store: Store, until: string): Promise<void> => {
  for (const project of await store.read((reader) => reader.projects()))
    await store.write((writer) => writer.holdCollection(project, until))
}

/** Another backup, into another folder, may hold it up for longer. */
const release = async (store: Store, until: string): Promise<void> => {
  for (const project of await store.read((reader) => reader.projects()))
    await store.write(async (writer) => {
      if ((await writer.collectionHeldUntil(project)) === until) await writer.holdCollection(project, null)
    })
}

/** A picture that the backup before has stands there already. One that is not there any more was erased meanwhile. */
const copyPictures = async ({
  blobs,
  pictures,
  from,
  to,
}: {
  readonly blobs: Pick<Blobs, 'read'>
  readonly pictures: ReadonlyMap<string, readonly string[]>
  readonly from: string | undefined
  readonly to: string
}): Promise<number> => {
  let count = 0
  for (const [project, hashes] of pictures) {
    const had = new Set(from === undefined ? [] : await picturesIn(from, project))
    for (const sha256 of hashes) {
      const target = picturePath(to, project, sha256)
      await makePrivateFolder(dirname(target))
      if (from !== undefined && had.has(sha256)) await linkOrCopy(picturePath(from, project, sha256), target)
      else {
        const bytes = await blobs.read(project, sha256)
        if (bytes === undefined || sha256Hex(bytes) !== sha256) continue
        await writeDurably(target, bytes)
      }
      count += 1
    }
    for (const part of new Set(hashes.map((sha256) => dirname(picturePath(to, project, sha256)))))
      await syncPath(part, 'folder')
  }
  return count
}

export const picturePath = (backup: string, project: string, sha256: string): string =>
  join(backup, files.pictures, project, sha256.slice(0, 2), sha256)

export const picturesIn = async (backup: string, project: string): Promise<readonly string[]> => {
  const root = join(backup, files.pictures, project)
  const parts = await readdir(root).catch(() => [])
  return (await Promise.all(parts.map((part) => readdir(join(root, part))))).flat()
}

const dropCut = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder))
    if (momentOf(name) !== undefined && name.endsWith(cutSuffix))
      await rm(join(folder, name), { recursive: true })
}

const dropExpired = async (folder: string, now: Date): Promise<readonly string[]> => {
  const old = (await readdir(folder)).filter((name) => isExpired(name, now))
  for (const name of old) await rm(join(folder, name), { recursive: true, force: true })
  return old
}
