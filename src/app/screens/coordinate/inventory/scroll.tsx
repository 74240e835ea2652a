import type { ReactNode } from 'react'
import css from './inventory.module.css'

/** Room for a wide table on a narrow screen. */
export const Scroll = ({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}): ReactNode => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard
  <div className={css['scroll']} tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
)
