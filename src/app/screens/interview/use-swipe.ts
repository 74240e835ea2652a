import { useEffect, useEffectEvent } from 'react'

/** Shortest way of a finger across the screen that counts, in CSS pixels. */
const far = 64
/** It goes at least this many times further sideways than up or down. */
const flat = 2
/** Longest time that it takes, in milliseconds; slower is reading or marking words. */
const quick = 700
/** From here to the edge of the screen a swipe is the phone's own. */
const edge = 24

/** Where a finger does something else: typing, marking, moving a map, and everything on an open sheet. */
const elsewhere =
  'input:not([type=radio], [type=checkbox]), textarea, select, [role=slider], [contenteditable], dialog, .leaflet-container'

/** A swipe towards the start of the line goes on and one towards its end goes back, as pages of a book do: the other way
 *  round where people read from right to left. Never with two fingers, nor while words are marked. */
export const useSwipe = ({
  onNext,
  onBack,
}: {
  readonly onNext: () => void
  readonly onBack: () => void
}): void => {
  const next = useEffectEvent(onNext)
  const back = useEffectEvent(onBack)
  useEffect(() => {
    let start: { readonly x: number; readonly y: number; readonly at: number } | undefined
    const onStart = ({ touches, target, timeStamp }: TouchEvent) => {
      const finger = touches.length === 1 ? touches[0] : undefined
      start =
        finger === undefined ||
        !(target instanceof Element) ||
        target.closest(elsewhere) !== null ||
        isEdge(finger)
          ? undefined
          : { x: finger.clientX, y: finger.clientY, at: timeStamp }
    }
    const onEnd = ({ changedTouches, timeStamp }: TouchEvent) => {
      const finger = changedTouches[0]
      const from = start
      start = undefined
      if (from === undefined || finger === undefined || timeStamp - from.at > quick || marksWords()) return
      const across = finger.clientX - from.x
      if (Math.abs(across) < far || Math.abs(across) < flat * Math.abs(finger.clientY - from.y)) return
      const towardsStart = document.documentElement.dir === 'rtl' ? across > 0 : across < 0
      if (towardsStart) next()
      else back()
    }
    const onCancel = () => {
      start = undefined
    }
    addEventListener('touchstart', onStart, { passive: true })
    addEventListener('touchend', onEnd, { passive: true })
    addEventListener('touchcancel', onCancel, { passive: true })
    return () => {
      removeEventListener('touchstart', onStart)
      removeEventListener('touchend', onEnd)
      removeEventListener('touchcancel', onCancel)
    }
  }, [])
}

const isEdge = ({ clientX }: Touch): boolean => clientX < edge || clientX > innerWidth - edge

const marksWords = (): boolean => getSelection()?.isCollapsed === false
