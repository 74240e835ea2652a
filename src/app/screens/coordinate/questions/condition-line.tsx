import type { ReactNode } from 'react'
import { X } from 'lucide-react'
import {
  type ConditionRow,
  operatorsFor,
  type RowOperator,
  takesValue,
} from '#domain/survey/edit-condition.ts'
import { choicesOf, type Question, type Questionnaire, questionOf } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import css from './questions.module.css'
import { nameOf } from './reason-text.ts'

/** One line of a condition: an earlier question, how it was answered, and with what. */
export const ConditionLine = ({
  row,
  number,
  form,
  sources,
  onRow,
  onDrop,
}: {
  readonly row: ConditionRow
  /** Where it stands, from 1; in a group after the number of that. */
  readonly number: string
  readonly form: Questionnaire
  readonly sources: readonly Question[]
  readonly onRow: (row: ConditionRow) => void
  readonly onDrop: () => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const source = questionOf(form, row.question)
  const operators = source === undefined ? [row.operator] : operatorsFor(source.type)
  return (
    <div className={css['line']}>
      <SelectField
        label={t('questions.lineQuestion', { number })}
        value={row.question}
        onChange={({ target }) => {
          const next = questionOf(form, target.value)
          if (next !== undefined) onRow(newRow(form, next))
        }}
      >
        {sources.map(({ id }) => (
          <option key={id} value={id}>
            {nameOf(id, { form, t, label })}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('questions.lineOperator', { number })}
        value={row.operator}
        onChange={({ target }) => {
          const operator = operators.find((one) => one === target.value)
          if (operator !== undefined && source !== undefined) onRow(rowWith(form, source, operator))
        }}
      >
        {(operators.includes(row.operator) ? operators : [row.operator, ...operators]).map((operator) => (
          <option key={operator} value={operator}>
            {t(`questions.op_${operator}`)}
          </option>
        ))}
      </SelectField>
      {row.operator === 'minItems' ? (
        <Field
          label={t('questions.lineCount', { number })}
          type="number"
          min={1}
          max={20}
          value={row.value}
          onChange={({ target }) => {
            onRow({ ...row, value: target.value })
          }}
        />
      ) : (
        takesValue(row.operator) && (
          <SelectField
            label={t('questions.lineValue', { number })}
            value={row.value}
            onChange={({ target }) => {
              onRow({ ...row, value: target.value })
            }}
          >
            {(source === undefined ? [] : choicesOf(form, source)).map((choice) => (
              <option key={choice.code} value={choice.code}>
                {label(choice.label)}
              </option>
            ))}
          </SelectField>
        )
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t('questions.lineDrop', { number })}
        onClick={onDrop}
      >
        <X className="i i-s" aria-hidden="true" />
      </button>
    </div>
  )
}

/** A line about a question, to begin with. */
export const newRow = (form: Questionnaire, source: Question): ConditionRow =>
  rowWith(form, source, operatorsFor(source.type)[0] ?? 'answered')

const rowWith = (form: Questionnaire, source: Question, operator: RowOperator): ConditionRow => ({
  question: source.id,
  operator,
  value: operator === 'minItems' ? '1' : takesValue(operator) ? (choicesOf(form, source)[0]?.code ?? '') : '',
})
