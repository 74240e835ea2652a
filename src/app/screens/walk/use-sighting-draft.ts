import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { maxPhotos } from '#domain/field/photo.ts'
import { type DraftHold, type Hold, holdDraft } from '#app/project/draft-lock.ts'
import { useLive } from '#app/project/project-context.tsx'
import type { Store } from '#app/store/store.ts'
import { readDraft, type SightingDraft, sightingDraftKey as key, withPhoto } from './sighting-draft.ts'

export interface DraftHolder {
  readonly draft: SightingDraft | null
  readonly change: (change: (draft: SightingDraft) => SightingDraft) => void
  /** Takes over from another tab when that has it, and goes on with what was begun there. */
  readonly begin: (draft: SightingDraft) => void
  readonly drop: () => void
  /** Another tab has one that is not finished. */
  readonly elsewhere: boolean
  /** The phone would not keep the half-filled sighting. */
  readonly unsafe: boolean
}

/** The sighting that is being made, by one tab at a time, stored at every change. `onFound` is told when one was left
 *  behind: by a camera that closed the app, a reload, or another tab. */
export const useSightingDraft = (store: Store, onFound: (draft: SightingDraft) => void): DraftHolder => {
  const [draft, setDraft] = useState<SightingDraft | null>(null)
  const [unsafe, setUnsafe] = useState(false)
  const [hold, setHold] = useState<Hold>()
  const latest = useRef<SightingDraft | null>(null)
  const writing = useRef<Promise<void>>(Promise.resolve())
  const held = useRef<DraftHold>(undefined)
  const isMine = useRef(false)
  /** Begun here while another tab had one. */
  const wanted = useRef<SightingDraft | null>(null)

  const show = (next: SightingDraft | null) => {
    latest.current = next
    setDraft(next)
  }
  const keep = (next: SightingDraft | null) => {
    show(next)
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

  const find = async () => {
    // What cannot be read now is still there the next time.
    const left = readDraft(await store.meta(key).catch(() => undefined))
    if (!isMine.current || latest.current !== null) return
    const begun = wanted.current
    wanted.current = null
    if (left === undefined) {
      if (begun !== null) keep(begun)
      return
    }
    if (begun === null || begun.photos.length === 0) show(left)
    else keep({ ...left, photos: begun.photos.reduce(withPhoto, left).photos.slice(0, maxPhotos) })
    onFound(left)
  }
  const onHold = useEffectEvent((now: Hold) => {
    setHold(now)
    if (now === 'mine') void find()
    else show(null)
  })
  useEffect(() => {
    let current = true
    const lock = holdDraft(`sighting ${store.db.name}`, {
      onChange: (now) => {
        if (!current) return
        isMine.current = now === 'mine'
        onHold(now)
      },
      letGo: () => writing.current,
    })
    held.current = lock
    return () => {
      current = false
      isMine.current = false
      lock.end()
    }
  }, [store])

  const away = hold === 'elsewhere'
  const there = useLive(
    async () => (away ? readDraft(await store.meta(key)) !== undefined : false),
    [store, away],
  )
  return {
    draft,
    unsafe,
    elsewhere: away && there === true,
    begin: (next) => {
      if (isMine.current) {
        keep(next)
        return
      }
      wanted.current = next
      held.current?.takeOver()
    },
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
