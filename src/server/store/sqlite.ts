import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { addXorOfHashes } from './migrations/003-audit.ts'
import { migrations } from './migrations/migrations.ts'
import { readerOf } from './reader.ts'
import { sqliteDatabase } from './sqlite-database.ts'
import { writeTogether } from './sqlite-together.ts'
import { NewerDatabase, type Store } from './store.ts'
import { turns } from './turns.ts'
import { writerOf } from './writer.ts'

const busyMs = 5_000
/** Ids are random, so each push touches pages all over the file: the hot ones stay in memory. In KiB. */
const cacheKiB = 8_192
/** Of the reader, which goes along the feed and comes back to little. */
const readerCacheKiB = 2_048
/** Pages in the log before it is copied into the file, 160 MB. A page that many pushes touched is then copied once. */
const checkpointPages = 40_000

/** Opens the database, brings it up to date, and gives one writer and one reader connection. Throws when the file cannot
 *  be written, or was made by a newer version of the program. */
export const openSqlite = (path: string): Store => {
  const writing = open(path)
  migrate(writing)
  const reading = open(path)
  reading.exec(`PRAGMA cache_size = -${readerCacheKiB}`)
  const reader = readerOf(sqliteDatabase(reading))
  const statements = sqliteDatabase(writing)
  const writer = { ...readerOf(statements), ...writerOf(statements) }
  const readTurn = turns()
  const together = writeTogether(writing, writer)

  return {
    read: (work) => readTurn(() => inTransaction(reading, () => work(reader))),
    write: together.write,
    wipe: () => truncateLog(writing, together.alone),
    bytes: () =>
      Promise.resolve(
        Number(
          reading
            .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
            .get()?.['bytes'] ?? 0,
        ),
      ),
    close: () => {
      reading.close()
      writing.close()
      return Promise.resolve()
    },
  }
}

const open = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path)
  prepareSqlite(database)
  return database
}

/** How every connection of ours treats its file. */
export const prepareSqlite = (database: DatabaseSync): void => {
  database.exec(`
    PRAGMA busy_timeout = ${busyMs};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -${cacheKiB};
    PRAGMA wal_autocheckpoint = ${checkpointPages};
    PRAGMA foreign_keys = ON;
  `)
}

const migrate = (database: DatabaseSync): void => {
  database.exec('BEGIN IMMEDIATE')
  const done = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (done > migrations.length) {
    database.exec('ROLLBACK')
    throw new NewerDatabase()
  }
  addXorOfHashes(database)
  for (const migration of migrations.slice(done)) database.exec(migration)
  database.exec(`PRAGMA user_version = ${migrations.length}`)
  database.exec('COMMIT')
}

const inTransaction = async <T>(database: DatabaseSync, work: () => Promise<T>): Promise<T> => {
  database.exec('BEGIN')
  try {
    const result = await work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

const retryMs = 20

/** A reader that is still open holds old pages in the log, and the checkpoint answers busy: ask again until it is not.
 *  Others write in between, and a reader in this process can go on and finish: so it never waits inside SQLite. */
const truncateLog = async (
  database: DatabaseSync,
  alone: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<void> => {
  const isTruncated = () => {
    database.exec('PRAGMA busy_timeout = 0')
    try {
      return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0
    } finally {
      database.exec(`PRAGMA busy_timeout = ${busyMs}`)
    }
  }
  while (!(await alone(() => Promise.resolve(isTruncated())))) await setTimeout(retryMs)
}
