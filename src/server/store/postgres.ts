import { Client, Pool, type PoolClient } from 'pg'
import { postgresMigrations } from './migrations/postgres.ts'
import { postgresDatabase } from './postgres-database.ts'
import { inTurn } from './postgres-turn.ts'
import { postgresWipe } from './postgres-wipe.ts'
import { readerOf } from './reader.ts'
import { NewerDatabase, type Store, type Writer } from './store.ts'
import { writerOf } from './writer.ts'

const connections = 10
const connectMs = 5_000
/** Any number: the lock of whoever brings the tables up to date. */
const migrating = 4_174

/** Opens the database, and brings its tables up to date. Throws when it cannot be reached, or was made by a newer version
 *  of the program. Several processes may work on one database. */
export const openPostgres = async (url: string): Promise<Store> => {
  const pool = new Pool({ connectionString: url, max: connections, connectionTimeoutMillis: connectMs })
  // A connection that breaks while it is idle is replaced by the next that is asked for.
  pool.on('error', () => undefined)
  try {
    await withClient(pool, (client) => inTransaction(client, 'BEGIN', () => migrate(client)))
  } catch (error) {
    await pool.end()
    throw error
  }
  const writers = new WeakMap<PoolClient, Writer>()
  const writerOn = (client: PoolClient): Writer => {
    const statements = postgresDatabase(client)
    const writer = writers.get(client) ?? { ...readerOf(statements), ...writerOf(statements) }
    writers.set(client, writer)
    return writer
  }
  return {
    read: (work) =>
      withClient(pool, (client) => inTransaction(client, snapshot, () => work(writerOn(client)))),
    write: (work) =>
      withClient(pool, (client) =>
        inTransaction(client, 'BEGIN', () => work(inTurn(writerOn(client), client))),
      ),
    wipe: postgresWipe(pool),
    bytes: async () => {
      const { rows } = await pool.query<{ bytes: string }>(
        'SELECT pg_database_size(current_database()) AS bytes',
      )
      return Number(rows[0]?.bytes ?? 0)
    },
    close: () => pool.end(),
  }
}

/** Whether nobody else is connected to that database. */
export const isAlone = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectMs })
  await client.connect()
  try {
    const others = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND backend_type = 'client backend' LIMIT 1`,
    )
    return others.rows.length === 0
  } finally {
    await client.end()
  }
}

const snapshot = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'

const withClient = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken = false
  const onError = () => {
    broken = true
  }
  client.on('error', onError)
  try {
    return await work(client)
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

const inTransaction = async <T>(client: PoolClient, begin: string, work: () => Promise<T>): Promise<T> => {
  await client.query(begin)
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    // Over a broken connection this fails too; the database then undoes by itself.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

const migrate = async (client: PoolClient): Promise<void> => {
  await client.query('SELECT pg_advisory_xact_lock($1)', [migrating])
  await client.query('CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)')
  const { rows } = await client.query<{ done: number }>(
    'SELECT coalesce(max(number), 0) AS done FROM migration',
  )
  const done = rows[0]?.done ?? 0
  if (done > postgresMigrations.length) throw new NewerDatabase()
  for (const [index, sql] of postgresMigrations.entries()) {
    if (index < done) continue
    await client.query(sql)
    await client.query('INSERT INTO migration VALUES ($1)', [index + 1])
  }
}
