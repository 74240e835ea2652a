import type { ReactNode } from 'react'

/** On or off, at once. The label stands beside it and is tied to it by `labelledBy`. */
export const Switch = ({
  on,
  labelledBy,
  onChange,
}: {
  readonly on: boolean
  readonly labelledBy: string
  readonly onChange: (on: boolean) => void
}): ReactNode => (
  <button
    type="button"
    className="switch-target"
    role="switch"
    aria-checked={on}
    aria-labelledby={labelledBy}
    onClick={() => {
      onChange(!on)
    }}
  >
    <span className={on ? 'switch on' : 'switch'} />
  </button>
)
