import { dayOf } from '#domain/project/calendar.ts'
import { beginWalk, endedWalk, OngoingWalk } from '#domain/field/walk.ts'
import * as z from 'zod/mini'
import { attempt, type Saved } from './attempt.ts'
import type { StoreDeps } from './deps.ts'
import type { RecordCommands } from './records.ts'

/** The walk that is going on, with its route if the walker wanted one. It never leaves the phone; what is shared is made
 *  when it ends, and then this is gone in the same transaction. */
const walkKey = 'walk'

export interface WalkCommands {
  readonly ongoingWalk: () => Promise<OngoingWalk | undefined>
  /** Nothing happens when one is going on already. */
  readonly beginWalk: (track: boolean) => Promise<Saved>
  /** Nothing happens when none is going on, or when it stays the same. */
  readonly changeWalk: (change: (walk: OngoingWalk, now: number) => OngoingWalk) => Promise<Saved>
  /** Shares the squares, the minutes and the company. */
  readonly endWalk: (walk: OngoingWalk) => Promise<Saved<string>>
  /** Shares nothing. */
  readonly dropWalk: () => Promise<Saved>
}

export const walkCommands = (
  { db, now, timeZone }: StoreDeps,
  { create }: Pick<RecordCommands, 'create'>,
): WalkCommands => {
  const read = async () => {
    const parsed = z.safeParse(OngoingWalk, (await db.meta.get(walkKey))?.value)
    return parsed.success ? parsed.data : undefined
  }
  const write = (next: (walk: OngoingWalk | undefined) => OngoingWalk | undefined) =>
    attempt(db, () =>
      db.transaction('rw', db.meta, async () => {
        const before = await read()
        const after = next(before)
        if (after !== undefined && after !== before) await db.meta.put({ key: walkKey, value: after })
        return undefined
      }),
    )
  return {
    ongoingWalk: read,
    beginWalk: (track) => {
      const at = now().getTime()
      return write((going) => going ?? beginWalk(at, track))
    },
    changeWalk: (change) => {
      const at = now().getTime()
      return write((going) => (going === undefined ? undefined : change(going, at)))
    },
    endWalk: (walk) => {
      const ended = endedWalk(walk, { now: now().getTime(), today: dayOf(now(), timeZone()) })
      return create('walk', ended, [], walkKey)
    },
    dropWalk: () =>
      attempt(db, async () => {
        await db.meta.delete(walkKey)
        return undefined
      }),
  }
}
