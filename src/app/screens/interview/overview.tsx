import type { ReactNode } from 'react'
import { Lock, Pencil } from 'lucide-react'
import { answerTo } from '#domain/survey/answer.ts'
import { isSealed } from '#domain/survey/questionnaire.ts'
import { linesOf } from '#domain/survey/read-back.ts'
import { mayOpen, route } from '#domain/survey/route.ts'
import { Ask } from '#app/controls/ask.tsx'
import { useLabel, useLanguage, useText } from '#app/text/text.tsx'
import type { Conversation, Setting } from './conversation.ts'
import css from './interview.module.css'

/** Every question of this conversation with its answer; a tap goes there. What cannot be asked yet says so. */
export const Overview = ({
  setting: { form },
  state,
  onOpen,
}: {
  readonly setting: Setting
  readonly state: Conversation
  readonly onOpen: (questionId: string) => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [language] = useLanguage()
  const { answers, mode } = state
  const steps = route(form, answers, mode)
  return (
    <>
      <Ask screen="overview">{t('interview.overview')}</Ask>
      {form.sections.map((section) => {
        const inSection = steps.filter((step) => step.section === section)
        if (inSection.length === 0) return null
        return (
          <section className="section" key={section.code}>
            <h2>{label(section.label)}</h2>
            <ul className="list">
              {inSection.map(({ question }) => {
                const answer = answerTo(answers, question.id)
                const lines = answer === undefined ? [] : linesOf(form, question, answer, language)
                return (
                  <li key={question.id}>
                    <button
                      type="button"
                      className="item"
                      disabled={!mayOpen(form, answers, mode, question.id)}
                      onClick={() => {
                        onOpen(question.id)
                      }}
                    >
                      <span className="grow">
                        <span className="small soft">{label(question.label)}</span>
                        {lines.map((line) => (
                          <span
                            key={line}
                            className={line.startsWith('“') ? `voice ${css['line'] ?? ''}` : css['line']}
                          >
                            {line}
                          </span>
                        ))}
                        {lines.length === 0 && (
                          <span className={css['line']}>{t('interview.noAnswerYet')}</span>
                        )}
                      </span>
                      {isSealed(question) && <Lock className="i i-s" aria-hidden="true" />}
                      <Pencil className="i i-s" aria-hidden="true" />
                    </button>
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </>
  )
}
