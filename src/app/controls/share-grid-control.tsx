import type { ReactNode } from 'react'
import { choicesOf } from '#domain/survey/questionnaire.ts'
import { isObject } from '#domain/survey/rows.ts'
import { useLabel } from '#app/text/text.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import type { ControlProps } from './control.ts'
import { FilledRows } from './filled-rows.tsx'
import { withPart } from './parts.ts'
import { useChoices } from './use-choices.ts'

/** How much of each cost leaves the neighbourhood, one cost at a time. "I don't know" stands in the foot. */
export const ShareGridControl = (props: ControlProps): ReactNode => {
  const { question, questionnaire, value, onChange, part } = props
  const label = useLabel()
  const listed = choicesOf(questionnaire, question)
  const choices = useChoices(question.allowDk ? listed.filter(({ code }) => code !== 'unknown') : listed)
  if (part === undefined) return null
  const share = isObject(value) ? value[part] : undefined
  return (
    <>
      <ChoiceList
        key={part}
        legend={label(question.label)}
        legendLook="hidden"
        choices={choices}
        value={typeof share === 'string' ? share : null}
        onChange={(code) => {
          onChange(withPart(value, part, code))
        }}
        numberKeys
      />
      <FilledRows {...props} />
    </>
  )
}
