import { useState, type ReactNode } from 'react'
import { Printer } from 'lucide-react'
import { inMode, isSealed, type Mode, type Question, questionOf } from '#domain/survey/questionnaire.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { ModeSegments } from '../interview/mode-segments.tsx'
import { LanguageSwitch } from '../settings/language-switch.tsx'
import { PaperAnswer } from './paper-answer.tsx'
import css from './paper.module.css'
import { numberOf, rulesOf } from './skip-words.ts'

/** The blank form on A4, for who would rather write with a pen: every question with its skip rules in words and the keys
 *  that enter it afterwards. Contact details come on a sheet of their own. */
export const PaperScreen = (): ReactNode => {
  const t = useText()
  const [mode, setMode] = useState<Mode>('full')
  return (
    <div className={css['page']}>
      <Screen
        head={<TitleHead title={t('paper.title')} back={{ href: '/', label: t('common.toHome') }} />}
        foot={
          <Button
            look="main"
            wide
            onClick={() => {
              print()
            }}
          >
            <Printer className="i" aria-hidden="true" />
            {t('paper.print')}
          </Button>
        }
      >
        <div className="stack no-print">
          <p className="small">{t('paper.lead')}</p>
          <ModeSegments value={mode} onChange={setMode} />
          <LanguageSwitch />
        </div>
        <BlankForm mode={mode} />
      </Screen>
    </div>
  )
}

const BlankForm = ({ mode }: { readonly mode: Mode }): ReactNode => {
  const t = useText()
  const label = useLabel()
  const { questionnaire: form } = useProject()
  const asked = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const question = questionOf(form, id)
      return question === undefined || !inMode(form, mode, id) ? [] : [question]
    })
  const contact = form.questions.find(({ inAnswers }) => inAnswers === false)
  return (
    <article className={css['form']}>
      <header className={css['top']}>
        <h2>{label(form.title)}</h2>
        <p>{t('paper.noName')}</p>
        <p>
          {t('paper.month')} ………………………… {t('paper.minutes')} …………
        </p>
        <p className="voice">“{label(form.openingLine)}”</p>
        <p className={css['small']}>{t('paper.keys')}</p>
      </header>
      {form.sections.map((section) => {
        const questions = asked(section.questions).filter(({ inAnswers }) => inAnswers !== false)
        return questions.length === 0 ? null : (
          <section key={section.code}>
            <h3>{label(section.label)}</h3>
            {questions.map((question) => (
              <PaperQuestion key={question.id} question={question} mode={mode} />
            ))}
          </section>
        )
      })}
      <footer className={css['end']}>
        <p className="voice">“{label(form.stopPhrase)}”</p>
        <p>{t('paper.afterwards')}</p>
      </footer>
      {contact !== undefined && (
        <section className={css['apart']}>
          <h3>{t('paper.apart')}</h3>
          <p className={css['small']}>{t('paper.apartThen')}</p>
          <PaperQuestion question={contact} mode={mode} />
        </section>
      )}
    </article>
  )
}

const PaperQuestion = ({
  question,
  mode,
}: {
  readonly question: Question
  readonly mode: Mode
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const { questionnaire: form } = useProject()
  return (
    <div className={css['question']}>
      {rulesOf(question, { form, t, label }).map((rule) => (
        <p key={rule} className={css['rule']}>
          {rule}
        </p>
      ))}
      <h4>
        {numberOf(form, question.id)}. <span className="voice">{label(question.label)}</span>
        {isSealed(question) && <span className={css['small']}> ({t('interview.willBeLocked')})</span>}
      </h4>
      {question.hint !== undefined && <p className={css['small']}>{label(question.hint)}</p>}
      <PaperAnswer form={form} question={question} mode={mode} />
      {(question.allowDk || question.allowPns) && (
        <p className={css['declined']}>
          {question.allowDk && (
            <span>
              <span className={css['key']}>0</span>
              <span className={css['box']} /> {label(form.buttons.dk)}
            </span>
          )}
          {question.allowPns && (
            <span>
              <span className={css['key']}>-</span>
              <span className={css['box']} /> {label(form.buttons.pns)}
            </span>
          )}
        </p>
      )}
    </div>
  )
}
