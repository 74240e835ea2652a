import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '#server/store/migrations/migrations.ts'
import { postgresMigrations } from '#server/store/migrations/postgres.ts'
import { openPostgres } from '#server/store/postgres.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import type { Store } from '#server/store/store.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'

/** A database as it was before records kept their body in the feed. Frozen: it never changes again. */
const project = '5b0a7c1e-0000-4000-8000-000000000001'
const [shown, moved, held, gone] = ['s', 'm', 'h', 'g']
const old = `
INSERT INTO clock (project_id, epoch, head) VALUES ('${project}', 'e1', 9);
INSERT INTO record (project_id, id, type, schema_version, under, scopes, state, device_id, body) VALUES
  ('${project}', 's', 'assetSighting', 1, NULL, '["field"]', 'shown', 'd',
   '{"id":"s","type":"assetSighting","schemaVersion":1,"at":"2026-03-09","fields":{},"versions":{},"conflicts":[]}'),
  ('${project}', 'm', 'assetSighting', 1, 's', '["desk"]', 'shown', NULL,
   '{"id":"m","type":"assetSighting","schemaVersion":1,"at":"2026-03-09","fields":{},"versions":{},"conflicts":[]}'),
  ('${project}', 'h', 'interview', 1, NULL, '["talk"]', 'held', 'd',
   '{"id":"h","type":"interview","schemaVersion":1,"at":"2026-03","fields":{},"versions":{},"conflicts":[]}');
INSERT INTO feed (project_id, scope, record_id, number, kind) VALUES
  ('${project}', 'field', 's', 4, 'put'), ('${project}', 'field', 'm', 7, 'leave'),
  ('${project}', 'desk', 'm', 7, 'put'), ('${project}', 'erased', 'g', 8, 'erase');
INSERT INTO operation (project_id, id, hash, device_id, record_id, result, reason, version) VALUES
  ('${project}', 'o1', 'hash', 'd', 's', 'applied', NULL, 'e1.4'),
  ('${project}', 'o2', 'hash', 'd', 'h', 'applied', NULL, 'e1.9');
INSERT INTO erasure (project_id, record_id) VALUES ('${project}', 'g');
`

const body = (id: string, type: string, at: string) => ({
  id,
  type,
  schemaVersion: 1,
  at,
  fields: {},
  versions: {},
  conflicts: [],
})
const nothing = { madeBy: null, left: [] }

const keepsEverything = async (store: Store): Promise<void> => {
  const seen = await store.read(async (reader) => ({
    records: [
      await reader.record(project, shown),
      await reader.record(project, moved),
      await reader.record(project, held),
    ],
    field: await reader.feedAfter(project, { scope: 'field', after: -1, limit: 9 }),
    desk: await reader.feedAfter(project, { scope: 'desk', after: 0, limit: 9 }),
    erased: await reader.feedAfter(project, { scope: 'erased', after: -1, limit: 9 }),
    isErased: await reader.isErased(project, gone),
    operation: await reader.operation(project, 'o1'),
  }))
  const sighting = body(shown, 'assetSighting', '2026-03-09')
  const other = body(moved, 'assetSighting', '2026-03-09')
  expect(seen).toEqual({
    records: [
      { stored: sighting, scopes: ['field'], state: 'shown', under: null, deviceId: 'd', ...nothing, number: 4 },
      {
        stored: other, scopes: ['desk'], state: 'shown', under: shown, deviceId: null, madeBy: null, number: 7,
        left: [{ scope: 'field', number: 7 }],
      },
      {
        stored: body(held, 'interview', '2026-03'), scopes: ['talk'], state: 'held', under: null, deviceId: 'd',
        ...nothing, number: null,
      },
    ],
    field: [
      { scope: 'field', number: 4, recordId: shown, kind: 'put', body: JSON.stringify(sighting) },
      { scope: 'field', number: 7, recordId: moved, kind: 'leave', body: null },
    ],
    desk: [{ scope: 'desk', number: 7, recordId: moved, kind: 'put', body: JSON.stringify(other) }],
    erased: [{ scope: 'erased', number: 8, recordId: gone, kind: 'erase', body: null }],
    isErased: true,
    operation: {
      id: 'o1', hash: 'hash', deviceId: 'd', recordId: shown, result: 'applied', reason: null, version: 'e1.4',
      made: false,
    },
  }) // prettier-ignore

  await store.write(async (writer) => {
    await writer.eraseRecord(project, moved)
    await writer.forgetAuthor(project, held, 'e1.12')
  })
  const after = await store.read(async (reader) => ({
    field: (await reader.feedAfter(project, { scope: 'field', after: -1, limit: 9 })).map(
      ({ number }) => number,
    ),
    desk: await reader.feedAfter(project, { scope: 'desk', after: -1, limit: 9 }),
    forgotten: await reader.operation(project, 'o2'),
  }))
  expect(after).toMatchObject({ field: [4], desk: [], forgotten: { deviceId: null, version: 'e1.12' } })
}

describe('a database from before the body of a record stood in the feed', () => {
  let data: string
  let postgres: Postgres
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'limonade-old-'))
    postgres = await startPostgres()
  }, 60_000)
  afterAll(async () => {
    await postgres.stop()
    rmSync(data, { recursive: true, force: true })
  })

  test('keeps every record, place and operation on SQLite', async () => {
    const path = join(data, 'limonade.db')
    const database = new DatabaseSync(path)
    for (const migration of migrations.slice(0, 2)) database.exec(migration)
    database.exec(`${old} PRAGMA user_version = 2`)
    database.close()
    const store = openSqlite(path)
    await keepsEverything(store)
    await store.close()
  })

  test('keeps every record, place and operation on PostgreSQL', async () => {
    const url = await postgres.database()
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(`${postgresMigrations[0] ?? ''} CREATE TABLE migration (number INTEGER PRIMARY KEY);
      INSERT INTO migration VALUES (1); ${old}`)
    await client.end()
    const store = await openPostgres(url)
    await keepsEverything(store)
    await store.close()
  })
})
