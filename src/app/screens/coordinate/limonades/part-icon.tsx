import type { ReactNode } from 'react'
import { Droplet } from 'lucide-react'

export const partNames = ['water', 'syrup', 'jug'] as const
export type PartName = (typeof partNames)[number]

/** The sign of water, syrup or jug. */
export const PartIcon = ({
  part,
  small = false,
}: {
  readonly part: PartName
  readonly small?: boolean
}): ReactNode => {
  const className = small ? 'i i-s' : 'i'
  if (part === 'water') return <Droplet className={className} aria-hidden="true" />
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
      <path d={part === 'syrup' ? bottle : jug} />
    </svg>
  )
}

const bottle = 'M10 3h4v4l2.5 4v10h-9V11L10 7zM7.5 14h9'
const jug =
  'M4.5 4H14v4c0 2.5 2.5 4.5 2.5 9 0 1.8-.6 3-1.5 4H8c-.9-1-1.5-2.2-1.5-4 0-4.5 2.5-6.5 2.5-9V7.5zM14 6.5h3a3 3 0 0 1 3 3v2.5a3.5 3.5 0 0 1-3.5 3.5'
