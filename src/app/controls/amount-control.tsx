import type { ReactNode } from 'react'
import { isObject } from '#domain/survey/rows.ts'
import { AmountField } from './amount-field.tsx'
import type { ControlProps } from './control.ts'

export const defaultPeriods = ['week', 'month', 'quarter', 'year']

/** The period with which an empty amount starts: a month where the form takes it. */
export const firstPeriod = (periods: readonly string[]): string =>
  periods.includes('month') ? 'month' : (periods[0] ?? 'month')

/** One amount with its period. */
export const AmountControl = ({ question, value, onChange }: ControlProps): ReactNode => {
  const periods = question.amountPeriods ?? defaultPeriods
  const held = isObject(value) ? value : {}
  return (
    <AmountField
      cents={typeof held['cents'] === 'number' ? held['cents'] : undefined}
      period={typeof held['period'] === 'string' ? held['period'] : firstPeriod(periods)}
      periods={periods}
      onChange={({ cents, period }) => {
        onChange(cents === undefined ? undefined : { cents, period })
      }}
    />
  )
}
