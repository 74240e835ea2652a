import { useEffect, useEffectEvent } from 'react'

/** Hears every key on the page while mounted, wherever the focus is. */
export const useKeyDown = (onKeyDown: (event: KeyboardEvent) => void): void => {
  const onKey = useEffectEvent(onKeyDown)
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      onKey(event)
    }
    addEventListener('keydown', listen)
    return () => {
      removeEventListener('keydown', listen)
    }
  }, [])
}
