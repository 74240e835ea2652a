import type { Client, Pool } from 'pg'
import { setTimeout } from 'node:timers/promises'

/** Tables that hold what people wrote. VACUUM frees the place of a row and leaves its bytes in the free space of the page;
 *  only writing the table anew leaves them behind. */
const written = ['record', 'feed', 'conflict', 'quarantine', 'kept_file']
/** Those that hold ids, hashes and answers about them. */
const described = ['operation', 'blob_ref', 'withdrawal', 'erased_with']
/** A larger table is not written anew: nobody could work meanwhile. About a second's worth. */
const mostBytes = 256 * 1_048_576

const retryMs = 50
/** Whoever waits for a table to itself holds up everybody behind it: so it does not wait long, and tries again. */
const lockMs = 200

/** Takes what was erased before it was called off the disk. Several that ask while one is under way share the next. */
export const postgresWipe = (pool: Pool): (() => Promise<void>) => {
  let last: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | undefined
  return () => {
    waiting ??= last.then(() => {
      waiting = undefined
      last = wipeNow(pool)
      return last
    })
    return waiting
  }
}

const wipeNow = async (pool: Pool): Promise<void> => {
  const client = await pool.connect()
  try {
    await untilUnseen(client)
    await client.query(`VACUUM ${[...written, ...described].join(', ')}`)
    await client.query(`SET lock_timeout = ${lockMs}`)
    for (const table of written) if (await isSmall(client, table)) await writeAnew(client, table)
    await client.query('RESET lock_timeout')
    client.release()
  } catch (error) {
    // With its settings half changed, this connection serves nobody else.
    client.release(true)
    throw error
  }
}

type Queries = Pick<Client, 'query'>

/** Until nobody reads a snapshot any more that was taken before now: until then the old rows have to stay. */
const untilUnseen = async (client: Queries): Promise<void> => {
  const { rows } = await client.query<{ now: string }>(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS now',
  )
  const now = rows[0]?.now
  for (;;) {
    const older = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND age(backend_xmin) > age($1::xid8::xid) LIMIT 1`,
      [now],
    )
    if (older.rows.length === 0) return
    await setTimeout(retryMs)
  }
}

const isSmall = async (client: Queries, table: string): Promise<boolean> => {
  const { rows } = await client.query<{ bytes: string }>('SELECT pg_total_relation_size($1) AS bytes', [
    table,
  ])
  return Number(rows[0]?.bytes ?? 0) <= mostBytes
}

const lockNotAvailable = '55P03'

const writeAnew = async (client: Queries, table: string): Promise<void> => {
  for (;;) {
    try {
      await client.query(`VACUUM (FULL) ${table}`)
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === lockNotAvailable)) throw error
      await setTimeout(retryMs)
    }
  }
}
