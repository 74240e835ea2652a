import type { ProjectDatabase } from '../store/database.ts'
import { dropPhotoBytes } from '../store/photos.ts'

/** Tables of the transaction in which `eraseHere` runs. */
export const erasingTables = (db: ProjectDatabase) => [
  db.record,
  db.raw,
  db.outbox,
  db.conversation,
  db.blob,
  db.blobChunk,
  db.erased,
  db.meta,
]

/** Removes a record and everything of it from this phone; only its id stays. Of a conversation that was held here the
 *  month is told, until somebody has read it: it must not vanish in silence. */
export const eraseHere = async (db: ProjectDatabase, id: string): Promise<void> => {
  const conversation = await db.conversation.get(id)
  if (conversation !== undefined) {
    const told = (await db.meta.get(talksErased))?.value
    const months = Array.isArray(told) ? told : []
    await db.meta.put({ key: talksErased, value: [...months, conversation.month] })
  }
  await db.record.delete(id)
  await db.raw.delete(id)
  await db.outbox.where('recordId').equals(id).delete()
  await db.conversation.delete(id)
  await dropPhotoBytes(db, id)
  await db.erased.put({ id })
}

/** Months of conversations of this phone that were erased, and that nobody was told of yet. */
export const talksErased = 'talksErased'
