import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import type { ControlProps } from './control.ts'
import { OwnWords } from './own-words.tsx'
import { textIn } from './text-in.ts'

/** An answer in own words. */
export const TextControl = ({ question, value, onChange }: ControlProps): ReactNode => {
  const t = useText()
  return (
    <OwnWords
      label={t('interview.ownWords')}
      text={textIn(value)}
      maxLength={question.maxLength}
      rows={5}
      onChange={(text) => {
        onChange({ text })
      }}
    />
  )
}
