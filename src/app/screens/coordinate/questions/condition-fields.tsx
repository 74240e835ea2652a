import type { ReactNode } from 'react'
import { Plus, X } from 'lucide-react'
import {
  type ConditionRow,
  conditionOfRows,
  operatorsFor,
  type RowOperator,
  rowsOfCondition,
  takesValue,
} from '#domain/survey/edit-condition.ts'
import { formLimits } from '#domain/survey/edit-types.ts'
import {
  choicesOf,
  isSealed,
  type Question,
  type Questionnaire,
  questionOf,
} from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { conditionWords } from './condition-words.ts'
import { type PartProps, Why } from './question-form.tsx'
import css from './questions.module.css'
import { nameOf } from './reason-text.ts'

/** When a question is asked: line by line, each about an earlier question. */
export const ConditionFields = ({ form, question, change, locked }: PartProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  const around = { form, t, label }
  const { showIf } = question
  const sources = sourcesFor(form, question)
  const first = sources[0]
  const set = rowsOfCondition(showIf)
  const added = first === undefined ? undefined : newRow(form, first)
  const why =
    added === undefined
      ? t('questions.nothingBefore')
      : locked({
          showIf: showIf === undefined ? (conditionOfRows({ join: 'and', rows: [added] }) ?? null) : null,
        })
  const words =
    showIf === undefined
      ? t('questions.always')
      : t('questions.onlyWhen', { when: conditionWords(showIf, around) })
  if (why !== undefined || set === undefined || added === undefined)
    return (
      <div>
        <strong>{t('questions.when')}</strong>
        <p className="small">{words}</p>
        <Why>{why ?? t('questions.tooComplex')}</Why>
      </div>
    )
  const put = (rows: readonly ConditionRow[], join = set.join) => {
    change({ showIf: conditionOfRows({ join, rows }) ?? null })
  }
  return (
    <fieldset className={css['conditions']}>
      <legend>{t('questions.when')}</legend>
      <p className="small">{words}</p>
      {set.rows.length > 1 && (
        <Segments
          legend={t('questions.join')}
          value={set.join}
          choices={[
            { value: 'and', label: t('questions.join_and') },
            { value: 'or', label: t('questions.join_or') },
          ]}
          onChange={(join) => {
            put(set.rows, join)
          }}
        />
      )}
      {set.rows.map((row, at) => (
        <Line
          // A line has no name of its own: it is what stands at this place.
          key={at}
          row={row}
          number={at + 1}
          form={form}
          sources={sources}
          onRow={(next) => {
            put(set.rows.with(at, next))
          }}
          onDrop={() => {
            put(set.rows.toSpliced(at, 1))
          }}
        />
      ))}
      {set.rows.length < formLimits.conditionRows && (
        <div>
          <Button
            small
            onClick={() => {
              put([...set.rows, added])
            }}
          >
            <Plus className="i i-s" aria-hidden="true" />
            {t('questions.addCondition')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

const Line = ({
  row,
  number,
  form,
  sources,
  onRow,
  onDrop,
}: {
  readonly row: ConditionRow
  /** From 1. */
  readonly number: number
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

/** Earlier questions that this one may look at: an open question never at a locked one. */
const sourcesFor = (form: Questionnaire, question: Question): readonly Question[] => {
  const at = form.questions.findIndex(({ id }) => id === question.id)
  return form.questions
    .slice(0, at)
    .filter((source) => source.inAnswers !== false && (isSealed(question) || !isSealed(source)))
    .toReversed()
}

const newRow = (form: Questionnaire, source: Question): ConditionRow =>
  rowWith(form, source, operatorsFor(source.type)[0] ?? 'answered')

const rowWith = (form: Questionnaire, source: Question, operator: RowOperator): ConditionRow => ({
  question: source.id,
  operator,
  value: operator === 'minItems' ? '1' : takesValue(operator) ? (choicesOf(form, source)[0]?.code ?? '') : '',
})
