import type { ReactNode } from 'react'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'

interface ItemProps {
  readonly icon?: ReactNode
  readonly title: ReactNode
  readonly hint?: ReactNode | undefined
  /** What stands at the end of the row: a tag or a button. A row that goes somewhere shows an arrow by itself. */
  readonly end?: ReactNode
  readonly href?: string | undefined
  readonly onClick?: (() => void) | undefined
}

/** One row of a ruled list: a link, a button or only words. */
export const Item = ({ icon, title, hint, end, href, onClick }: ItemProps): ReactNode => {
  const goes = href !== undefined || onClick !== undefined
  const row = (
    <>
      {icon}
      <span className="grow">
        <strong>{title}</strong>
        {hint !== undefined && <span className="small soft">{hint}</span>}
      </span>
      {end ?? (goes && <ChevronRight className="i flip i-s" aria-hidden="true" />)}
    </>
  )
  if (href !== undefined)
    return (
      <li>
        <Link className="item" href={href}>
          {row}
        </Link>
      </li>
    )
  if (onClick !== undefined)
    return (
      <li>
        <button type="button" className="item" onClick={onClick}>
          {row}
        </button>
      </li>
    )
  return (
    <li>
      <div className="item">{row}</div>
    </li>
  )
}
