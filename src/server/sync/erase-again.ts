import type { Deps } from '../deps.ts'
import { eraseRecord } from './erase.ts'
import { takeTurn } from './turn.ts'

/** Before anything is served: what the erasure log holds and the database still has, goes. After a restored backup that
 *  is what was erased since. */
export const eraseAgain = async (
  deps: Pick<Deps, 'store' | 'erasures' | 'blobs' | 'bell' | 'clock'>,
): Promise<void> => {
  const logged = await deps.erasures.all()
  for (const project of await deps.store.read((reader) => reader.projects())) {
    const left = await deps.store.read(async (reader) => {
      const ids: string[] = []
      for (const entry of logged)
        if (entry.project === project && !(await reader.isErased(project, entry.id))) ids.push(entry.id)
      return ids
    })
    if (left.length === 0) continue
    await takeTurn(deps, project, async (turn) => {
      for (const id of left) await eraseRecord(turn, id)
    })
  }
}
