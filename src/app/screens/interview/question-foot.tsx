import type { ReactNode } from 'react'
import { ChevronLeft, CircleAlert, Lock } from 'lucide-react'
import { controlOf } from '#domain/survey/question-types.ts'
import { choicesOf, type Question } from '#domain/survey/questionnaire.ts'
import { effectOf } from '#domain/survey/route.ts'
import { problemText } from '#app/controls/problem-text.ts'
import { type Text, useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { currentParts, declinedState, type Setting } from './conversation.ts'
import css from './interview.module.css'
import type { QuestionViewProps } from './question-body.tsx'

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
  onLonger,
  onRefuse,
}: QuestionViewProps & {
  readonly mayGoBack: boolean
  readonly onBack: () => void
  readonly onNext: () => void
  readonly onSeal: () => void
  readonly onLonger: () => void
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
    ? choicesOf(form, question).find(
        ({ code }) => effectOf(question, { state: 'value', value: code }) !== undefined,
      )
    : undefined
  return (
    <>
      {state.problem !== undefined && (
        <p className={css['problem']} role="alert">
          <CircleAlert className="i i-s" aria-hidden="true" />
          {state.problem.code === 'required'
            ? requiredText(t, question, {
                mayDecline: optOuts.length > 0,
                isInside: state.problem.path.length > 0,
              })
            : problemText(t, state.problem)}
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
          {isReadBack ? (
            <SealButton onSeal={onSeal} />
          ) : (
            <NextButton form={form} state={state} question={question} onNext={onNext} />
          )}
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
      {isReadBack && state.mode === 'doorstep' && (
        <Button look="quiet" onClick={onLonger}>
          {t('interview.longer')}
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
}: Pick<QuestionViewProps, 'state' | 'question'> & {
  readonly form: Setting['form']
  readonly onNext: () => void
}): ReactNode => {
  const t = useText()
  const { parts, index } = currentParts(form, state)
  const word = () => {
    if (question.type === 'consent') return t('interview.begin')
    const isLastRow = index < 0 || index === parts.length - 1
    if (controlOf(question) === 'amountGrid' && !isLastRow && state.returnTo === undefined)
      return t('interview.nextCost')
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

const requiredText = (
  t: Text,
  question: Question,
  { mayDecline, isInside }: { readonly mayDecline: boolean; readonly isInside: boolean },
): string => {
  if (isInside) return t('interview.unfinished')
  if (question.type === 'consent') return t('interview.consentNeeded')
  return t(mayDecline ? 'interview.answerOrDecline' : 'interview.problem_required')
}
