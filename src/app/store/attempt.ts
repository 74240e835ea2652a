import type { ProjectDatabase } from './database.ts'

/** Why the phone did not take it. */
export type SaveFailure = 'storageFull' | 'storageUnavailable'

/** Every save ends as a value: durable, or the reason why not. */
export type Saved<T = undefined> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: SaveFailure }

type Tables = Pick<ProjectDatabase, 'close' | 'open'>

/** Runs a write. Full storage and a store that refuses are expected outcomes; a lost connection (iOS closes them) is
 *  opened again and tried once more. */
export const attempt = async <T>(db: Tables, write: () => Promise<T>): Promise<Saved<T>> => {
  try {
    return { ok: true, value: await write() }
  } catch (first) {
    if (isFull(first)) return { ok: false, reason: 'storageFull' }
    try {
      await openAgain(db)
      return { ok: true, value: await write() }
    } catch (second) {
      return { ok: false, reason: isFull(second) ? 'storageFull' : 'storageUnavailable' }
    }
  }
}

/** Reads, or writes what may fail with an exception: once more after a connection that was lost, and no more. */
export const overLostConnection = async <T>(db: Tables, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!isLost(error)) throw error
    await openAgain(db)
    return await work()
  }
}

/** Gives the tables a new connection to the browser's database. */
export const openAgain = async (db: Tables): Promise<void> => {
  db.close()
  await db.open()
}

/** iOS ends connections of an app that was away: "Connection to Indexed Database server lost. Refresh the page to try
 *  again", as an UnknownError; after that every transaction is an InvalidStateError. */
export const isLost = (error: unknown): boolean =>
  anyOf(
    error,
    ({ name, message }) =>
      ['InvalidStateError', 'DatabaseClosedError'].includes(String(name)) ||
      (name === 'UnknownError' && /connection|server/i.test(String(message))),
  )

/** The quota error may hide inside the error of the aborted transaction, or among those of many rows. */
const isFull = (error: unknown): boolean => anyOf(error, ({ name }) => name === 'QuotaExceededError')

interface Thrown {
  readonly name?: unknown
  readonly message?: unknown
  readonly inner?: unknown
  readonly failures?: unknown
}

const deepest = 4

const anyOf = (error: unknown, is: (thrown: Thrown) => boolean, depth = 0): boolean => {
  if (!(error instanceof Object) || depth > deepest) return false
  const thrown: Thrown = error
  const inside = [thrown.inner, ...(Array.isArray(thrown.failures) ? thrown.failures : [])]
  return is(thrown) || inside.some((each) => anyOf(each, is, depth + 1))
}
