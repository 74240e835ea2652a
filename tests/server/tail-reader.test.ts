import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { databaseFor, usePostgres } from '../support/database.ts'
import { counted } from '../support/proof.ts'
import { sightingOp, startTestServer } from '../support/server.ts'

afterAll(await usePostgres(), 60_000)

const writers = 4
const each = 60

/** Follows the tail of whatever `read` gives after a number, for as long as `writing` runs and once more after it. */
const followed = async (
  writing: Promise<unknown>,
  read: (after: number) => Promise<readonly { readonly id: string; readonly number: number }[]>,
): Promise<ReadonlySet<string>> => {
  const seen = new Set<string>()
  let after = 0
  let isOver = false
  const over = writing.finally(() => {
    isOver = true
  })
  for (let last = false; !last;) {
    last = isOver
    for (const { id, number } of await read(after)) {
      seen.add(id)
      after = Math.max(after, number)
    }
  }
  await over
  return seen
}

/** What many would build: the database gives out the numbers, and a push writes a little more before it commits. */
const withSerial = async (url: string) => {
  const pool = new Pool({ connectionString: url, max: writers + 1 })
  await pool.query('CREATE TABLE serial_feed (number BIGSERIAL PRIMARY KEY, id TEXT NOT NULL)')
  const made = new Set<string>()
  const write = async (name: number) => {
    const client = await pool.connect()
    for (let count = 0; count < each; count++) {
      const id = `${name}.${count}`
      await client.query('BEGIN')
      await client.query('INSERT INTO serial_feed (id) VALUES ($1)', [id])
      for (let more = 0; more < (name + count) % 4; more++) await client.query('SELECT 1')
      await client.query('COMMIT')
      made.add(id)
    }
    client.release()
  }
  const seen = await followed(
    Promise.all(Array.from({ length: writers }, (_, name) => write(name))),
    async (after) => {
      const { rows } = await pool.query<{ id: string; number: string }>(
        'SELECT id, number FROM serial_feed WHERE number > $1 ORDER BY number',
        [after],
      )
      return rows.map(({ id, number }) => ({ id, number: Number(number) }))
    },
  )
  await pool.end()
  return { made, seen }
}

/** The product: phones at the real server, which stands on the same PostgreSQL. */
const withProduct = async (data: string) => {
  const server = await startTestServer({ data })
  const phones = await Promise.all(Array.from({ length: writers }, () => server.phone('volunteer')))
  const reader = await server.phone('volunteer')
  let cursors: Readonly<Record<string, number>> = (await reader.pull()).last.cursors
  const made = new Set<string>()
  const writing = Promise.all(
    phones.map(async (phone) => {
      for (let count = 0; count < each; count++) {
        const op = sightingOp()
        await phone.push(op)
        made.add(op.recordId)
      }
    }),
  )
  const seen = await followed(writing, async () => {
    const page = await reader.page(cursors)
    cursors = page.cursors
    return page.entries.flatMap((entry) =>
      entry.kind === 'put' ? [{ id: entry.record.id, number: entry.number }] : [],
    )
  })
  await server.stop()
  return { made, seen }
}

const lost = ({
  made,
  seen,
}: {
  readonly made: ReadonlySet<string>
  readonly seen: ReadonlySet<string>
}): number => [...made].filter((id) => !seen.has(id)).length

test(
  'No holes: a reader that follows the tail misses nothing, while one that follows a bigserial does',
  { timeout: 120_000 },
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'limonade-tail-'))
    const product = await withProduct(data)
    const serial = await withSerial((await databaseFor(data)) ?? '')
    rmSync(data, { recursive: true, force: true })
    const written = product.made.size
    counted('tail reader', {
      written,
      lost: lost(product),
      'lost with bigserial': lost(serial),
      'of those': serial.made.size,
    })
    expect(lost(product)).toBe(0)
    expect(lost(serial)).toBeGreaterThan(0)
  },
)
