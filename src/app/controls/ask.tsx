import { createContext, use, type ReactNode } from 'react'
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
}): ReactNode => {
  const look = `ask ${css['ask'] ?? ''} ${small ? (css['smallAsk'] ?? '') : ''}`
  if (use(Quiet)) return <p className={look}>{children}</p>
  return (
    <h1 key={screen} className={look} ref={startHere} tabIndex={-1}>
      {children}
    </h1>
  )
}

const Quiet = createContext(false)

/** Below this a question is shown as an example: it is no heading of the page and takes no focus. */
export const QuietAsk = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <Quiet value={true}>{children}</Quiet>
)

const startHere = (heading: HTMLHeadingElement | null): void => {
  heading?.focus({ preventScroll: true })
  if (heading !== null) scrollTo(0, 0)
}
