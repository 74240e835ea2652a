import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** A big thing to do on the home screen: goes somewhere or does something. The first is the lemon, the second a plain
 *  card. */
export const Action = ({
  icon,
  title,
  hint,
  first = false,
  ...does
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly hint?: string | undefined
  readonly first?: boolean
} & ({ readonly href: string } | { readonly onClick: () => void })): ReactNode => {
  const className = first ? 'action first lemon' : 'action plain'
  const words = (
    <>
      {icon}
      <span>
        <strong>{title}</strong>
        {hint !== undefined && <span className="small soft">{hint}</span>}
      </span>
    </>
  )
  return 'href' in does ? (
    <Link href={does.href} className={className}>
      {words}
    </Link>
  ) : (
    <button type="button" className={className} onClick={does.onClick}>
      {words}
    </button>
  )
}
