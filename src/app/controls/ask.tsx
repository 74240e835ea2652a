import type { ReactNode } from 'react'
import css from './controls.module.css'

/** The question itself, in the voice of what is read aloud. On a new screen the focus goes here, not to the first
 *  answer: a screen reader starts with the question. */
export const Ask = ({
  screen,
  small = false,
  children,
}: {
  /** Changes when another question or row is shown. */
  readonly screen: string
  readonly small?: boolean
  readonly children: ReactNode
}): ReactNode => (
  <h1
    key={screen}
    className={`ask ${css['ask'] ?? ''} ${small ? (css['smallAsk'] ?? '') : ''}`}
    ref={startHere}
    tabIndex={-1}
  >
    {children}
  </h1>
)

const startHere = (heading: HTMLHeadingElement | null): void => {
  heading?.focus({ preventScroll: true })
  if (heading !== null) scrollTo(0, 0)
}
