import { useEffect, useRef, type ReactNode } from 'react'
import { ChevronLeft } from 'lucide-react'
import { Link } from 'wouter'
import { useTitle } from './use-title.ts'

export interface ScreenProps {
  /** What stands in the head, usually one of the heads below. */
  readonly head: ReactNode
  /** The main action, within reach of a thumb. */
  readonly foot?: ReactNode
  readonly tabs?: ReactNode
  /** `stack` spaces blocks; `low` puts the answers near the thumb; `bare` leaves the middle to a map. */
  readonly middle?: 'stack' | 'low' | 'bare'
  readonly children: ReactNode
}

/** A phone's screen: a head, a middle that scrolls, and a foot that stays where the thumb found it last time. */
export const Screen = ({ head, foot, tabs, middle = 'stack', children }: ScreenProps): ReactNode => {
  const screen = useRoomForTheMiddle()
  const footer =
    foot === undefined || foot === false ? null : <footer className="foot buttons">{foot}</footer>
  return (
    <div className="screen" ref={screen}>
      <header>{head}</header>
      <main className={middle === 'bare' ? undefined : `body ${middle}`}>{children}</main>
      {tabs === undefined ? (
        footer
      ) : (
        <div className="dock">
          {footer}
          {tabs}
        </div>
      )}
    </div>
  )
}

/** A head with the screen's name and, where there is one, the way back. The name is also the title of the tab, unless
 *  `tab` says another: what a browser may write down. */
export const TitleHead = ({
  title,
  tab = title,
  back,
  children,
}: {
  readonly title: string
  readonly tab?: string
  readonly back?: { readonly href: string; readonly label: string }
  readonly children?: ReactNode
}): ReactNode => {
  useTitle(tab)
  return (
    <div className={back === undefined ? 'head' : 'head with-back'}>
      {back !== undefined && (
        <Link className="icon-button" href={back.href} aria-label={back.label}>
          <ChevronLeft className="i flip" aria-hidden="true" />
        </Link>
      )}
      <h1>{title}</h1>
      {children}
    </div>
  )
}

/** Share of the height above which head and foot leave too little room and no longer stick. */
const tooMuch = 0.45

const useRoomForTheMiddle = () => {
  const screen = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = screen.current
    if (element === null) return
    const edges = [...element.children].filter((child) => child.tagName !== 'MAIN')
    const measure = (): void => {
      const height = edges.reduce((sum, edge) => sum + edge.getBoundingClientRect().height, 0)
      element.toggleAttribute('data-loose', height > innerHeight * tooMuch)
    }
    const observer = new ResizeObserver(measure)
    for (const edge of edges) observer.observe(edge)
    addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      removeEventListener('resize', measure)
    }
  }, [])
  return screen
}
