import type { ProjectDatabase } from '../store/database.ts'
import { pullAnew } from './pull-anew.ts'

/** What came of offering everything to the server. */
export interface Offered {
  readonly epoch: string
  /** Records that the server would not take; they stay on this phone. */
  readonly refused: ReadonlySet<string>
  /** Pictures that the server wants again. */
  readonly wanted: ReadonlySet<string>
  /** Conversations whose file the server has, by id: the number that a backup must hold. */
  readonly files: ReadonlyMap<string, number>
}

/** After everything was offered: the next page is the first. What this phone shows stays until its new row comes, and
 *  goes if none does. What was said before about numbers is no proof any more. */
export const startAnew = async (
  db: ProjectDatabase,
  { epoch, refused, wanted, files }: Offered,
): Promise<void> => {
  await db.transaction(
    'rw',
    [db.record, db.raw, db.cursor, db.receipt, db.blob, db.conversation, db.outbox, db.meta],
    async () => {
      const before = (await db.meta.get('epoch'))?.value
      await pullAnew(db, refused)
      for (const { head: _lost, ...row } of await db.blob.where('state').equals('stored').toArray())
        await db.blob.put(wanted.has(row.sha256) ? { ...row, state: 'waiting', sent: 0 } : row)
      for (const { number: _lost, ...row } of await db.conversation.toArray()) {
        const number = files.get(row.id)
        await db.conversation.put({ ...row, ...(number === undefined ? {} : { number }) })
      }
      if (typeof before === 'string' && before !== epoch) await distrust(db, before)
      await db.meta.put({ key: 'epoch', value: epoch })
      await db.meta.put({ key: 'generation', value: (await generationOf(db)) + 1 })
      await db.meta.bulkDelete(['offer', 'head'])
    },
  )
}

/** How often this phone started anew: a page that was asked for before that does not count any more. */
export const generationOf = async (db: ProjectDatabase): Promise<number> => {
  const value = (await db.meta.get('generation'))?.value
  return typeof value === 'number' ? value : 0
}

/** Numbers keep the name of the epoch that gave them, and what waited for a decision at the server is sent again. */
const distrust = async (db: ProjectDatabase, epoch: string): Promise<void> => {
  const receipts = await db.receipt.toArray()
  await db.receipt.bulkPut(
    receipts.filter((row) => row.number !== undefined).map((row) => ({ epoch, ...row })),
  )
  for (const row of await db.outbox.where('state').equals('held').toArray()) {
    if (row.answer !== 'quarantined') continue
    const { answer: _lost, heldFor: _why, ...rest } = row
    await db.outbox.put({ ...rest, state: 'waiting' })
  }
}
