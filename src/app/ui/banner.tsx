import type { ReactNode } from 'react'

/** Something to know before going on. `wrong` only where the person must act; it is read out at once. */
export const Banner = ({
  look = 'note',
  icon,
  title,
  children,
  actions,
}: {
  readonly look?: 'note' | 'plain' | 'wrong'
  readonly icon: ReactNode
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}): ReactNode => (
  <div
    className={look === 'note' ? 'banner' : `banner ${look}`}
    {...(look === 'wrong' ? { role: 'alert' } : {})}
  >
    {icon}
    <strong>{title}</strong>
    {children !== undefined && <div className="small">{children}</div>}
    {hasSome(actions) && <div className="buttons">{actions}</div>}
  </div>
)

/** A condition that did not hold leaves false behind. */
const hasSome = (actions: ReactNode): boolean =>
  actions !== undefined && actions !== null && actions !== false
