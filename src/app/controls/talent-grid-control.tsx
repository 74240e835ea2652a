import type { ReactNode } from 'react'
import { isObject } from '#domain/survey/rows.ts'
import type { ControlProps } from './control.ts'
import { FieldInput } from './field-input.tsx'
import { FilledRows } from './filled-rows.tsx'
import { withPart } from './parts.ts'

/** The columns of the question for each talent, one talent at a time. */
export const TalentGridControl = (props: ControlProps): ReactNode => {
  const { question, questionnaire, value, onChange, part } = props
  if (part === undefined) return null
  const row = isObject(value) && isObject(value[part]) ? value[part] : {}
  return (
    <>
      {(question.columns ?? []).map((column, index) => (
        <FieldInput
          key={`${part}/${column.name}`}
          field={column}
          questionnaire={questionnaire}
          value={row[column.name]}
          numberKeys={index === 0}
          onChange={(changed) => {
            const { [column.name]: _before, ...others } = row
            const cells = changed === undefined ? others : { ...others, [column.name]: changed }
            onChange(withPart(value, part, Object.keys(cells).length === 0 ? undefined : cells))
          }}
        />
      ))}
      <FilledRows {...props} />
    </>
  )
}
