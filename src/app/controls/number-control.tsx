import type { ReactNode } from 'react'
import { useLabel, useText } from '#app/text/text.tsx'
import type { ControlProps } from './control.ts'
import { Stepper } from './stepper.tsx'

/** A number within the bounds of the question. */
export const NumberControl = ({ question, value, onChange }: ControlProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  return (
    <Stepper
      label={label(question.label)}
      hideLabel
      unit={question.unit === 'hoursPerWeek' ? t('interview.hoursPerWeek') : question.unit}
      value={typeof value === 'number' ? value : undefined}
      bounds={question}
      onChange={onChange}
    />
  )
}
