import { isEdit } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'

/** Whether this phone made a record, and did not only add to it. Undefined while that is looked up. What made it has the
 *  lowest number of all that changed it. */
export const useMadeHere = ({ id, versions }: Stored): boolean | undefined => {
  const { store } = useProject()
  const all = Object.values(versions)
  const first = Math.min(...all.flatMap((version) => (version.startsWith('op:') ? [] : [numberOf(version)])))
  return useLive(async () => {
    const waiting = await store.db.outbox.where('recordId').equals(id).toArray()
    if (waiting.some(({ body }) => body.kind === 'clear' && !isEdit(body.operation))) return true
    const receipts = await store.db.receipt.where('recordId').equals(id).toArray()
    return receipts.some((receipt) =>
      // Received a moment ago: nothing but own operations stands in it yet.
      Number.isFinite(first) ? receipt.number === first : all.includes(`op:${receipt.id}`),
    )
  }, [store, id, first])
}

/** The place of `epoch.number` in the order of the server. */
const numberOf = (version: string): number => Number(version.slice(version.lastIndexOf('.') + 1))
