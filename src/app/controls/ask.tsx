import { useEffect, useRef, type ReactNode } from 'react'
import css from './controls.module.css'

/** The question itself, in the voice of what is read aloud. On a new screen the focus goes here, not to the first
 *  answer: a screen reader starts with the question. */
export const Ask = ({
  id,
  screen,
  small = false,
  children,
}: {
  readonly id?: string
  /** Changes when another question or row is shown. */
  readonly screen: string
  readonly small?: boolean
  readonly children: ReactNode
}): ReactNode => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [screen])
  return (
    <h1 className={small ? `ask ${css['smallAsk'] ?? ''}` : 'ask'} id={id} ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
