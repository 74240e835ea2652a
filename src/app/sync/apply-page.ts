import { recordTypes } from '#domain/records.ts'
import type { Entry, PullAnswer } from '#domain/sync/wire.ts'
import type { ProjectDatabase } from '../store/database.ts'

/** Stores one page of a pull. Rows, the scopes that a device lost and the new cursors go in one transaction, so a cursor
 *  never stands past what is stored. */
export const applyPage = async (db: ProjectDatabase, page: PullAnswer, today: string): Promise<void> => {
  await db.transaction(
    'rw',
    [db.record, db.raw, db.cursor, db.outbox, db.blob, db.blobChunk, db.conversation, db.erased, db.meta],
    async () => {
      const epoch = await db.meta.get('epoch')
      if (epoch?.value !== page.epoch) {
        await db.cursor.clear()
        await db.meta.put({ key: 'epoch', value: page.epoch })
      }
      await dropLostScopes(db, page.scopes)
      for (const entry of page.entries) await applyEntry(db, entry)
      await db.cursor.bulkPut(Object.entries(page.cursors).map(([scope, number]) => ({ scope, number })))
      await dropBackedUp(db, page.backedUp, today)
    },
  )
}

const applyEntry = async (db: ProjectDatabase, entry: Entry): Promise<void> => {
  if (entry.kind === 'put') {
    const { record, scope } = entry
    const known = Object.hasOwn(recordTypes, record.type) ? recordTypes[record.type] : undefined
    if (known === undefined || record.schemaVersion > known.version) {
      await db.raw.put({ id: record.id, scope, entry })
      return
    }
    const before = await db.record.get(record.id)
    // 'own' only bridges the time between the receipt and the server's row.
    const held = (before?.scopes ?? []).filter((name) => name !== 'own')
    await db.record.put({ ...record, scopes: [...new Set([...held, scope])] })
    return
  }
  if (entry.kind === 'leave') {
    await leave(db, entry.recordId, entry.scope)
    return
  }
  await eraseHere(db, entry.recordId)
}

/** Takes one scope from a record; the row goes with the last. */
const leave = async (db: ProjectDatabase, id: string, scope: string): Promise<void> => {
  const row = await db.record.get(id)
  if (row === undefined) return
  const scopes = row.scopes.filter((held) => held !== scope)
  if (scopes.length === 0) await db.record.delete(id)
  else await db.record.put({ ...row, scopes })
}

/** Removes a record and everything of it from this phone; only its id stays. */
export const eraseHere = async (db: ProjectDatabase, id: string): Promise<void> => {
  await db.record.delete(id)
  await db.raw.delete(id)
  await db.outbox.where('recordId').equals(id).delete()
  await db.conversation.delete(id)
  const blobs = await db.blob.where('recordId').equals(id).primaryKeys()
  await db.blobChunk.where('sha256').anyOf(blobs).delete()
  await db.blob.bulkDelete(blobs)
  await db.erased.put({ id })
}

const dropLostScopes = async (db: ProjectDatabase, scopes: readonly string[]): Promise<void> => {
  const cursors = await db.cursor.toCollection().primaryKeys()
  for (const scope of cursors.filter((held) => !scopes.includes(held))) {
    const rows = await db.record.where('scopes').equals(scope).primaryKeys()
    for (const id of rows) await leave(db, id, scope)
    await db.raw.where('scope').equals(scope).delete()
    await db.cursor.delete(scope)
  }
}

/** A conversation's unreadable file goes when a backup holds it, or after its day. */
const dropBackedUp = async (db: ProjectDatabase, backedUp: number, today: string): Promise<void> => {
  const rows = await db.conversation.filter((row) => row.file !== undefined && row.received).toArray()
  for (const { file: _file, ...row } of rows) {
    if ((row.number !== undefined && row.number <= backedUp) || row.keepUntil < today) await db.conversation.put(row)
  }
}
