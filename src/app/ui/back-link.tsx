import type { ReactNode } from 'react'
import { ChevronLeft } from 'lucide-react'
import { Link } from 'wouter'

/** Above a page of the desk that is reached from another one: the way back to it. Not for paper. */
export const BackLink = ({
  href,
  children,
}: {
  readonly href: string
  readonly children: ReactNode
}): ReactNode => (
  <p className="no-print">
    <Link className="back-link small" href={href}>
      <ChevronLeft className="i flip i-s" aria-hidden="true" />
      {children}
    </Link>
  </p>
)
