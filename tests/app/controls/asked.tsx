import { useState, type ReactNode } from 'react'
import { settle } from '#domain/survey/route.ts'
import { controlOf } from '#domain/survey/question-types.ts'
import { defaultQuestionnaire, type Mode, type Question } from '#domain/survey/questionnaire.ts'
import { controls } from '#app/controls/control-map.ts'
import { partsOf } from '#app/controls/parts.ts'
import { TextProvider } from '#app/text/text.tsx'
import { fullConversation, question } from '../../domain/survey/conversation.ts'
import { rendered } from '../ui/rendered.tsx'
import '#app/ui/ui.css'

/** One control on a page, as a screen would show it, with the value that it reported last. */
export const asked = (
  of: string | Question,
  start?: unknown,
  mode: Mode = 'full',
): { readonly value: () => unknown } => {
  localStorage.setItem('limonade.language', 'nl')
  const asks = typeof of === 'string' ? question(of) : of
  let value = start
  rendered(
    <TextProvider>
      <Shown
        question={asks}
        mode={mode}
        start={start}
        onChange={(given) => {
          value = given
        }}
      />
    </TextProvider>,
  )
  return { value: () => value }
}

const Shown = ({
  question: asks,
  mode,
  start,
  onChange,
}: {
  readonly question: Question
  readonly mode: Mode
  readonly start: unknown
  readonly onChange: (value: unknown) => void
}): ReactNode => {
  const [value, setValue] = useState(start)
  const answers = settle(defaultQuestionnaire, fullConversation, mode)
  const name = controlOf(asks)
  if (name === undefined) return null
  const Control = controls[name]
  return (
    <Control
      question={asks}
      questionnaire={defaultQuestionnaire}
      mode={mode}
      answers={answers}
      value={value}
      thisYear={2026}
      part={partsOf(defaultQuestionnaire, asks, mode, answers)[0]?.code}
      onChange={(given) => {
        setValue(given)
        onChange(given)
      }}
    />
  )
}
