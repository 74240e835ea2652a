import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import css from './walk.module.css'

/** The one main action; with words around it while there is something to explain. */
export const MainAction = ({
  title,
  children,
}: {
  readonly title: 'walk.elsewhere' | 'walk.lost' | 'walk.empty' | null
  readonly children: ReactNode
}): ReactNode => {
  const t = useText()
  // One tree with and without words: a camera that is open must find its button again.
  return (
    <div className={title === null ? undefined : `card ${css['card'] ?? ''}`}>
      {title !== null && <h2>{t(title)}</h2>}
      {title !== null && <p className="small soft">{t(thenText[title])}</p>}
      <div className="buttons">{children}</div>
    </div>
  )
}

const thenText = {
  'walk.elsewhere': 'walk.elsewhereThen',
  'walk.lost': 'walk.lostThen',
  'walk.empty': 'walk.emptyThen',
} as const
