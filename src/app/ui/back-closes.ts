import { useEffect, useEffectEvent } from 'react'

/** While mounted, the browser's back (the button or a swipe) calls back instead of leaving the screen; of several, the
 *  one that opened last. They share one entry with the same address on the history, which goes away again when the last
 *  of them closes in another way. */
export const useBackCloses = (onBack: () => void): void => {
  const back = useEffectEvent(onBack)
  useEffect(() => {
    const me = {}
    open.push(me)
    if (!isOurs(history.state)) history.pushState(entry, '')
    const onPopState = (): void => {
      if (open.at(-1) !== me) return
      // Those below it still want to hear of the next one.
      if (open.length > 1) history.pushState(entry, '')
      back()
    }
    addEventListener('popstate', onPopState)
    return () => {
      open.splice(open.indexOf(me), 1)
      removeEventListener('popstate', onPopState)
      // A moment later, since a screen that navigates while closing has then laid its own entry on top, since a sheet
      // may make way for another, which then takes over the entry, and since React's strict mode mounts twice.
      setTimeout(() => {
        if (open.length === 0 && isOurs(history.state)) goBack()
      })
    }
  }, [])
}

/** Once for several that close together: the entry stays where it is until the browser has gone back, and a second time
 *  would leave the screen. */
const goBack = (): void => {
  if (leaving) return
  leaving = true
  addEventListener(
    'popstate',
    () => {
      leaving = false
    },
    { once: true },
  )
  history.back()
}
let leaving = false

/** Those on the screen, in the order in which they opened. */
const open: object[] = []

const entry = { limonade: 'sheet' }

const isOurs = (state: unknown): boolean =>
  state instanceof Object && 'limonade' in state && state.limonade === entry.limonade
