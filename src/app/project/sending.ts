import { useSyncExternalStore } from 'react'
import { useLive, useProject } from './project-context.tsx'
import { type Progress, thingsIn, type Waiting } from '#app/store/progress.ts'
import type { SyncState } from '#app/sync/loop.ts'
import type { Sending } from '#app/ui/status-line.tsx'

/** What the loop is doing now. */
export const useSyncState = (): SyncState => {
  const { sync } = useProject()
  return useSyncExternalStore(sync.subscribe, sync.state)
}

export interface SendingNow {
  readonly sending: Sending
  readonly progress: Progress | undefined
  /** Things that only this phone has. */
  readonly waiting: number
}

/** Where the work of this phone is, for the line of words on each screen. */
export const useSending = (): SendingNow => {
  const { store } = useProject()
  const state = useSyncState()
  const progress = useLive(() => store.progress(), [store])
  return {
    progress,
    sending: progress === undefined ? { state: 'sent', at: null } : sendingOf(progress, state),
    waiting: progress === undefined ? 0 : thingsIn(progress.waiting) + progress.held.length,
  }
}

/** A large photo whose small one is sent, on a network that it must not go over. */
export const waitsForWifi = (thing: Waiting, { originalsWait }: SyncState): boolean =>
  originalsWait && thing.state === 'onPhone' && thing.onlyLarge === true

/** In the order of what a person must know first. "Alles verstuurd" only when nothing waits and nothing is held. */
const sendingOf = (progress: Progress, state: SyncState): Sending => {
  const { held, allSentAt } = progress
  const waiting = progress.waiting.filter((thing) => !waitsForWifi(thing, state))
  if (held.length > 0) return { state: 'stuck', count: held.length }
  const photos = progress.waiting.length - waiting.length
  const things = thingsIn(waiting)
  if (things === 0)
    return photos > 0 ? { state: 'photosWait', count: photos } : { state: 'sent', at: allSentAt }
  if (state.phase === 'sending') {
    const count = Math.max(things, state.total)
    return { state: 'sending', sent: Math.min(state.done, count), count }
  }
  // Offline is a normal state; a server that does not answer while there is a network is said as such.
  if (state.phase === 'away' && state.retryAt !== null && navigator.onLine) {
    const againInMinutes = Math.round(Math.max(0, state.retryAt - Date.now()) / 60_000)
    return { state: 'serverAway', count: things, againInMinutes }
  }
  return { state: 'waiting', count: things }
}
