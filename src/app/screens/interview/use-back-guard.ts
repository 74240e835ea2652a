import { useEffect, useEffectEvent } from 'react'

/** The browser's back (button or swipe) calls back instead of leaving the conversation. Its entry on the history lies on
 *  top of one with the address of `under`, so that whoever leaves by replacing it leaves no id of a draft behind. A sheet
 *  lays its own on top of that. */
export const useBackGuard = (under: string, onBack: () => void): void => {
  const back = useEffectEvent(onBack)
  const guard = useEffectEvent((address: string) => {
    history.replaceState(null, '', under)
    history.pushState(entry, '', address)
  })
  useEffect(() => {
    const { pathname, search } = location
    const address = `${pathname}${search}`
    if (!isOurs(history.state) && !isSheet(history.state)) guard(address)
    const onPopState = () => {
      // A sheet that closed gave our entry back: nothing to do.
      if (isOurs(history.state)) return
      history.pushState(entry, '', address)
      back()
    }
    // Before the router hears of it, which would leave.
    const first = { capture: true }
    addEventListener('popstate', onPopState, first)
    return () => {
      removeEventListener('popstate', onPopState, first)
    }
  }, [])
}

const entry = { limonade: 'conversation' }

const named = (state: unknown, name: string): boolean =>
  state instanceof Object && 'limonade' in state && state.limonade === name
const isOurs = (state: unknown): boolean => named(state, entry.limonade)
const isSheet = (state: unknown): boolean => named(state, 'sheet')
