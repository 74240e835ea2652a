import type { ReactNode } from 'react'
import { groupShape } from '#app/map/group-shape.ts'

/** The sign of a group of kinds, the same as on its pins. */
export const GroupIcon = ({
  group,
  className = 'i i-l',
}: {
  readonly group: string
  readonly className?: string
}): ReactNode => (
  <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
    <path d={groupShape(group)} />
  </svg>
)
