import type { ProjectDatabase } from '../store/database.ts'
import { dropPhotoBytes } from '../store/photos.ts'

/** Removes a record and everything of it from this phone; only its id stays. */
export const eraseHere = async (db: ProjectDatabase, id: string): Promise<void> => {
  await db.record.delete(id)
  await db.raw.delete(id)
  await db.outbox.where('recordId').equals(id).delete()
  await db.conversation.delete(id)
  await dropPhotoBytes(db, id)
  await db.erased.put({ id })
}
