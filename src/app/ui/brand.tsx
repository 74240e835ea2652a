import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** The jug: Limonade's mark, beside its name or the neighbourhood's. */
export const Brand = ({
  href,
  children = 'Limonade',
}: {
  readonly href?: string
  readonly children?: ReactNode
}): ReactNode =>
  href === undefined ? (
    <span className="brand">
      <JugMark />
      {children}
    </span>
  ) : (
    <Link className="brand" href={href}>
      <JugMark />
      {children}
    </Link>
  )

/** A head with the mark alone, and what stands across from it. */
export const BrandHead = ({ children }: { readonly children?: ReactNode }): ReactNode => (
  <div className="head">
    <Brand />
    {children}
  </div>
)

export const JugMark = (): ReactNode => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <path
      className="jug-ink"
      d="M4.5 3.5H20.5V9.5C20.5 12.5 23.5 15 23.5 20.5C23.5 24 22.4 26.7 20.8 28.5H9.2C7.6 26.7 6.5 24 6.5 20.5C6.5 15 9.5 12.5 9.5 9.5V8.5Z"
    />
    <path className="jug-handle" d="M20.5 7.5H24a4 4 0 0 1 4 4v5.5a5 5 0 0 1-5 5" />
    <path className="jug-lemon" d="M9.5 24.8C9.5 18.6 12.8 16 20.5 16C20.5 22.2 17.2 24.8 9.5 24.8Z" />
  </svg>
)
