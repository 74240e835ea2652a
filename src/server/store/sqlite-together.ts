import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { Store, Writer } from './store.ts'
import { turns } from './turns.ts'

/** Pieces of work that share one commit. With more the first of them would wait too long for its answer. */
const most = 8

interface Waiting {
  /** Does the work inside the open transaction. What it gives tells who waits, and is called after the commit. `alone`:
   *  nothing stands in the transaction yet, so that it needs no savepoint, which costs a copy of each page. */
  readonly take: (alone: boolean) => Promise<() => void>
  readonly fail: (error: unknown) => void
}

/** Phones that push at the same moment share a transaction: one sync to the disk, and a page that several of them touch
 *  is written once. Each has a savepoint, so that what one throws undoes its own work and nothing else. Nobody gets an
 *  answer before the commit. */
export const writeTogether = (
  database: DatabaseSync,
  writer: Writer,
): Pick<Store, 'write'> & { readonly alone: <T>(work: () => Promise<T>) => Promise<T> } => {
  const inTurn = turns()
  const waiting: Waiting[] = []

  const takeGroup = async (): Promise<void> => {
    // Requests that have arrived are read first, so that they can join.
    await setImmediate()
    const group = waiting.splice(0, most)
    if (group.length === 0) return
    const tell: (() => void)[] = []
    try {
      database.exec('BEGIN IMMEDIATE')
      for (const [index, { take }] of group.entries()) tell.push(await take(index === 0))
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      for (const { fail } of group) fail(error)
      return
    }
    for (const one of tell) one()
  }

  const write: Store['write'] = (work) =>
    new Promise((resolve, reject) => {
      const take = async (alone: boolean) => {
        if (!alone) database.exec('SAVEPOINT one')
        try {
          const value = await work(writer)
          if (!alone) database.exec('RELEASE one')
          return () => resolve(value)
        } catch (error) {
          // A full disk ends the whole transaction: then nobody's work is kept.
          if (!database.isTransaction) throw error
          database.exec(alone ? 'ROLLBACK; BEGIN IMMEDIATE' : 'ROLLBACK TO one; RELEASE one')
          return () => reject(error)
        }
      }
      waiting.push({ take, fail: reject })
      void inTurn(takeGroup)
    })
  return { write, alone: inTurn }
}
