import type { ReactNode } from 'react'
import { Pencil } from 'lucide-react'
import { type Choice, rowsOf } from '#domain/survey/questionnaire.ts'
import { typeOf } from '#domain/survey/question-types.ts'
import { capital } from '#domain/text.ts'
import { useLabel, useLanguage, useText } from '#app/text/text.tsx'
import type { ControlProps } from './control.ts'
import css from './controls.module.css'
import { hasPart } from './parts.ts'

/** The rows of a grid that have an answer already; a tap opens one again. */
export const FilledRows = ({
  question,
  questionnaire,
  mode,
  answers,
  value,
  part,
  onPart,
}: ControlProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [language] = useLanguage()
  const rows = rowsOf(questionnaire, question, mode, answers)
  const filled = rows.filter(({ code }) => hasPart(value, code))
  const others = filled.filter(({ code }) => code !== part)
  if (others.length === 0) return null

  /** What was said, without the name of the row that stands before it. */
  const said = ({ code, label: name }: Choice): string => {
    const row = value instanceof Object ? Object.entries(value).filter(([key]) => key === code) : []
    const line = typeOf(question)?.readBack({
      question,
      value: Object.fromEntries(row),
      questionnaire,
      language,
    })[0]
    return line?.slice(label(name).length + 2) ?? ''
  }
  return (
    <section className={`section ${css['filled'] ?? ''}`}>
      <h2>{t('interview.filledIn', { filled: filled.length, count: rows.length })}</h2>
      <ul className="list">
        {others.map((row) => (
          <li key={row.code}>
            <button type="button" className="item" onClick={() => onPart?.(row.code)}>
              <span className="grow">{capital(label(row.label))}</span>
              <strong className={css['said']}>{said(row)}</strong>
              <Pencil className="i i-s" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
