import type { ReactNode } from 'react'

/** Nothing here yet: an empty jug, what is missing, and the first thing to do. */
export const Empty = ({
  title,
  children,
}: {
  readonly title: ReactNode
  readonly children?: ReactNode
}): ReactNode => (
  <div className="empty">
    <svg className="jug" viewBox="0 0 88 104" aria-hidden="true">
      <path
        className="glass missing"
        d="M8 10 H56 V28 C56 38 66 48 66 72 C66 82 63 90 59 96 H21 C17 90 14 82 14 72 C14 48 21 38 21 28 V24Z M56 22 H68 A12 12 0 0 1 80 34 V52 A16 16 0 0 1 65 68"
      />
    </svg>
    <strong>{title}</strong>
    {children}
  </div>
)
