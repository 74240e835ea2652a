import { useEffect, useEffectEvent } from 'react'

/** While mounted, the browser's back (the button or a swipe) calls back instead of leaving the screen. It lays one entry
 *  with the same address on the history, and takes it away again when the thing closes in another way. */
export const useBackCloses = (onBack: () => void): void => {
  const back = useEffectEvent(onBack)
  useEffect(() => {
    shown += 1
    if (!isOurs(history.state)) history.pushState(entry, '')
    const onPopState = (): void => {
      back()
    }
    addEventListener('popstate', onPopState)
    return () => {
      shown -= 1
      removeEventListener('popstate', onPopState)
      // A moment later, since a screen that navigates while closing has then laid its own entry on top, since a sheet
      // may make way for another, which then takes over the entry, and since React's strict mode mounts twice.
      setTimeout(() => {
        if (shown === 0 && isOurs(history.state)) history.back()
      })
    }
  }, [])
}

/** How many are on the screen. They share the one entry, as they share the one history. */
let shown = 0

const entry = { limonade: 'sheet' }

const isOurs = (state: unknown): boolean =>
  state instanceof Object && 'limonade' in state && state.limonade === entry.limonade
