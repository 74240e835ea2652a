import { useEffect, useEffectEvent, useRef } from 'react'

/** While mounted, the browser's back (the button or a swipe) calls back instead of leaving the screen. It lays one entry
 *  with the same address on the history, and takes it away again when the thing closes in another way. */
export const useBackCloses = (onBack: () => void): void => {
  const shown = useRef(false)
  const back = useEffectEvent(onBack)
  useEffect(() => {
    shown.current = true
    if (!isOurs(history.state)) history.pushState(entry, '')
    const onPopState = (): void => {
      back()
    }
    addEventListener('popstate', onPopState)
    return () => {
      shown.current = false
      removeEventListener('popstate', onPopState)
      // A moment later, since a screen that navigates while closing has then laid its own entry on top, and since
      // React's strict mode mounts twice.
      setTimeout(() => {
        if (!shown.current && isOurs(history.state)) history.back()
      })
    }
  }, [])
}

const entry = { limonade: 'sheet' }

const isOurs = (state: unknown): boolean =>
  state instanceof Object && 'limonade' in state && state.limonade === entry.limonade
