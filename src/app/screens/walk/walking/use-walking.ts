import { useEffect, useEffectEvent } from 'react'
import {
  type Ground,
  type OngoingWalk,
  pauseWalk,
  resumeWalk,
  stepTo,
  wokenWalk,
} from '#domain/field/walk.ts'
import type { Place } from '#domain/field/place.ts'
import { keepScreenOn } from '#app/device/wake-lock.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import type { Saved } from '#app/store/attempt.ts'

/** How often (milliseconds) a walk that goes on is noted as alive. */
const heartbeatMs = 20_000

export interface Walking {
  /** Undefined while none is going on; it stands in the store, so it is there again after the app was closed. */
  readonly walk: OngoingWalk | undefined
  readonly begin: (wish: Pick<OngoingWalk, 'companions'> & { readonly track: boolean }) => Promise<Saved>
  readonly pause: () => void
  readonly resume: () => void
  /** A sighting was saved on the way. */
  readonly found: (id: string) => void
}

/** Keeps the walk that is going on: its squares while the phone knows where it is, and the screen lit. */
export const useWalking = (me: Place | undefined, ground: Ground): Walking => {
  const { store } = useProject()
  const walk = useLive(() => store.ongoingWalk(), [store])
  const runs = walk !== undefined && walk.since !== null

  const onStep = useEffectEvent((place: Place) => {
    // Most measurements tell nothing new; those do not wake the store.
    if (walk === undefined || stepTo(walk, place, ground) === walk) return
    void store.changeWalk((going) => stepTo(going, place, ground))
  })
  useEffect(() => {
    if (runs && me !== undefined) onStep(me)
  }, [runs, me])

  useEffect(() => {
    if (!runs) return
    const beat = () => {
      void store.changeWalk((going, now) => {
        const woken = wokenWalk(going, now)
        return woken.since === null ? woken : { ...woken, seenAt: now }
      })
    }
    beat()
    const timer = setInterval(beat, heartbeatMs)
    const letGo = keepScreenOn()
    return () => {
      clearInterval(timer)
      letGo()
    }
  }, [runs, store])

  return {
    walk,
    begin: async ({ companions, track }) => {
      const begun = await store.beginWalk(track)
      if (!begun.ok) return begun
      return store.changeWalk((going) => ({ ...going, companions }))
    },
    pause: () => {
      void store.changeWalk(pauseWalk)
    },
    resume: () => {
      void store.changeWalk(resumeWalk)
    },
    found: (id) => {
      void store.changeWalk((going) => ({ ...going, found: [...going.found, id] }))
    },
  }
}
