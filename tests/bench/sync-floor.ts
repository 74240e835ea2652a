import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { scopesOf } from '#domain/sync/scope.ts'
import { sha256Hex } from '#server/hash.ts'
import { openSqlite, prepareSqlite } from '#server/store/sqlite.ts'
import { newBatches, type WorkBatch } from './sync-work.ts'
import { perSecond } from './rounds.ts'

/** The floor under a push: the same rows into the same tables and indexes, with the same durability, in transactions of
 *  the same size; nothing is decided, parsed or sent. One call measures one round, on what the rounds before it left. */
export const rawInserts = async (folder: string): Promise<(count: number) => Promise<number>> => {
  const path = join(folder, 'floor.db')
  // Makes the tables.
  await openSqlite(path).close()
  const database = new DatabaseSync(path)
  prepareSqlite(database)
  const operation = database.prepare('INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)')
  const record = database.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const feed = database.prepare('INSERT INTO feed VALUES (?, ?, ?, ?, ?, ?)')
  const project = '00000000-0000-4000-8000-000000000000'
  let number = 0

  const insert = (rows: ReturnType<typeof rowsOf>) => {
    database.exec('BEGIN IMMEDIATE')
    for (const row of rows) {
      operation.run(...row.operation)
      record.run(...row.record)
      feed.run(...row.feed)
    }
    database.exec('COMMIT')
  }
  const rowsOf = (batch: WorkBatch) =>
    batch.map(({ id, recordId, type, schemaVersion, at, set }) => {
      number += 1
      const version = `0123456789abcdef.${number}`
      const versions = Object.fromEntries(Object.keys(set).map((field) => [field, version]))
      const body = JSON.stringify({
        id: recordId,
        type,
        schemaVersion,
        at,
        fields: set,
        versions,
        conflicts: [],
      })
      const scopes = scopesOf({ type, fields: set })
      return {
        operation: [project, id, sha256Hex(id), project, recordId, 'applied', null, version],
        record: [
          project,
          recordId,
          type,
          schemaVersion,
          null,
          JSON.stringify(scopes),
          'shown',
          project,
          id,
          scopes[0] ?? '',
          number,
          '[]',
          null,
        ],
        feed: [project, scopes[0] ?? '', number, recordId, 'put', body],
      } as const
    })
  return (count) => {
    const work = newBatches(count).map(rowsOf)
    return perSecond(count, () => work.forEach(insert))
  }
}
