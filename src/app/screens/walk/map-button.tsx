import type { ReactNode } from 'react'
import css from './walk.module.css'

/** A small square button on the map. */
export const MapButton = ({
  label,
  pressed,
  big = false,
  onClick,
  children,
}: {
  readonly label: string
  readonly pressed?: boolean
  readonly big?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}): ReactNode => (
  <button
    type="button"
    className={`icon-button boxed ${big ? '' : 'end'} ${css['mapButton'] ?? ''}`}
    data-big={big || undefined}
    aria-label={label}
    {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    onClick={onClick}
  >
    {children}
  </button>
)
