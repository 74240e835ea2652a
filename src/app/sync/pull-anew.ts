import type { ProjectDatabase } from '../store/database.ts'
import { dropPhotoBytes } from '../store/photos.ts'

/** From now on everything is pulled from the beginning; called inside a transaction. What is here stays to be seen
 *  meanwhile; what the server does not name again by the last page goes with it (`dropUnnamed`). `stay`: what the server
 *  has not, and would not take. */
export const pullAnew = async (db: ProjectDatabase, stay: ReadonlySet<string>): Promise<void> => {
  await db.record.toCollection().modify((row, change) => {
    const scopes = stay.has(row.id) ? ['own'] : row.scopes.filter((scope) => scope === 'own')
    // Its number may be of an epoch that has ended, and says nothing beside those of now.
    const { number: _before, ...rest } = row
    change.value = { ...rest, scopes }
  })
  await db.raw.filter(({ id }) => !stay.has(id)).modify({ scope: '' })
  await db.cursor.clear()
  await db.meta.put({ key: 'anew', value: true })
}

/** Called inside the transaction that stores the last page of a pull. */
export const dropUnnamed = async (db: ProjectDatabase): Promise<void> => {
  if ((await db.meta.get('anew')) === undefined) return
  for (const id of await db.record.filter(({ scopes }) => scopes.length === 0).primaryKeys()) {
    await db.record.delete(id)
    // Pictures of a change that still waits are on their way.
    if ((await db.outbox.where('recordId').equals(id).count()) === 0) await dropPhotoBytes(db, id)
  }
  await db.raw.where('scope').equals('').delete()
  await db.meta.delete('anew')
}
