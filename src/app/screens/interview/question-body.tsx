import { useMemo, type ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { valueOf } from '#domain/survey/answer.ts'
import { controlOf } from '#domain/survey/question-types.ts'
import { isSealed, type Question } from '#domain/survey/questionnaire.ts'
import { settle } from '#domain/survey/route.ts'
import type { Oddity } from '#domain/survey/soft-check.ts'
import { capital } from '#domain/text.ts'
import { Ask } from '#app/controls/ask.tsx'
import { asksItself, controls, standsLow } from '#app/controls/control-map.ts'
import type { Pictures } from '#app/controls/control.ts'
import { SealedNote } from '#app/controls/sealed-note.tsx'
import type { SaveFailure } from '#app/store/attempt.ts'
import type { OnPaper } from '#app/store/draft.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { type Conversation, currentParts, type Move, type Setting } from './conversation.ts'
import css from './interview.module.css'
import { NotKept } from './not-kept.tsx'
import { PaperNote } from './paper-note.tsx'
import { SoftCheck } from './soft-check.tsx'

export interface QuestionViewProps {
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
  failure,
  pictures,
  paper,
  oddity,
  onRight,
  onRetry,
}: QuestionViewProps & {
  readonly failure: SaveFailure | undefined
  readonly pictures: Pictures
  /** It is typed in from paper. */
  readonly paper: OnPaper | undefined
  /** What is asked about once, as long as nobody said that it is right. */
  readonly oddity: Oddity | undefined
  readonly onRight: () => void
  readonly onRetry: () => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const settled = useMemo(() => settle(form, state.answers, state.mode), [form, state.answers, state.mode])
  const { parts, index } = currentParts(form, state)
  const control = controlOf(question)
  const failed = failure === undefined ? null : <NotKept reason={failure} onRetry={onRetry} />
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
      data-screen={screen}
      className={[css['question'], standsLow.has(control) ? css['low'] : '', css[state.direction]].join(' ')}
    >
      {failed}
      {paper !== undefined && <PaperNote month={paper.month} screen={screen} />}
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
        pictures={pictures}
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
      <SoftCheck oddity={oddity} onRight={onRight} />
      {isSealed(question) && control !== 'amountGrid' && <SealedNote />}
    </div>
  )
}
