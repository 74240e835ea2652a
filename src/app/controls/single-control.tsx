import type { ReactNode } from 'react'
import { choicesOf } from '#domain/survey/questionnaire.ts'
import { useLabel } from '#app/text/text.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import type { ControlProps } from './control.ts'
import { columnsFor, useChoices } from './use-choices.ts'

/** One answer out of a list. */
export const SingleControl = ({
  question,
  questionnaire,
  answers,
  value,
  onChange,
}: ControlProps): ReactNode => {
  const label = useLabel()
  const choices = useChoices(choicesOf(questionnaire, question, answers))
  return (
    <ChoiceList
      legend={label(question.label)}
      legendLook="hidden"
      choices={choices}
      columns={columnsFor(choices)}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      numberKeys
    />
  )
}
