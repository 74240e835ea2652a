import { useState, type ReactNode } from 'react'
import { Plus } from 'lucide-react'
import { valueOf } from '#domain/survey/answer.ts'
import { maxDepthOf } from '#domain/survey/question-types.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Ask } from './ask.tsx'
import type { ControlProps } from './control.ts'
import css from './controls.module.css'
import { OwnWords } from './own-words.tsx'
import { textIn, themed, themeIn } from './text-in.ts'
import { ThemeSelect } from './theme-select.tsx'

/** Why, and why is that: earlier answers stay in sight as a chain, the last one is being written. */
export const WhyChainControl = ({
  question,
  questionnaire,
  mode,
  answers,
  value,
  onChange,
}: ControlProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  const links: readonly unknown[] = Array.isArray(value) ? value : []
  const [open, setOpen] = useState(Math.max(0, links.length - 1))
  const at = Math.min(open, links.length)
  const text = textIn(links[at])
  const problem = problemBefore(questionnaire, question.id, answers)
  const mayAskOn =
    text.trim() !== '' && at === Math.max(0, links.length - 1) && at + 1 < maxDepthOf(question, mode)

  const write = (words: string, theme: string) => {
    const link = { depth: at + 1, ...themed(words, theme) }
    onChange([...links.slice(0, at), link, ...links.slice(at + 1)])
  }
  return (
    <>
      <div className="chain">
        {problem !== '' && <blockquote className="quote">{problem}</blockquote>}
        {links.map((link, index) =>
          index === at || textIn(link).trim() === '' ? null : (
            // Links have no names; their place in the chain is what they are.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className={css['link']}>
              <p className="why">{label(question.label)}</p>
              <button
                type="button"
                className="quote"
                aria-label={t('interview.changeLink', { text: textIn(link) })}
                onClick={() => {
                  setOpen(index)
                }}
              >
                {textIn(link)}
              </button>
            </div>
          ),
        )}
      </div>
      <Ask screen={`${question.id}/${at}`}>{at === 0 ? label(question.label) : t('interview.whyAgain')}</Ask>
      {at === 0 && question.hint !== undefined && <p className="hint">{label(question.hint)}</p>}
      <OwnWords
        key={at}
        label={t('interview.ownWords')}
        text={text}
        maxLength={question.maxLength}
        onChange={(words) => {
          write(words, themeIn(links[at]))
        }}
      />
      {mayAskOn && (
        <Button
          wide
          onClick={() => {
            setOpen(at + 1)
          }}
        >
          <Plus className="i i-s" aria-hidden="true" />
          {t('interview.askOn')}
        </Button>
      )}
      {text.trim() !== '' && (
        <ThemeSelect
          question={question}
          questionnaire={questionnaire}
          theme={themeIn(links[at])}
          onChange={(theme) => {
            write(text, theme)
          }}
        />
      )}
    </>
  )
}

/** What the chain starts from: the last answer with words before it in the form. */
const problemBefore = (
  questionnaire: ControlProps['questionnaire'],
  id: string,
  answers: ControlProps['answers'],
): string => {
  const before = questionnaire.questions.slice(
    0,
    questionnaire.questions.findIndex((question) => question.id === id),
  )
  const problem = before.findLast(({ type }) => type === 'themedText')
  return problem === undefined ? '' : textIn(valueOf(answers, problem.id))
}
