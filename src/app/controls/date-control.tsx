import type { ReactNode } from 'react'
import { useLabel } from '#app/text/text.tsx'
import { Field } from '#app/ui/field.tsx'
import type { ControlProps } from './control.ts'

/** A day. */
export const DateControl = ({ question, value, onChange }: ControlProps): ReactNode => {
  const label = useLabel()
  return (
    <Field
      label={label(question.label)}
      type="date"
      value={typeof value === 'string' ? value : ''}
      onChange={({ target }) => {
        onChange(target.value === '' ? undefined : target.value)
      }}
    />
  )
}
