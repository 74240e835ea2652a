import type { Ended } from '#domain/sync/offer.ts'
import type { Deps } from '../deps.ts'
import { newEpoch } from '../new-epoch.ts'
import type { Writer } from '../store/store.ts'

/** More restores than a project will ever have; a device that makes them up costs no more than this. */
const mostEarlier = 100

/** After a restore: what is given out from now on is told apart from what was lost. */
export const beginEpoch = async (
  writer: Writer,
  project: string,
  { random, clock: now, tombstones }: Pick<Deps, 'random' | 'clock'> & Pick<Ended, 'tombstones'>,
): Promise<void> => {
  const clock = await writer.clock(project)
  if (clock === undefined) return
  const { epoch, head, earlier, backedUp } = clock
  const ended = { epoch, head, ...(tombstones === undefined ? {} : { tombstones }) }
  await writer.putEpoch(project, {
    epoch: newEpoch({ random, clock: now }),
    earlier: [...earlier, ended].slice(-mostEarlier),
    backedUp: Math.min(backedUp, head),
  })
}
