import type { ReactNode } from 'react'
import { type Question, type Questionnaire } from '#domain/survey/questionnaire.ts'
import { themesOf } from '#domain/survey/choices.ts'
import { useText } from '#app/text/text.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useChoices } from './use-choices.ts'

/** What the words are about. It may stay open: a coordinator can choose it later. */
export const ThemeSelect = ({
  question,
  questionnaire,
  theme,
  onChange,
}: {
  readonly question: Question
  readonly questionnaire: Questionnaire
  readonly theme: string
  readonly onChange: (theme: string) => void
}): ReactNode => {
  const t = useText()
  const themes = useChoices(themesOf(questionnaire, question))
  if (themes.length === 0) return null
  return (
    <SelectField
      label={t('interview.theme')}
      value={theme}
      onChange={({ target }) => {
        onChange(target.value)
      }}
    >
      <option value="">{t('interview.themeLater')}</option>
      {themes.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  )
}
