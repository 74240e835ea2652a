import { useEffect } from 'react'

/** Names the screen in the browser's tab and history, and for a screen reader that arrives. Never with what somebody
 *  said: a history is read by others. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} – Limonade`
  }, [title])
}
