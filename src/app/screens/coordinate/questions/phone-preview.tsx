import { useState, type ReactNode } from 'react'
import { controlOf } from '#domain/survey/question-types.ts'
import { isSealed, type Question, type Questionnaire, rowsOf } from '#domain/survey/questionnaire.ts'
import { capital } from '#domain/text.ts'
import { QuietAsk } from '#app/controls/ask.tsx'
import { asksItself, controls } from '#app/controls/control-map.ts'
import { SealedNote } from '#app/controls/sealed-note.tsx'
import { languageCodes, languages, type Language } from '#app/text/languages.ts'
import { SpeakIn, useLabel, useLanguage, useText } from '#app/text/text.tsx'
import { Segments } from '#app/ui/segments.tsx'
import css from './questions.module.css'

/** How a question looks on a phone, with the control that will ask it, in each language. Nothing given here is kept. */
export const PhonePreview = ({
  form,
  question,
}: {
  readonly form: Questionnaire
  readonly question: Question | undefined
}): ReactNode => {
  const t = useText()
  const [own] = useLanguage()
  const [language, setLanguage] = useState<Language>(own)
  return (
    <div className={css['preview']}>
      <Segments
        legend={t('questions.previewLanguage')}
        value={language}
        choices={languageCodes.map((code) => ({ value: code, label: languages[code].name }))}
        onChange={setLanguage}
      />
      <div className={css['phone']} role="group" aria-label={t('questions.preview')}>
        {question === undefined ? (
          <p className="soft">{t('questions.previewNone')}</p>
        ) : (
          <SpeakIn language={language}>
            <QuietAsk>
              <Asked key={question.id} form={form} question={question} />
            </QuietAsk>
          </SpeakIn>
        )}
      </div>
    </div>
  )
}

const Asked = ({
  form,
  question,
}: {
  readonly form: Questionnaire
  readonly question: Question
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [value, setValue] = useState<unknown>()
  const [thisYear] = useState(() => new Date().getFullYear())
  const control = controlOf(question)
  if (control === undefined) return null
  const Control = controls[control]
  const isRowByRow = question.rows !== undefined || question.rowsFrom !== undefined
  const row = isRowByRow ? rowsOf(form, question, 'full')[0] : undefined
  const declines = (['dk', 'pns'] as const).filter((how) =>
    how === 'dk' ? question.allowDk : question.allowPns,
  )
  const words = label(question.label)
  return (
    <>
      {!asksItself.has(control) && (
        <div className={css['asked']}>
          {row !== undefined && <p className="voice small">{words}</p>}
          <p className="ask">
            {row !== undefined ? capital(label(row.label)) : words === '' ? t('questions.nameless') : words}
          </p>
          {question.hint !== undefined && <p className="hint">{label(question.hint)}</p>}
        </div>
      )}
      <Control
        question={question}
        questionnaire={form}
        mode="full"
        answers={{}}
        value={value}
        thisYear={thisYear}
        part={row?.code}
        onChange={setValue}
      />
      {isSealed(question) && control !== 'amountGrid' && <SealedNote />}
      {declines.length > 0 && (
        <p className={css['declines']} aria-hidden="true">
          {declines.map((how) => (
            <span key={how} className="button">
              {label(form.buttons[how])}
            </span>
          ))}
        </p>
      )}
    </>
  )
}
