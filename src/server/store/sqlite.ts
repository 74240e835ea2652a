import { DatabaseSync } from 'node:sqlite'
import { migrations } from './migrations/migrations.ts'
import { sqliteReader } from './sqlite-reader.ts'
import { sqliteWriter } from './sqlite-writer.ts'
import type { Store } from './store.ts'

const busyMs = 5_000

/** Opens the database, brings it up to date, and gives one writer and one reader connection. Throws when the file cannot
 *  be written, or was made by a newer version of the program. */
export const openSqlite = (path: string): Store => {
  const writing = open(path)
  migrate(writing)
  const reading = open(path)
  const reader = sqliteReader(reading)
  const writer = { ...sqliteReader(writing), ...sqliteWriter(writing) }
  const writeTurn = turns()
  const readTurn = turns()

  return {
    read: (work) => readTurn(() => inTransaction(reading, 'BEGIN', () => work(reader))),
    write: (work) => writeTurn(() => inTransaction(writing, 'BEGIN IMMEDIATE', () => work(writer))),
    wipe: () => writeTurn(() => truncateLog(writing)),
    close: () => {
      reading.close()
      writing.close()
    },
  }
}

const open = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path)
  database.exec(`
    PRAGMA busy_timeout = ${busyMs};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA foreign_keys = ON;
  `)
  return database
}

const migrate = (database: DatabaseSync): void => {
  database.exec('BEGIN IMMEDIATE')
  const done = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (done > migrations.length) {
    database.exec('ROLLBACK')
    throw new NewerDatabase()
  }
  for (const migration of migrations.slice(done)) database.exec(migration)
  database.exec(`PRAGMA user_version = ${migrations.length}`)
  database.exec('COMMIT')
}

export class NewerDatabase extends Error {}

const inTransaction = async <T>(
  database: DatabaseSync,
  begin: string,
  work: () => Promise<T>,
): Promise<T> => {
  database.exec(begin)
  try {
    const result = await work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Runs one piece of work at a time, in order of asking. */
const turns = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
}

const retryMs = 20

/** A reader that is still open holds old pages in the log, and the checkpoint answers busy: ask again until it is not.
 *  Without a busy time-out, so that a reader in this process can go on and finish. */
const truncateLog = async (database: DatabaseSync): Promise<void> => {
  database.exec('PRAGMA busy_timeout = 0')
  try {
    while (database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] !== 0) {
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  } finally {
    database.exec(`PRAGMA busy_timeout = ${busyMs}`)
  }
}
