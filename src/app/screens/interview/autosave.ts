import type { SaveFailure, Saved } from '#app/store/attempt.ts'

/** Whether the last thing that was said is on disk. */
export type Kept =
  | { readonly state: 'kept' }
  | { readonly state: 'writing' }
  | { readonly state: 'failed'; readonly reason: SaveFailure }

export interface Autosave<T> {
  /** Takes over what is to be kept; it is written after `delay` milliseconds at the latest, together with what comes in
   *  between. */
  readonly put: (value: T, delay: number) => void
  /** Writes what is waiting at once. Resolves when it is on disk, or with the reason why it is not. */
  readonly flush: () => Promise<Kept>
  /** Writes nothing more. What is being written now is awaited, so that nothing comes back after a wipe. */
  readonly stop: () => Promise<void>
  readonly kept: () => Kept
  readonly subscribe: (onChange: () => void) => () => void
}

/** Writes the newest value, one write at a time; older ones that were not written yet are passed over. */
export const createAutosave = <T>(write: (value: T) => Promise<Saved>): Autosave<T> => {
  let waiting: { readonly value: T } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let kept: Kept = { state: 'kept' }
  let stopped = false
  const listeners = new Set<() => void>()

  const tell = (now: Kept) => {
    kept = now
    for (const listener of listeners) listener()
  }
  const drain = async () => {
    for (;;) {
      if (waiting === undefined || stopped) return
      const { value } = waiting
      waiting = undefined
      const saved = await write(value)
      if (saved.ok) {
        if (waiting === undefined) tell({ state: 'kept' })
        continue
      }
      // Something newer is tried with the next put or flush; otherwise this one waits for another try.
      waiting ??= { value }
      tell({ state: 'failed', reason: saved.reason })
      return
    }
  }
  const run = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    running ??= drain().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    put: (value, delay) => {
      if (stopped) return
      waiting = { value }
      if (kept.state !== 'failed') tell({ state: 'writing' })
      if (delay === 0) void run()
      else timer ??= setTimeout(() => void run(), delay)
    },
    flush: async () => {
      await run()
      // A value that came in while the last write ended.
      if (waiting !== undefined && kept.state !== 'failed') await run()
      return kept
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
    kept: () => kept,
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}
