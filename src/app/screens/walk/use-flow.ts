import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Place, Spot } from '#domain/field/place.ts'
import type { PhotoBytes } from '#app/store/photos.ts'
import type { Store } from '#app/store/store.ts'
import { beginAt, byHand, measured, pointedAt, withPhoto } from './sighting-draft.ts'
import type { Again } from './use-done.ts'
import { useSightingDraft } from './use-sighting-draft.ts'

/** The sheet of a sighting over the map: begun with a tap or with a photo, laid aside, gone on with, ended. */
export const useFlow = (store: Store, me: Place | undefined) => {
  const [flowing, setFlowing] = useState(false)
  /** Whether a sheet has been open on this screen. */
  const [flowed, setFlowed] = useState(false)
  const holder = useSightingDraft(store, () => {
    setFlowing(true)
  })
  /** What is under the cross, once a person has moved the map. */
  const pointed = useRef<Spot>(undefined)

  const { change } = holder
  const onMeasured = useEffectEvent((measurement: Place) => {
    change((before) => measured(before, measurement))
  })
  useEffect(() => {
    if (me !== undefined) onMeasured(me)
  }, [me])

  const open = () => {
    setFlowing(true)
    setFlowed(true)
  }
  const fresh = () =>
    me === undefined
      ? beginAt({
          place: pointed.current === undefined ? null : byHand(pointed.current),
          placedBy: 'cross',
          sure: false,
        })
      : beginAt({ place: me, placedBy: 'phone', sure: false })

  return {
    /** Null while the sheet is closed. */
    draft: flowing ? holder.draft : null,
    flowing,
    /** The sheet's, or one that was laid aside. */
    kept: holder.draft,
    flowed,
    unsafe: holder.unsafe,
    /** Another tab has one that is not finished. */
    elsewhere: holder.elsewhere,
    change,
    point: (spot: Spot) => {
      pointed.current = spot
    },
    begin: (again?: Again) => {
      if (again !== undefined) holder.begin(beginAt(again))
      else if (holder.draft === null) holder.begin(fresh())
      open()
    },
    /** Photo first: the questions come after it. */
    beginWith: (photo: PhotoBytes) => {
      if (holder.draft === null) holder.begin(withPhoto(fresh(), photo))
      else change((before) => withPhoto(before, photo))
      open()
    },
    /** The spot is to be found on the map, from here on. */
    pointAt: (spot: Spot) => {
      change((before) => pointedAt(before, spot))
    },
    aside: () => {
      setFlowing(false)
    },
    end: () => {
      setFlowing(false)
      holder.drop()
    },
  }
}
