import type { Deps } from './deps.ts'
import type { Clock } from './store/rows.ts'
import { beginEpoch } from './sync/begin-epoch.ts'

/** What a device says that it knows of this server's numbers. */
interface Heard {
  readonly epoch?: string | undefined
  readonly head: number
}

/** The epoch of now. A device that heard of a number that was never given out tells that somebody put an older database
 *  back without `restore`: then a new one begins, so that every device offers what this server lost and no number means
 *  two things. */
export const noticeRestore = async (
  { store, random, clock: now }: Pick<Deps, 'store' | 'random' | 'clock'>,
  project: string,
  heard: Heard,
): Promise<string | undefined> => {
  const clock = await store.read((reader) => reader.clock(project))
  if (!isBehind(clock, heard)) return clock?.epoch
  return store.write(async (writer) => {
    // Another device may have been first. The log of erasures was copied back as well, so it may know too little.
    if (isBehind(await writer.clock(project), heard))
      await beginEpoch(writer, project, { random, clock: now, tombstones: 'unseen' })
    return (await writer.clock(project))?.epoch
  })
}

const isBehind = (clock: Clock | undefined, { epoch, head }: Heard): boolean =>
  clock !== undefined && clock.epoch === epoch && clock.head < head
