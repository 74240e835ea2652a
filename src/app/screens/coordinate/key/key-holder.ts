import { useSyncExternalStore } from 'react'
import type { HeldKeys, KeyWorker } from '#app/crypto/key-worker.ts'

/** The private key while it is open on this screen. It stands in the memory of a worker only, which ends after fifteen
 *  idle minutes: a laptop that is left alone locks itself. */
export interface HeldKey extends HeldKeys {
  readonly projectId: string
  readonly worker: KeyWorker
}

export interface KeyHolder {
  readonly held: () => HeldKey | undefined
  readonly hold: (key: HeldKey) => void
  readonly drop: () => void
  /** Somebody is there. */
  readonly touch: () => void
  readonly subscribe: (listener: () => void) => () => void
}

export const idleMs = 15 * 60_000
/** How often a key that is held looks at the clock. A timer of a quarter would run late on a laptop that slept. */
const lookMs = 5_000

/** `now` in milliseconds; `every` runs `look` again and again until what it returned is called. */
export const createKeyHolder = (
  now: () => number,
  every: (milliseconds: number, look: () => void) => () => void,
): KeyHolder => {
  const listeners = new Set<() => void>()
  let key: HeldKey | undefined
  let lastTouch = 0
  let stopLooking: (() => void) | undefined

  const set = (next: HeldKey | undefined) => {
    key = next
    for (const listener of listeners) listener()
  }
  const drop = () => {
    stopLooking?.()
    stopLooking = undefined
    if (key === undefined) return
    key.worker.end()
    set(undefined)
  }
  const dropWhenIdle = () => {
    if (now() - lastTouch >= idleMs) drop()
  }

  return {
    held: () => key,
    hold: (next) => {
      lastTouch = now()
      stopLooking ??= every(lookMs, dropWhenIdle)
      if (key !== undefined && key.worker !== next.worker) key.worker.end()
      set(next)
    },
    drop,
    touch: () => {
      dropWhenIdle()
      lastTouch = now()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The one of this page. */
export const keyHolder = createKeyHolder(
  () => Date.now(),
  (milliseconds, look) => {
    const timer = setInterval(look, milliseconds)
    for (const sign of signs) addEventListener(sign, keyHolder.touch, { passive: true })
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, keyHolder.touch)
      document.removeEventListener('visibilitychange', look)
    }
  },
)

const signs = ['pointerdown', 'keydown'] as const

/** The open key of this project, or undefined while it is locked. */
export const useHeldKey = (projectId: string): HeldKey | undefined => {
  const held = useSyncExternalStore(keyHolder.subscribe, keyHolder.held)
  return held?.projectId === projectId ? held : undefined
}
