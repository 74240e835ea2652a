import type { ReactNode } from 'react'
import { choicesOf } from '#domain/survey/questionnaire.ts'
import { isObject } from '#domain/survey/rows.ts'
import { useLabel } from '#app/text/text.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import type { ControlProps } from './control.ts'
import { ItemFields } from './item-fields.tsx'
import { useChoices } from './use-choices.ts'
import { useItemForm } from './use-item-form.ts'

/** Whether somebody may be reached later, and how. The value is `no`, or the details; nothing is chosen beforehand. */
export const ContactControl = (props: ControlProps): ReactNode => {
  const { question, questionnaire, value, onChange } = props
  const label = useLabel()
  const choices = useChoices(choicesOf(questionnaire, question))
  return (
    <>
      <ChoiceList
        legend={label(question.label)}
        legendLook="hidden"
        choices={choices}
        columns={2}
        value={isObject(value) ? 'yes' : typeof value === 'string' ? value : null}
        onChange={(code) => {
          onChange(code === 'no' ? 'no' : {})
        }}
      />
      {isObject(value) && <Details {...props} details={value} />}
    </>
  )
}

const Details = ({
  question,
  questionnaire,
  mode,
  thisYear,
  details,
  onChange,
}: ControlProps & { readonly details: Readonly<Record<string, unknown>> }): ReactNode => {
  const fields = question.fields ?? []
  const form = useItemForm({ fields, questionnaire, mode, thisYear, start: details, onDraft: onChange })
  return <ItemFields form={form} fields={fields} questionnaire={questionnaire} />
}
