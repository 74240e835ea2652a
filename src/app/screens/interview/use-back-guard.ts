import { useEffect, useEffectEvent } from 'react'

/** The browser's back (button or swipe) calls back instead of leaving the conversation. One history entry with the same
 *  address lies on top for as long as the conversation is on the screen; a sheet lays its own on top of that. */
export const useBackGuard = (onBack: () => void): void => {
  const back = useEffectEvent(onBack)
  useEffect(() => {
    if (!isOurs(history.state) && !isSheet(history.state)) history.pushState(entry, '')
    const onPopState = () => {
      // A sheet that closed gave our entry back: nothing to do.
      if (isOurs(history.state)) return
      history.pushState(entry, '')
      back()
    }
    addEventListener('popstate', onPopState)
    return () => {
      removeEventListener('popstate', onPopState)
    }
  }, [])
}

const entry = { limonade: 'conversation' }

const named = (state: unknown, name: string): boolean =>
  state instanceof Object && 'limonade' in state && state.limonade === name
const isOurs = (state: unknown): boolean => named(state, entry.limonade)
const isSheet = (state: unknown): boolean => named(state, 'sheet')
