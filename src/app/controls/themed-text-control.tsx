import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import type { ControlProps } from './control.ts'
import { EmptyChoice } from './empty-choice.tsx'
import { OwnWords } from './own-words.tsx'
import { textIn, themed, themeIn } from './text-in.ts'
import { ThemeSelect } from './theme-select.tsx'

/** Own words with a theme, or the answer that there is nothing. */
export const ThemedTextControl = ({ question, questionnaire, value, onChange }: ControlProps): ReactNode => {
  const t = useText()
  const empty = question.emptyChoice
  const isEmpty = empty !== undefined && value === empty.code
  const text = textIn(value)
  return (
    <>
      {!isEmpty && (
        <OwnWords
          label={t('interview.ownWords')}
          text={text}
          maxLength={question.maxLength}
          onChange={(words) => {
            onChange(themed(words, themeIn(value)))
          }}
        />
      )}
      {text.trim() !== '' && (
        <ThemeSelect
          question={question}
          questionnaire={questionnaire}
          theme={themeIn(value)}
          onChange={(theme) => {
            onChange(themed(text, theme))
          }}
        />
      )}
      {empty !== undefined && text.trim() === '' && (
        <EmptyChoice
          choice={empty}
          isOn={isEmpty}
          onChange={(isOn) => {
            onChange(isOn ? empty.code : undefined)
          }}
        />
      )}
    </>
  )
}
