import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import css from './walk.module.css'

/** The one main action; with words around it while there is something to explain. */
export const MainAction = ({
  title,
  children,
}: {
  readonly title: 'walk.lost' | 'walk.empty' | null
  readonly children: ReactNode
}): ReactNode => {
  const t = useText()
  if (title === null) return <div className="buttons">{children}</div>
  return (
    <div className={`card ${css['card'] ?? ''}`}>
      <h2>{t(title)}</h2>
      <p className="small soft">{t(title === 'walk.lost' ? 'walk.lostThen' : 'walk.emptyThen')}</p>
      <div className="buttons">{children}</div>
    </div>
  )
}
