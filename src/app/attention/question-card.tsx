import { useId, useState, type ReactNode } from 'react'
import { ChevronDown, GitFork } from 'lucide-react'
import type { Choice } from '#domain/attention/decide.ts'
import { tell } from '#domain/attention/told.ts'
import { distanceM } from '#domain/field/place.ts'
import { touchBack } from '#app/device/haptics.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { AskedQuestion } from '#app/store/attention.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import css from './attention.module.css'
import type { Say } from './use-said.ts'
import { dayWords, useWords } from './use-told.ts'

/** Two values of one field beside each other: one tap opens, one tap chooses. */
export const QuestionCard = ({
  question,
  say,
}: {
  readonly question: AskedQuestion
  readonly say: Say
}): ReactNode => {
  const t = useText()
  const formats = useFormats()
  const words = useWords()
  const { store } = useProject()
  const [open, setOpen] = useState(false)
  const body = useId()
  const { record, field, now, other, by, day, about } = question
  const of = { type: record.type, field }
  const title = words.title({ ...record, ...(about === undefined ? {} : { about: about.fields }) })

  const choose = async (choice: Choice) => {
    touchBack('choice')
    const saved = await store.settle(question, choice)
    if (!saved.ok) {
      say(t('attention.notSaved'))
      return
    }
    say(t('attention.chosen', { title, value: words.value(of, choice === 'now' ? now : other) }), {
      undo: async () => {
        const undone = await store.unsettle(question)
        return undone.ok && undone.value ? t('attention.undone') : t('attention.undoneLate')
      },
    })
  }

  return (
    <li>
      <button
        type="button"
        className="item"
        aria-expanded={open}
        aria-controls={body}
        onClick={() => {
          setOpen(!open)
        }}
      >
        <GitFork className="i" aria-hidden="true" />
        <span className="grow">
          <strong>{title}</strong>
          <span className="small soft">{t('attention.two', { field: words.field(record.type, field) })}</span>
        </span>
        <ChevronDown className={`i i-s ${css['turn'] ?? ''}`} aria-hidden="true" />
      </button>
      <div id={body} className={css['body']} hidden={!open}>
        {day !== undefined && (
          <p className="small soft">{t('attention.madeOn', { day: dayWords(day, formats) })}</p>
        )}
        <fieldset className={css['two']} aria-label={words.field(record.type, field)}>
          <Value
            value={words.value(of, now)}
            whose={t('attention.now')}
            onChoose={() => void choose('now')}
          />
          <Value
            value={words.value(of, other)}
            whose={by === undefined ? t('attention.other') : t('attention.otherBy', { name: by })}
            onChoose={() => void choose('other')}
          />
        </fieldset>
        <Apart question={question} />
      </div>
    </li>
  )
}

const Value = ({
  value,
  whose,
  onChoose,
}: {
  readonly value: string
  readonly whose: string
  readonly onChoose: () => void
}): ReactNode => (
  <button type="button" className={`choice ${css['value'] ?? ''}`} onClick={onChoose}>
    <span>
      {value}
      <span className="hint">{whose}</span>
    </span>
  </button>
)

/** Numbers of two places tell nobody much; how far they lie from each other does. */
const Apart = ({ question }: { readonly question: AskedQuestion }): ReactNode => {
  const t = useText()
  const { distance } = useFormats()
  const of = { type: question.record.type, field: question.field }
  const [now, other] = [tell(of, question.now, 'nl'), tell(of, question.other, 'nl')]
  if (now.kind !== 'place' || other.kind !== 'place') return null
  return (
    <p className="small">{t('attention.apart', { metres: distance(distanceM(now.place, other.place)) })}</p>
  )
}
