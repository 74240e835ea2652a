import type { Batch } from './batch.ts'
import { eraseRecord } from './erase.ts'

/** Where the log of erasures was lost, what devices know to be erased is erased again. Otherwise the log holds all of it,
 *  and a device that names more would be making it up. */
export const believeTombstones = async (
  { turn, device, scopes }: Batch,
  tombstones: readonly string[],
): Promise<void> => {
  const { writer, project } = turn
  const believed = new Set(turn.earlier.map((ended) => ended.tombstones))
  const coordinator = device.role === 'coordinator'
  if (!believed.has('all') && !believed.has('unseen')) return
  for (const id of tombstones) {
    if (id === project || (await writer.isErased(project, id))) continue
    const row = await writer.record(project, id)
    const seen = row?.scopes.some((scope) => scopes.includes(scope)) === true
    if (seen && !coordinator && !believed.has('all')) continue
    // Without these nobody's phone works any more; only a coordinator erases them.
    if (!coordinator && ['questionnaire', 'area'].includes(row?.stored.type ?? '')) continue
    await eraseRecord(turn, id)
  }
}
