import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '#app/store/database.ts'
import { journey, seenBy } from '../support/journey.ts'

const { joinAs } = journey()

/** The tables of version 1 with something in each, as a phone left them that was not opened since. */
interface OldTables {
  readonly stores: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, readonly unknown[]>>
}

const frozen = JSON.parse(
  readFileSync(join(import.meta.dirname, 'frozen', 'tables-version-1.json'), 'utf8'),
) as OldTables // Our own file.

const openedThen = async (projectId: string) => {
  const api = { indexedDB: new IDBFactory(), IDBKeyRange }
  const db = new Dexie(`limonade-${projectId}`, api)
  db.version(1).stores(frozen.stores)
  for (const [table, rows] of Object.entries(frozen.rows)) await db.table(table).bulkAdd([...rows])
  db.close()
  return api
}

test('No loss: tables of the first version open with everything that was in them', async () => {
  const api = await openedThen('ca7f5f0e-1d0b-4a53-9d0e-6a3f2b1c4d5e')
  const db = openDatabase('ca7f5f0e-1d0b-4a53-9d0e-6a3f2b1c4d5e', api)
  for (const [table, rows] of Object.entries(frozen.rows)) {
    expect(rows.length, table).toBeGreaterThan(0)
    expect(await db.table(table).toArray()).toMatchObject(rows)
  }
  // Found by what the version since then looks for.
  expect(await db.record.where('open').equals(1).primaryKeys()).toEqual([
    '5b0c1d7e-8a94-4d06-b1b5-2f6f0c3f9a10',
  ])
  db.close()
})

test('Old phones: what waited in tables of the first version is handed in', async () => {
  const phone = await joinAs('volunteer')
  phone.store.db.close()
  const again = phone.reopen(await openedThen(phone.membership.projectId))
  expect((await again.store.progress()).waiting).toHaveLength(1)
  expect(await again.sync.round()).toBe('idle')
  expect((await again.store.progress()).waiting).toEqual([])
  const [row] = await seenBy(await joinAs('volunteer'))
  expect(row?.record.fields).toMatchObject({ kind: 'office', note: 'uit de eerste versie' })
  again.close()
})
