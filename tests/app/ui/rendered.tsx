import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'

/** Puts something on a real page and takes it away after the test. Returns how to draw it with other properties. */
export const rendered = (what: ReactNode): ((what: ReactNode) => void) => {
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  root.render(what)
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  return (what) => {
    root.render(what)
  }
}
