import type { DraftKeys } from '../crypto/draft-keys.ts'
import type { ProjectDatabase } from './database.ts'

/** Keys under which something of a conversation waits to be sent: its operations, and its pictures after them. */
export const keysInUse = async (db: ProjectDatabase): Promise<ReadonlySet<string>> => {
  const [outbox, blobs] = await Promise.all([
    db.outbox.toArray(),
    db.blob.where('state').anyOf('waiting', 'held').toArray(),
  ])
  return new Set([
    ...outbox.flatMap(({ body }) => (body.kind === 'locked' ? [body.sealed.keyId] : [])),
    ...blobs.flatMap(({ locked }) => (locked === undefined ? [] : [locked.keyId])),
  ])
}

/** Overwrites those of these keys under which nothing waits any more. */
export const shredUnused = async (
  { db, keys }: { readonly db: ProjectDatabase; readonly keys: DraftKeys },
  ids: Iterable<string>,
): Promise<void> => {
  const candidates = new Set(ids)
  if (candidates.size === 0) return
  const used = await keysInUse(db)
  for (const id of candidates) if (!used.has(id)) await keys.shred(id)
}
