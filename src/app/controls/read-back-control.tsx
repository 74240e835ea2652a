import type { ReactNode } from 'react'
import { Lock, Pencil } from 'lucide-react'
import { readBack } from '#domain/survey/read-back.ts'
import { useLabel, useLanguage, useText } from '#app/text/text.tsx'
import { Ask } from './ask.tsx'
import type { ControlProps } from './control.ts'
import css from './controls.module.css'

/** Everything that was written down, to be read back. A tap changes an answer. Sealed ones are shown, not read aloud. */
export const ReadBackControl = ({ question, questionnaire, answers, onOpen }: ControlProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [language] = useLanguage()
  return (
    <>
      <div className={css['asked']}>
        <p className="label">{t('interview.readAloud')}</p>
        <Ask screen={question.id} small>
          {label(question.label)}
        </Ask>
        {question.hint !== undefined && <p className="hint">{label(question.hint)}</p>}
      </div>
      <ul className="list">
        {readBack(questionnaire, answers, language).map((row) => (
          <li key={row.questionId}>
            <button type="button" className="item" onClick={() => onOpen?.(row.questionId)}>
              <span className="grow">
                <span className="small soft">{row.label}</span>
                {row.lines.map((line) => (
                  <span
                    key={line}
                    className={line.startsWith('“') ? `voice ${css['line'] ?? ''}` : css['line']}
                  >
                    {line}
                  </span>
                ))}
              </span>
              {row.sealed && (
                <span title={t('interview.willBeLocked')}>
                  <Lock className="i i-s" aria-hidden="true" />
                  <span className="sr">{t('interview.willBeLocked')}</span>
                </span>
              )}
              <Pencil className="i i-s" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
