import type { ReactNode } from 'react'
import { EyeOff, Info } from 'lucide-react'
import { type Edit, whyNot } from '#domain/survey/edit.ts'
import type { Finding } from '#domain/survey/edit-check.ts'
import type { QuestionChange } from '#domain/survey/edit-question.ts'
import type { Question, Questionnaire } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoicesFields } from './choices-fields.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { findingText } from './finding-text.ts'
import css from './questions.module.css'
import { reasonText } from './reason-text.ts'
import { SettingsFields } from './settings-fields.tsx'
import type { FormDesk } from './use-form-draft.ts'
import { WordsFields } from './words-fields.tsx'

export interface PartProps {
  readonly form: Questionnaire
  readonly versions: readonly Questionnaire[]
  readonly question: Question
  readonly change: (change: QuestionChange) => void
  /** Why a change cannot be made, in a sentence; undefined when it can. */
  readonly locked: (change: QuestionChange) => string | undefined
}

/** Everything that can be changed about one question, and for the rest why not. */
export const QuestionForm = ({
  form,
  versions,
  findings,
  question,
  take,
}: Pick<PartProps, 'form' | 'versions' | 'question'> & {
  readonly findings: readonly Finding[]
  readonly take: FormDesk['take']
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const { id } = question
  const around = { form, t, label }
  const why = (edit: Edit): string | undefined => {
    const reason = whyNot(form, edit, versions)
    return reason && reasonText(reason, around)
  }
  const part: PartProps = {
    form,
    versions,
    question,
    change: (change) => {
      take({ do: 'change', id, change })
    },
    locked: (change) => why({ do: 'change', id, change }),
  }
  const staysOn = why({ do: 'turnOff', id })
  const mine = findings.filter(({ at, code }) => at === id && code !== 'same')
  return (
    <div className={css['form']}>
      {mine.map((finding) => (
        <p
          key={`${finding.code} ${finding.about ?? ''}`}
          className={css['finding']}
          data-level={finding.level}
        >
          {findingText(finding, around)}
        </p>
      ))}
      <WordsFields {...part} />
      <ChoicesFields {...part} />
      <SettingsFields {...part} />
      <ConditionFields {...part} />
      <div className="row">
        {staysOn === undefined ? (
          <Button
            small
            onClick={() => {
              take({ do: 'turnOff', id })
            }}
          >
            <EyeOff className="i i-s" aria-hidden="true" />
            {t('questions.turnOff')}
          </Button>
        ) : (
          <Why>{`${t('questions.staysOn')} ${staysOn}`}</Why>
        )}
      </div>
    </div>
  )
}

/** Why something stands as it stands. */
export const Why = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <p className={`small soft ${css['why'] ?? ''}`}>
    <Info className="i i-s" aria-hidden="true" />
    <span>{children}</span>
  </p>
)
