import { useState, type ReactNode } from 'react'
import { ChevronLeft, CircleAlert } from 'lucide-react'
import { checkAnswer, type Problem } from '#domain/survey/question-types.ts'
import type { Question, Questionnaire } from '#domain/survey/questionnaire.ts'
import { Ask } from '#app/controls/ask.tsx'
import { ContactControl } from '#app/controls/contact-control.tsx'
import { problemText } from '#app/controls/problem-text.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { SaveFailure } from '#app/store/attempt.ts'
import type { ContactDetails } from '#app/store/conversations.ts'
import type { Farewell } from '#app/store/draft.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { BrandHead } from '#app/ui/brand.tsx'
import { Button } from '#app/ui/button.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import type { Autosave } from './autosave.ts'
import css from './interview.module.css'
import { NotKept } from './not-kept.tsx'

/** Whether the resident may be reached later. A no leaves no trace; a yes becomes a locked record of its own. */
export const ContactStep = ({
  farewell,
  form,
  question,
  value,
  onValue,
  autosave,
  trouble,
  onBack,
  onDone,
}: {
  readonly farewell: Farewell
  readonly form: Questionnaire
  readonly question: Question
  readonly value: unknown
  readonly onValue: (value: unknown) => void
  readonly autosave: Autosave<Farewell>
  readonly trouble: ReactNode
  readonly onBack: () => void
  readonly onDone: () => void
}): ReactNode => {
  const t = useText()
  useTitle(t('interview.contactTitle'))
  const label = useLabel()
  const { store, key } = useProject()
  const [problem, setProblem] = useState<Problem>()
  const [failed, setFailed] = useState<SaveFailure>()
  const [busy, setBusy] = useState(false)
  const [thisYear] = useState(() => new Date().getFullYear())

  const done = async () => {
    if (busy) return
    const checked = checkAnswer(form, question, farewell.mode, value, thisYear)
    if (!checked.ok) {
      setProblem(value === undefined ? { code: 'required', path: [] } : checked.problem)
      return
    }
    setBusy(true)
    setFailed(undefined)
    // What was typed must not land on what is written now.
    await autosave.flush()
    const details = detailsIn(checked.value)
    const saved =
      details === undefined
        ? await store.saveDraft({ ...withoutDetails(farewell), contact: 'asked' })
        : key.kind === 'pinned'
          ? await store.addContact(farewell, details, key.publicKey)
          : undefined
    setBusy(false)
    if (saved?.ok === true) onDone()
    else if (saved !== undefined) setFailed(saved.reason)
  }
  const lacksKey = key.kind !== 'pinned' && value !== undefined && value !== 'no'
  return (
    <Screen
      head={<BrandHead />}
      foot={
        <>
          {problem !== undefined && (
            <p className={css['problem']} role="alert">
              <CircleAlert className="i i-s" aria-hidden="true" />
              {contactProblem(t, question, problem, label)}
            </p>
          )}
          <div className="buttons go">
            <button
              type="button"
              className="icon-button boxed"
              aria-label={t('common.back')}
              onClick={onBack}
            >
              <ChevronLeft className="i flip" aria-hidden="true" />
            </button>
            <Button look="main" disabled={busy || lacksKey} onClick={() => void done()}>
              {t('interview.done')}
            </Button>
          </div>
        </>
      }
    >
      {trouble}
      {failed !== undefined && <NotKept reason={failed} onRetry={() => void done()} />}
      <div className={css['asked']}>
        <Ask screen="contact">{label(question.label)}</Ask>
        {question.hint !== undefined && <p className="hint">{label(question.hint)}</p>}
      </div>
      <ContactControl
        question={question}
        questionnaire={form}
        mode={farewell.mode}
        answers={{}}
        value={value}
        thisYear={thisYear}
        onChange={(given) => {
          if (busy) return
          setProblem(undefined)
          onValue(given)
        }}
      />
      {lacksKey && <p role="status">{t('interview.contactNoKey')}</p>}
    </Screen>
  )
}

const withoutDetails = ({ details: _typed, ...rest }: Farewell): Farewell => rest

/** The checked value: `no`, or details of which each is a text and the purposes are codes. */
const detailsIn = (value: unknown): ContactDetails | undefined => {
  if (!(value instanceof Object)) return undefined
  const held = new Map(Object.entries(value))
  const text = (name: string): string => String(held.get(name) ?? '').trim()
  const purposes: unknown = held.get('purposes')
  return {
    purposes: Array.isArray(purposes) ? purposes.map(String) : [],
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
  }
}

/** Names the field that is not right. */
const contactProblem = (
  t: ReturnType<typeof useText>,
  question: Question,
  problem: Problem,
  label: ReturnType<typeof useLabel>,
): string => {
  const field = question.fields?.find(({ name }) => problem.path.includes(name))
  return field === undefined ? problemText(t, problem) : `${label(field.label)}: ${problemText(t, problem)}`
}
