import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Answers } from '#domain/survey/answer.ts'
import { canonical } from '#domain/sync/operation.ts'
import type { SaveFailure } from '#app/store/attempt.ts'
import type { Draft } from '#app/store/draft.ts'
import type { Store } from '#app/store/store.ts'
import { typesIn } from '#app/ui/number-keys.ts'
import { type Autosave, createAutosave, type Kept } from './autosave.ts'
import type { OnLetGo } from './use-draft.ts'
import { begun, type Conversation, type Move, moved, type Setting } from './conversation.ts'

/** Typed words are written together after this many milliseconds; a tap is written at once. */
export const typingPause = 250

export interface Running {
  readonly state: Conversation
  /** Why the last answer is not on disk; undefined while all is well. */
  readonly failure: SaveFailure | undefined
  readonly autosave: Autosave<Draft>
  /** The draft as it would be kept now. */
  readonly draft: () => Draft
  /** Answers and smaller moves: at once on the screen, and written down after it. */
  readonly make: (move: Move) => void
  /** Moves to another question, but only once what was said is on disk: otherwise the answer stays on the screen. Where
   *  it was there already, only the place in the conversation is still written, behind the new question. */
  readonly go: (move: Move) => Promise<Conversation>
}

/** A conversation on the screen that writes itself down. */
export const useConversation = (
  setting: Setting,
  start: Draft,
  { store, onLetGo }: { readonly store: Store; readonly onLetGo: OnLetGo },
): Running => {
  const [state, setState] = useState(() => begun(setting, start))
  const [autosave] = useState(() => createAutosave<Draft>((draft) => store.saveDraft(draft)))
  const failure = useSyncExternalStore(autosave.subscribe, () => reasonOf(autosave.kept()))
  // The newest state, also for a second tap before the screen was drawn again.
  const latest = useRef(state)
  const busy = useRef(false)

  const [openedAt] = useState(() => performance.now())
  const draftOf = useCallback(
    (now: Conversation): Draft => ({
      ...start,
      mode: now.mode,
      at: now.at,
      answers: now.answers,
      ...(start.openMs === undefined ? {} : { openMs: start.openMs + performance.now() - openedAt }),
    }),
    [openedAt, start],
  )
  const show = useCallback((now: Conversation) => {
    latest.current = now
    setState(now)
  }, [])
  const make = useCallback(
    (move: Move) => {
      const now = moved(setting, latest.current, move)
      show(now)
      autosave.put(draftOf(now), typesIn(document.activeElement) ? typingPause : 0)
    },
    [autosave, draftOf, setting, show],
  )
  const go = useCallback(
    async (move: Move): Promise<Conversation> => {
      if (busy.current) return latest.current
      busy.current = true
      try {
        const before = latest.current
        const now = moved(setting, before, move)
        const isOnDisk = autosave.kept().state === 'kept' && saysTheSame(before.answers, now.answers)
        autosave.put(draftOf(now), 0)
        if (isOnDisk) {
          show(now)
          return now
        }
        const written = await autosave.flush()
        if (written.state === 'failed') return latest.current
        if (latest.current === before) {
          show(now)
          return now
        }
        // Somebody answered while it was written down: that answer comes along.
        const newer = moved(setting, latest.current, move)
        show(newer)
        autosave.put(draftOf(newer), 0)
        return newer
      } finally {
        busy.current = false
      }
    },
    [autosave, draftOf, setting, show],
  )
  const draft = useCallback(() => draftOf(latest.current), [draftOf])

  useLettingGo(onLetGo, autosave)

  return { state, failure, autosave, draft, make, go }
}

const saysTheSame = (before: Answers, now: Answers): boolean =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].every(
    (id) => before[id] === now[id] || canonical(before[id] ?? null) === canonical(now[id] ?? null),
  )

const reasonOf = (kept: Kept): SaveFailure | undefined => (kept.state === 'failed' ? kept.reason : undefined)

/** Whether everything is on disk. Only what says so follows it: each save passes through twice. */
export const useIsKept = ({ subscribe, kept }: Autosave<Draft>): boolean =>
  useSyncExternalStore(subscribe, () => kept().state === 'kept')

/** Writes what is waiting when the page is left in whatever way, and before another tab takes the draft over. */
export const useLettingGo = <T>(onLetGo: OnLetGo, autosave: Autosave<T>): void => {
  useEffect(() => {
    onLetGo(async (mayWrite) => {
      if (mayWrite) await autosave.flush()
      await autosave.stop()
    })
    const write = () => void autosave.flush()
    document.addEventListener('visibilitychange', write)
    document.addEventListener('focusout', write)
    addEventListener('pagehide', write)
    return () => {
      document.removeEventListener('visibilitychange', write)
      document.removeEventListener('focusout', write)
      removeEventListener('pagehide', write)
      write()
    }
  }, [autosave, onLetGo])
}
