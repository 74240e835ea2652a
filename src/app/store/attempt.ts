import type { ProjectDatabase } from './database.ts'

/** Why the phone did not take it. */
export type SaveFailure = 'storageFull' | 'storageUnavailable'

/** Every save ends as a value: durable, or the reason why not. */
export type Saved<T = undefined> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: SaveFailure }

/** Runs a write. Full storage and a store that refuses are expected outcomes; a lost connection (iOS closes them) is
 *  opened again and tried once more. */
export const attempt = async <T>(db: ProjectDatabase, write: () => Promise<T>): Promise<Saved<T>> => {
  try {
    return { ok: true, value: await write() }
  } catch (first) {
    if (isFull(first)) return { ok: false, reason: 'storageFull' }
    try {
      db.close()
      await db.open()
      return { ok: true, value: await write() }
    } catch (second) {
      return { ok: false, reason: isFull(second) ? 'storageFull' : 'storageUnavailable' }
    }
  }
}

/** The quota error may hide inside the error of the aborted transaction. */
const isFull = (error: unknown): boolean => {
  for (let current = error, depth = 0; current instanceof Object && depth < 4; depth++) {
    if ('name' in current && current.name === 'QuotaExceededError') return true
    current = 'inner' in current ? current.inner : undefined
  }
  return false
}
