import { useEffect, useRef, useState } from 'react'
import type { Store } from '#app/store/store.ts'
import { readDraft, type SightingDraft, sightingDraftKey as key } from './sighting-draft.ts'

export interface DraftHolder {
  readonly draft: SightingDraft | null
  readonly change: (change: (draft: SightingDraft) => SightingDraft) => void
  readonly begin: (draft: SightingDraft) => void
  readonly drop: () => void
  /** The phone would not keep the half-filled sighting. */
  readonly unsafe: boolean
}

/** The sighting that is being made, stored at every change. `onFound` is told once when one was left behind, by a
 *  camera that closed the app or a reload. */
export const useSightingDraft = (store: Store, onFound: (draft: SightingDraft) => void): DraftHolder => {
  const [draft, setDraft] = useState<SightingDraft | null>(null)
  const [unsafe, setUnsafe] = useState(false)
  const latest = useRef<SightingDraft | null>(null)
  const writing = useRef<Promise<void>>(Promise.resolve())
  const found = useRef(onFound)

  useEffect(() => {
    let current = true
    const find = async () => {
      // What cannot be read now is still there the next time.
      const left = readDraft(await store.meta(key).catch(() => undefined))
      if (!current || left === undefined || latest.current !== null) return
      latest.current = left
      setDraft(left)
      found.current(left)
    }
    void find()
    return () => {
      current = false
    }
  }, [store])

  const keep = (next: SightingDraft | null) => {
    latest.current = next
    setDraft(next)
    // One after another, so that an older state never lands on a newer one.
    const before = writing.current
    const write = async () => {
      await before
      const kept = await store.setMeta(key, next).then(
        () => true,
        () => false,
      )
      setUnsafe(!kept)
    }
    writing.current = write()
  }

  return {
    draft,
    unsafe,
    begin: keep,
    drop: () => {
      keep(null)
    },
    change: (change) => {
      if (latest.current === null) return
      const next = change(latest.current)
      if (next !== latest.current) keep(next)
    },
  }
}
