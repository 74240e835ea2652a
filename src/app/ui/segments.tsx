import { useId, type ReactNode } from 'react'

/** Two to four short choices on one line. */
export const Segments = <Value extends string>({
  legend,
  value,
  choices,
  onChange,
}: {
  readonly legend: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode }[]
  readonly onChange: (value: Value) => void
}): ReactNode => {
  const name = useId()
  return (
    <fieldset>
      <legend className="sr">{legend}</legend>
      <div className="segments">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              autoComplete="off"
              onChange={() => {
                onChange(choice.value)
              }}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
