import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import { type Finding, markOf } from '#domain/survey/edit-check.ts'
import { type Questionnaire, questionOf } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { findingText } from './finding-text.ts'
import css from './questions.module.css'
import { nameOf } from './reason-text.ts'

/** The check of the whole draft: what stops it first, each with the way to its question. */
export const Findings = ({
  form,
  findings,
  onOpen,
  onAnswerFor,
}: {
  readonly form: Questionnaire
  readonly findings: readonly Finding[]
  readonly onOpen: (id: string) => void
  readonly onAnswerFor: (mark: string) => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const around = { form, t, label }
  const shown = findings.toSorted((a, b) => Number(b.level === 'stops') - Number(a.level === 'stops'))
  return (
    <section className="block" aria-label={t('questions.check')}>
      <h2>{t('questions.check')}</h2>
      {shown.length === 0 && (
        <p className="row">
          <CircleCheck className="i i-s" aria-hidden="true" />
          {t('questions.checkGood')}
        </p>
      )}
      <ul className={shown.length === 0 ? undefined : 'list'}>
        {shown.map((finding) => {
          const { at, code, level, about } = finding
          const mark = markOf(finding)
          return (
            <li key={mark} className={css['found']}>
              {level === 'stops' ? (
                <CircleAlert className={`i i-s ${css['stop'] ?? ''}`} aria-hidden="true" />
              ) : (
                <Info className="i i-s" aria-hidden="true" />
              )}
              <span>
                {questionOf(form, at) !== undefined && <strong>{nameOf(at, around)} </strong>}
                <span>{findingText(finding, around)}</span>
              </span>
              <span className={css['foundButtons']}>
                {questionOf(form, at) !== undefined && (
                  <Button
                    small
                    onClick={() => {
                      onOpen(at)
                    }}
                  >
                    {t('questions.look')}
                  </Button>
                )}
                {code === 'neverAsk' && level === 'warns' && about !== undefined && (
                  <Button
                    small
                    onClick={() => {
                      onAnswerFor(mark)
                    }}
                  >
                    {t('questions.aboutTheNeighbourhood')}
                  </Button>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
