import { type Outcome, ownBases } from '#domain/sync/base.ts'
import type { Operation } from '#domain/sync/operation.ts'
import type { OutboxRow, ProjectDatabase } from './database.ts'

/** What the server made of own operations on which waiting ones build. Without them a change made while
 *  an earlier one was on its way would seem to clash with the server's own row, and not show. */
export const readOwnVersions = (
  db: ProjectDatabase,
  outbox: readonly OutboxRow[],
): Promise<ReadonlyMap<string, Outcome>> =>
  versionsOf(
    db,
    outbox.flatMap((row) => (row.body.kind === 'clear' ? [row.body.operation] : [])),
  )

/** The same for operations that are at hand. */
export const versionsOf = async (
  db: ProjectDatabase,
  operations: readonly Operation[],
): Promise<ReadonlyMap<string, Outcome>> => {
  const ids = new Set(operations.flatMap(ownBases))
  if (ids.size === 0) return new Map()
  const epoch = (await db.meta.get('epoch'))?.value
  const receipts = await db.receipt.bulkGet([...ids])
  return new Map(
    receipts.flatMap((receipt) =>
      receipt?.number === undefined
        ? []
        : [
            [
              receipt.id,
              {
                version: `${receipt.epoch ?? String(epoch)}.${receipt.number}`,
                clashed: receipt.result === 'conflict',
              },
            ] as const,
          ],
    ),
  )
}
