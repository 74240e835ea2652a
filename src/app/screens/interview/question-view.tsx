import { useMemo, type ReactNode } from 'react'
import { ChevronLeft, CircleAlert, Lock } from 'lucide-react'
import { valueOf } from '#domain/survey/answer.ts'
import { controlOf } from '#domain/survey/question-types.ts'
import { choicesOf, isSealed, type Question } from '#domain/survey/questionnaire.ts'
import { effectOf, settle } from '#domain/survey/route.ts'
import { capital } from '#domain/survey/types/label.ts'
import { Ask } from '#app/controls/ask.tsx'
import { asksItself, controls, standsLow } from '#app/controls/control-map.ts'
import { problemText } from '#app/controls/problem-text.ts'
import { SealedNote } from '#app/controls/sealed-note.tsx'
import { useLabel, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import type { Kept } from './autosave.ts'
import { type Conversation, currentParts, declinedState, type Move, type Setting } from './conversation.ts'
import css from './interview.module.css'
import { NotKept } from './not-kept.tsx'

interface ViewProps {
  readonly setting: Setting
  readonly state: Conversation
  readonly question: Question
  readonly make: (move: Move) => void
}

/** One question: what is asked, what explains it, and the control that takes the answer. */
export const QuestionBody = ({
  setting: { form, thisYear },
  state,
  question,
  make,
  kept,
  onRetry,
}: ViewProps & { readonly kept: Kept; readonly onRetry: () => void }): ReactNode => {
  const t = useText()
  const label = useLabel()
  const settled = useMemo(() => settle(form, state.answers, state.mode), [form, state.answers, state.mode])
  const { parts, index } = currentParts(form, state)
  const control = controlOf(question)
  const failed = kept.state === 'failed' ? <NotKept reason={kept.reason} onRetry={onRetry} /> : null
  if (control === undefined)
    return (
      <Banner icon={<CircleAlert className="i" aria-hidden="true" />} title={t('interview.unknownType')}>
        {t('interview.unknownTypeThen')}
      </Banner>
    )
  const Control = controls[control]
  const row = parts[index]
  const screen = `${question.id}/${state.part ?? ''}`
  return (
    <div
      key={screen}
      className={[css['question'], standsLow.has(control) ? css['low'] : '', css[state.direction]].join(' ')}
    >
      {failed}
      {!asksItself.has(control) && (
        <div className={css['asked']}>
          {row !== undefined && <p className={`voice ${css['about'] ?? ''}`}>{label(question.label)}</p>}
          <Ask screen={screen}>{row === undefined ? label(question.label) : capital(label(row.label))}</Ask>
          {question.hint !== undefined && <p className="hint">{label(question.hint)}</p>}
        </div>
      )}
      <Control
        question={question}
        questionnaire={form}
        mode={state.mode}
        answers={settled}
        value={valueOf(state.answers, question.id)}
        problem={state.problem}
        thisYear={thisYear}
        part={state.part}
        onChange={(value) => {
          make({ do: 'answer', value })
        }}
        onPart={(part) => {
          make({ do: 'part', part })
        }}
        onOpen={(id) => {
          make({ do: 'open', question: id })
        }}
      />
      {isSealed(question) && control !== 'amountGrid' && <SealedNote />}
    </div>
  )
}

/** The opt-outs and the main row, always in the same place. */
export const QuestionFoot = ({
  setting: { form },
  state,
  question,
  make,
  mayGoBack,
  onBack,
  onNext,
  onSeal,
  onRefuse,
}: ViewProps & {
  readonly mayGoBack: boolean
  readonly onBack: () => void
  readonly onNext: () => void
  readonly onSeal: () => void
  readonly onRefuse: () => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const declined = declinedState(state)
  const optOuts = [
    ...(question.allowDk ? (['dk'] as const) : []),
    ...(question.allowPns ? (['pns'] as const) : []),
  ]
  const isReadBack = question.type === 'readBack'
  const change = isReadBack
    ? choicesOf(form, question).find(({ code }) => effectOf(question, { state: 'value', value: code }) !== undefined)
    : undefined
  return (
    <>
      {state.problem !== undefined && (
        <p className={css['problem']} role="alert">
          <CircleAlert className="i i-s" aria-hidden="true" />
          {state.problem.code === 'required' ? requiredText(t, question, optOuts.length > 0) : problemText(t, state.problem)}
        </p>
      )}
      {optOuts.length > 0 && (
        <div className="buttons opt">
          {optOuts.map((how) => (
            <Button
              key={how}
              aria-pressed={declined === how}
              onClick={() => {
                make({ do: 'decline', state: how })
              }}
              {...(declined === how && css['declined'] !== undefined ? { className: css['declined'] } : {})}
            >
              {label(form.buttons[how])}
            </Button>
          ))}
        </div>
      )}
      {isReadBack && (
        <p className={`small ${css['sealNote'] ?? ''}`}>
          <Lock className="i i-s" aria-hidden="true" />
          <span>{t('interview.sealNote')}</span>
        </p>
      )}
      {mayGoBack ? (
        <div className="buttons go">
          <button type="button" className="icon-button boxed" aria-label={t('common.back')} onClick={onBack}>
            <ChevronLeft className="i flip" aria-hidden="true" />
          </button>
          {isReadBack ? <SealButton onSeal={onSeal} /> : <NextButton form={form} state={state} question={question} onNext={onNext} />}
        </div>
      ) : (
        <NextButton form={form} state={state} question={question} onNext={onNext} />
      )}
      {change !== undefined && (
        <Button
          look="quiet"
          onClick={() => {
            make({ do: 'overview' })
          }}
        >
          {label(change.label)}
        </Button>
      )}
      {question.type === 'consent' && (
        <Button look="quiet" onClick={onRefuse}>
          {t('interview.ratherNot')}
        </Button>
      )}
    </>
  )
}

const NextButton = ({
  form,
  state,
  question,
  onNext,
}: Pick<ViewProps, 'state' | 'question'> & {
  readonly form: Setting['form']
  readonly onNext: () => void
}): ReactNode => {
  const t = useText()
  const { parts, index } = currentParts(form, state)
  const word = () => {
    if (question.type === 'consent') return t('interview.begin')
    if (controlOf(question) === 'amountGrid' && index >= 0 && index < parts.length - 1) return t('interview.nextCost')
    if (controlOf(question) === 'whyChain' && state.returnTo === undefined) return t('interview.core')
    return state.returnTo === undefined ? t('common.next') : t('interview.changed')
  }
  return (
    <Button look="main" wide onClick={onNext}>
      {word()}
    </Button>
  )
}

export const SealButton = ({ onSeal }: { readonly onSeal: () => void }): ReactNode => {
  const t = useText()
  return (
    <Button look="main" wide onClick={onSeal}>
      <Lock className="i" aria-hidden="true" />
      {t('interview.seal')}
    </Button>
  )
}

const requiredText = (t: ReturnType<typeof useText>, question: Question, mayDecline: boolean): string => {
  if (question.type === 'consent') return t('interview.consentNeeded')
  return t(mayDecline ? 'interview.answerOrDecline' : 'interview.problem_required')
}
