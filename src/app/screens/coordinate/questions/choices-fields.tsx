import type { ReactNode } from 'react'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { freeCode } from '#domain/survey/edit.ts'
import { formLimits } from '#domain/survey/edit-types.ts'
import { type Choice, choicesOf } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { type PartProps, Why } from './question-form.tsx'
import css from './questions.module.css'

/** What can be chosen. Own choices are changed here; those of a list of the product are the same everywhere. */
export const ChoicesFields = ({ form, versions, question, change, locked }: PartProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  const { choices } = question
  if (choices === undefined) {
    const fixed = choicesOf(form, question)
    if (fixed.length === 0) return null
    return (
      <div>
        <strong>{t('questions.choices')}</strong>
        <p className="small">{fixed.map((choice) => label(choice.label)).join(' · ')}</p>
        <Why>{t('questions.no_fixedChoices')}</Why>
      </div>
    )
  }
  const fixed = choices.length === 0 ? undefined : locked({ choices: choices.slice(1) })
  const isFixed = locked({ choices: [...choices, { code: 'cx', label: { nl: 'x', en: 'x' } }] }) !== undefined
  if (isFixed && fixed !== undefined)
    return (
      <div>
        <strong>{t('questions.choices')}</strong>
        <p className="small">{choices.map((choice) => label(choice.label)).join(' · ')}</p>
        <Why>{fixed}</Why>
      </div>
    )
  const put = (at: number, choice: Choice) => {
    change({ choices: choices.with(at, choice) })
  }
  const move = (at: number, by: -1 | 1) => {
    const choice = choices[at]
    if (choice === undefined || at + by < 0 || at + by >= choices.length) return
    change({ choices: choices.toSpliced(at, 1).toSpliced(at + by, 0, choice) })
  }
  return (
    <fieldset className={css['choices']}>
      <legend>{t('questions.choices')}</legend>
      {choices.map((choice, at) => (
        <div key={choice.code} className={css['choice']}>
          {(['nl', 'en'] as const).map((language) => (
            <Field
              key={language}
              label={t(`questions.choice_${language}`, { number: at + 1 })}
              lang={language}
              maxLength={formLimits.choice}
              value={choice.label[language] ?? ''}
              onChange={({ target }) => {
                put(at, { ...choice, label: { ...choice.label, [language]: target.value } })
              }}
            />
          ))}
          <span className={css['choiceButtons']}>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                className="icon-button"
                aria-label={t(by === -1 ? 'questions.choiceUp' : 'questions.choiceDown', { number: at + 1 })}
                onClick={() => {
                  move(at, by)
                }}
              >
                {by === -1 ? (
                  <ArrowUp className="i i-s" aria-hidden="true" />
                ) : (
                  <ArrowDown className="i i-s" aria-hidden="true" />
                )}
              </button>
            ))}
            <button
              type="button"
              className="icon-button"
              aria-label={t('questions.choiceDrop', { number: at + 1 })}
              onClick={() => {
                change({ choices: choices.toSpliced(at, 1) })
              }}
            >
              <X className="i i-s" aria-hidden="true" />
            </button>
          </span>
          {question.type === 'multi' && (
            <label className={css['tick']}>
              <input
                type="checkbox"
                autoComplete="off"
                checked={choice.exclusive === true}
                onChange={({ target }) => {
                  const { exclusive: _exclusive, ...rest } = choice
                  put(at, target.checked ? { ...rest, exclusive: true } : rest)
                }}
              />
              {t('questions.standsAlone')}
            </label>
          )}
        </div>
      ))}
      {choices.length < formLimits.choices && (
        <div>
          <Button
            small
            onClick={() => {
              const code = freeCode(form, question.id, versions)
              change({ choices: [...choices, { code, label: { nl: '', en: '' } }] })
            }}
          >
            <Plus className="i i-s" aria-hidden="true" />
            {t('questions.addChoice')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
