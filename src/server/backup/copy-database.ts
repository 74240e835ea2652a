import { spawn } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { readerOf } from '../store/reader.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import type { Reader, Store } from '../store/store.ts'
import { syncPath } from './durable-files.ts'
import { files, type Manifest } from './manifest.ts'

/** What a copy of the database holds. */
export interface Copied {
  readonly database: Manifest['database']
  readonly projects: Manifest['projects']
  /** Pictures of each project that it counts on. */
  readonly pictures: ReadonlyMap<string, readonly string[]>
}

/** Writes the database into a folder, while a server may be working on it. */
export type CopyDatabase = (folder: string) => Promise<Copied>

const pagesAtOnce = 2_048

/** SQLite's own online copy, of one moment: the open snapshot keeps a busy server from making it begin again. */
export const copySqlite =
  (path: string): CopyDatabase =>
  async (folder) => {
    const target = join(folder, files.sqlite)
    const source = new DatabaseSync(path)
    try {
      source.exec('PRAGMA busy_timeout = 5000; BEGIN')
      source.prepare('SELECT count(*) FROM clock').get()
      await backup(source, target, { rate: pagesAtOnce })
    } finally {
      source.close()
    }
    await chmod(target, 0o600)
    const copy = new DatabaseSync(target)
    try {
      // One file, without a log beside it.
      copy.exec('PRAGMA journal_mode = DELETE')
      const [checked] = copy.prepare('PRAGMA quick_check(1)').all()
      if (checked?.['quick_check'] !== 'ok') throw new Error('the copy of the database is damaged')
      return { database: 'sqlite', ...(await contentsOf(readerOf(sqliteDatabase(copy)))) }
    } finally {
      copy.close()
      await syncPath(target)
    }
  }

/** `pg_dump`, which the operator installs. The heads are read before it: the dump holds at least those. */
export const copyPostgres =
  (store: Store, dump: (file: string) => Promise<void>): CopyDatabase =>
  async (folder) => {
    const { projects } = await store.read(contentsOf)
    const target = join(folder, files.postgres)
    await dump(target)
    await chmod(target, 0o600)
    await syncPath(target)
    const { pictures } = await store.read(contentsOf)
    return { database: 'postgres', projects, pictures }
  }

const contentsOf = async (reader: Reader): Promise<Omit<Copied, 'database'>> => {
  const projects: Manifest['projects'] = []
  const pictures = new Map<string, readonly string[]>()
  for (const project of await reader.projects()) {
    const clock = await reader.clock(project)
    if (clock === undefined) continue
    projects.push({ project, epoch: clock.epoch, head: clock.head })
    pictures.set(project, await reader.blobs(project))
  }
  return { projects, pictures }
}

/** `pg_dump` was not found, or did not end well. The message holds no address and no password. */
export class DumpFailed extends Error {}

/** Runs `pg_dump` with the address in its environment, where other users of the machine cannot see it. */
export const pgDump =
  (url: string) =>
  (file: string): Promise<void> =>
    new Promise((done, fail) => {
      const child = spawn('pg_dump', ['--format=custom', '--no-owner', `--file=${file}`], {
        env: { ...process.env, ...connectionOf(url) },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      child.once('error', () =>
        fail(new DumpFailed('pg_dump is not on this machine; install the client programs of PostgreSQL.')),
      )
      child.once('exit', (code) =>
        code === 0 ? done() : fail(new DumpFailed('pg_dump did not end well; nothing was backed up.')),
      )
    })

const connectionOf = (url: string): Readonly<Record<string, string>> => {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const ssl = searchParams.get('sslmode')
  return {
    PGHOST: hostname.replace(/^\[|\]$/g, ''),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    ...(port === '' ? {} : { PGPORT: port }),
    ...(ssl === null ? {} : { PGSSLMODE: ssl }),
  }
}
