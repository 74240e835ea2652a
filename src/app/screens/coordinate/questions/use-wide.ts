import { useSyncExternalStore } from 'react'

/** Whether the phone of the example fits beside the list. The same width stands in the style sheet. */
export const useWide = (): boolean => useSyncExternalStore(watch, () => matchMedia(wide).matches)

const wide = '(min-width: 75.01rem)'

const watch = (onChange: () => void) => {
  const media = matchMedia(wide)
  media.addEventListener('change', onChange)
  return () => {
    media.removeEventListener('change', onChange)
  }
}
