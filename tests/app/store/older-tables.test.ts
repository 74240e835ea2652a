import { Dexie } from 'dexie'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#app/store/database.ts'

test('two answers that an older app stored are found by this one', async () => {
  const projectId = crypto.randomUUID()
  const older = new Dexie(`limonade-${projectId}`)
  older.version(2).stores({ record: 'id, type, *scopes', outbox: '++order, &id, recordId, type, state' })
  const row = {
    type: 'assetSighting',
    schemaVersion: 1,
    at: '2026-03-01',
    fields: {},
    versions: {},
    scopes: [],
  }
  const conflict = { id: 'o1/kind', field: 'kind', value: 'shop', version: 'e.2' }
  await older.table('record').bulkAdd([
    { ...row, id: 'calm', conflicts: [] },
    { ...row, id: 'asked', conflicts: [conflict] },
  ])
  older.close()

  const db = openDatabase(projectId)
  onTestFinished(async () => {
    db.close()
    await Dexie.delete(db.name)
  })
  expect(await db.record.where('open').equals(1).primaryKeys()).toEqual(['asked'])
  expect(await db.record.count()).toBe(2)
})
