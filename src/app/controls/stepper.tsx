import { useId, useState, type ReactNode } from 'react'
import { Minus, Plus } from 'lucide-react'
import { useFormats, useText } from '#app/text/text.tsx'
import css from './controls.module.css'

/** A number with a step up and a step down; typing works as well. */
export const Stepper = ({
  label,
  hideLabel = false,
  unit,
  value,
  bounds,
  onChange,
}: {
  readonly label: string
  readonly hideLabel?: boolean
  readonly unit?: string | undefined
  readonly value: number | undefined
  readonly bounds: {
    readonly min?: number | undefined
    readonly max?: number | undefined
    readonly step?: number | undefined
  }
  readonly onChange: (value: number | undefined) => void
}): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const id = useId()
  const { min = 0, max = Infinity, step = 1 } = bounds
  const [typed, setTyped] = useState(value === undefined ? '' : String(value).replace('.', ','))

  const isOdd = typed.trim() !== '' && numberIn(typed) === undefined
  const set = (changed: number) => {
    // Steps are decimal fractions: rounding keeps 0.1 + 0.2 on the grid.
    const within = Math.min(max, Math.max(min, Number(changed.toFixed(6))))
    setTyped(String(within).replace('.', ','))
    onChange(within)
  }
  return (
    <div className={css['stepperRow']}>
      <label htmlFor={id} className={hideLabel ? 'sr' : css['stepperLabel']}>
        {label}
      </label>
      <div className="row">
        <div className={`stepper ${css['stepper'] ?? ''}`}>
          <button
            type="button"
            className="icon-button"
            aria-label={t('interview.stepLess', { step: number(step) })}
            onClick={() => {
              set((value ?? min) - step)
            }}
          >
            <Minus className="i" aria-hidden="true" />
          </button>
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            {...(isOdd ? { 'aria-invalid': true } : {})}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
              onChange(numberIn(target.value))
            }}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={t('interview.stepMore', { step: number(step) })}
            onClick={() => {
              set(value === undefined ? Math.max(min, step) : value + step)
            }}
          >
            <Plus className="i" aria-hidden="true" />
          </button>
        </div>
        {unit !== undefined && <span className="soft">{unit}</span>}
      </div>
      <p className="small" role="status">
        {isOdd && t('interview.numberOdd')}
      </p>
    </div>
  )
}

/** Reads a number as people type it, with a comma or a point; undefined when it is none. */
export const numberIn = (typed: string): number | undefined => {
  const text = typed.trim()
  return /^-?\d{1,9}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}
