import type { ReactNode } from 'react'
import { choicesOf } from '#domain/survey/questionnaire.ts'
import { capital } from '#domain/text.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { useNumberKeys } from '#app/ui/number-keys.ts'
import { Segments } from '#app/ui/segments.tsx'
import { Ask } from './ask.tsx'
import type { ControlProps } from './control.ts'
import css from './controls.module.css'

/** What is read aloud before anything is asked, and then the question. Nothing is chosen beforehand. */
export const ConsentControl = ({ question, questionnaire, value, onChange }: ControlProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  const opening = label(questionnaire.openingLine)
  const choices = choicesOf(questionnaire, question)
  useNumberKeys(choices.length, (index) => {
    const choice = choices[index]
    if (choice !== undefined) onChange(choice.code)
  })
  const hint = question.hint === undefined ? '' : label(question.hint)
  return (
    <>
      <p className="label">{t('interview.readAloud')}</p>
      <p className={`voice ${css['aloud'] ?? ''}`}>
        “{hint.startsWith(opening) ? hint : `${opening} ${hint}`.trim()}”
      </p>
      <div className={css['consent']}>
        <Ask screen={question.id} small>
          {label(question.label)}
        </Ask>
        <Segments
          legend={label(question.label)}
          value={typeof value === 'string' ? value : ''}
          choices={choices.map((choice) => ({
            value: choice.code,
            label: capital(label(choice.label)),
          }))}
          onChange={onChange}
        />
      </div>
    </>
  )
}
