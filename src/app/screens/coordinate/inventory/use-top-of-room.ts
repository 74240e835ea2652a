import { useEffect, useRef } from 'react'

/** A room that somebody goes to begins at its top; back leads to where they were in the one before. */
export const useTopOfRoom = (room: string): void => {
  const shown = useRef(room)
  const isBack = useRef(false)
  useEffect(() => {
    const onPopState = () => {
      isBack.current = true
    }
    addEventListener('popstate', onPopState)
    return () => {
      removeEventListener('popstate', onPopState)
    }
  }, [])
  useEffect(() => {
    if (shown.current !== room && !isBack.current) scrollTo(0, 0)
    shown.current = room
    isBack.current = false
  }, [room])
}
