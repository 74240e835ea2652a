import type { ProjectDatabase } from '../store/database.ts'

/** From now on everything is pulled from the beginning. What is here stays to be seen meanwhile; what the server does not
 *  name again by the last page goes with it (`dropUnnamed`). */
export const pullAnew = async (db: ProjectDatabase): Promise<void> => {
  await db.transaction('rw', [db.record, db.raw, db.cursor, db.meta], async () => {
    await db.record.toCollection().modify((row, change) => {
      change.value = { ...row, scopes: row.scopes.filter((scope) => scope === 'own') }
    })
    await db.raw.toCollection().modify({ scope: '' })
    await db.cursor.clear()
    await db.meta.put({ key: 'anew', value: true })
  })
}

/** Called inside the transaction that stores the last page of a pull. */
export const dropUnnamed = async (db: ProjectDatabase): Promise<void> => {
  if ((await db.meta.get('anew')) === undefined) return
  await db.record.filter(({ scopes }) => scopes.length === 0).delete()
  await db.raw.where('scope').equals('').delete()
  await db.meta.delete('anew')
}
