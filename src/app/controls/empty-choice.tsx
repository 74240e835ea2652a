import type { ReactNode } from 'react'
import type { Choice } from '#domain/survey/questionnaire.ts'
import { useText } from '#app/text/text.tsx'
import { ManyChoiceList } from '#app/ui/choice-list.tsx'
import { useChoices } from './use-choices.ts'

/** "Nothing" is an answer that somebody gives, never an empty field. */
export const EmptyChoice = ({
  choice,
  isOn,
  onChange,
}: {
  readonly choice: Choice
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}): ReactNode => {
  const t = useText()
  const choices = useChoices([choice])
  return (
    <ManyChoiceList
      legend={t('interview.nothing')}
      legendLook="hidden"
      choices={choices}
      values={isOn ? [choice.code] : []}
      onChange={(codes) => {
        onChange(codes.length > 0)
      }}
    />
  )
}
