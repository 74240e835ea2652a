import { useId, type ReactNode } from 'react'

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

/** One thing that is on or off, with its words before the switch. */
export const SwitchRow = ({
  label,
  hint,
  on,
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}): ReactNode => {
  const id = useId()
  return (
    <div className="row">
      <span className="grow" id={id}>
        {hint === undefined ? label : <strong>{label}</strong>}
        {hint !== undefined && <span className="small soft">{hint}</span>}
      </span>
      <Switch on={on} labelledBy={id} onChange={onChange} />
    </div>
  )
}
