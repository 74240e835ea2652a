import type { ReactNode } from 'react'
import { Plus, X } from 'lucide-react'
import {
  type ConditionGroup,
  type ConditionParts,
  conditionOfParts,
  type ConditionRow,
  isGroup,
  type Join,
  joins,
  partsOfCondition,
} from '#domain/survey/edit-condition.ts'
import { formLimits } from '#domain/survey/edit-types.ts'
import { isSealed, type Question, type Questionnaire } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { ConditionLine, newRow } from './condition-line.tsx'
import { conditionWords } from './condition-words.ts'
import { type PartProps, Why } from './question-form.tsx'
import css from './questions.module.css'

/** When a question is asked: line by line, each about an earlier question, and groups of lines that count as one. */
export const ConditionFields = ({ form, question, change, locked }: PartProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  const { showIf } = question
  const sources = sourcesFor(form, question)
  const [first] = sources
  const set = partsOfCondition(showIf)
  const added = first === undefined ? undefined : newRow(form, first)
  const why =
    added === undefined
      ? t('questions.nothingBefore')
      : locked({
          showIf: showIf === undefined ? (conditionOfParts({ join: 'and', parts: [added] }) ?? null) : null,
        })
  const words =
    showIf === undefined
      ? t('questions.always')
      : t('questions.onlyWhen', { when: conditionWords(showIf, { form, t, label }) })
  if (why !== undefined || set === undefined || added === undefined)
    return (
      <div>
        <strong>{t('questions.when')}</strong>
        <p className="small">{words}</p>
        <Why>{why ?? t('questions.tooComplex')}</Why>
      </div>
    )
  const put = (next: Partial<ConditionParts>) => {
    change({ showIf: conditionOfParts({ ...set, ...next }) ?? null })
  }
  const { parts, join } = set
  const hasRoom = parts.length < formLimits.conditionRows
  return (
    <fieldset className={css['conditions']}>
      <legend>{t('questions.when')}</legend>
      <p className="small">{words}</p>
      {(parts.length > 1 || join === 'none') && (
        <JoinField
          legend={t('questions.join')}
          join={join}
          onJoin={(next) => {
            put({ join: next })
          }}
        />
      )}
      {parts.map((part, at) => {
        // A part has no name of its own: it is what stands at this place.
        const common = { number: String(at + 1), form, sources }
        const drop = () => {
          put({ parts: parts.toSpliced(at, 1) })
        }
        return isGroup(part) ? (
          <Group
            key={at}
            {...common}
            group={part}
            added={added}
            onGroup={(next) => {
              put({ parts: parts.with(at, next) })
            }}
            onDrop={drop}
          />
        ) : (
          <ConditionLine
            key={at}
            {...common}
            row={part}
            onRow={(next) => {
              put({ parts: parts.with(at, next) })
            }}
            onDrop={drop}
          />
        )
      })}
      {hasRoom && (
        <div className={css['more']}>
          <AddButton
            onClick={() => {
              put({ parts: [...parts, added] })
            }}
          >
            {t('questions.addCondition')}
          </AddButton>
          {parts.length > 0 && (
            <AddButton
              onClick={() => {
                put({ parts: [...parts, { join: join === 'or' ? 'and' : 'or', rows: [added, added] }] })
              }}
            >
              {t('questions.addGroup')}
            </AddButton>
          )}
        </div>
      )}
    </fieldset>
  )
}

const Group = ({
  group,
  number,
  form,
  sources,
  added,
  onGroup,
  onDrop,
}: {
  readonly group: ConditionGroup
  /** Among the parts, from 1. */
  readonly number: string
  readonly form: Questionnaire
  readonly sources: readonly Question[]
  /** A line to begin with. */
  readonly added: ConditionRow
  readonly onGroup: (group: ConditionGroup) => void
  readonly onDrop: () => void
}): ReactNode => {
  const t = useText()
  const { join, rows } = group
  return (
    <fieldset className={css['group']}>
      <legend>{t('questions.group', { number })}</legend>
      <JoinField
        legend={t('questions.joinIn', { number })}
        join={join}
        onJoin={(next) => {
          onGroup({ join: next, rows })
        }}
      />
      {rows.map((row, at) => (
        <ConditionLine
          key={at}
          row={row}
          number={`${number}.${String(at + 1)}`}
          form={form}
          sources={sources}
          onRow={(next) => {
            onGroup({ join, rows: rows.with(at, next) })
          }}
          onDrop={() => {
            if (rows.length === 1) onDrop()
            else onGroup({ join, rows: rows.toSpliced(at, 1) })
          }}
        />
      ))}
      <div className={css['more']}>
        {rows.length < formLimits.conditionRows && (
          <AddButton
            onClick={() => {
              onGroup({ join, rows: [...rows, added] })
            }}
          >
            {t('questions.addInGroup', { number })}
          </AddButton>
        )}
        <Button small onClick={onDrop}>
          <X className="i i-s" aria-hidden="true" />
          {t('questions.groupDrop', { number })}
        </Button>
      </div>
    </fieldset>
  )
}

const JoinField = ({
  legend,
  join,
  onJoin,
}: {
  readonly legend: string
  readonly join: Join
  readonly onJoin: (join: Join) => void
}): ReactNode => {
  const t = useText()
  return (
    <Segments
      legend={legend}
      value={join}
      choices={joins.map((value) => ({ value, label: t(`questions.join_${value}`) }))}
      onChange={onJoin}
    />
  )
}

const AddButton = ({
  children,
  onClick,
}: {
  readonly children: ReactNode
  readonly onClick: () => void
}): ReactNode => (
  <Button small onClick={onClick}>
    <Plus className="i i-s" aria-hidden="true" />
    {children}
  </Button>
)

/** Earlier questions that this one may look at: an open question never at a locked one. */
const sourcesFor = (form: Questionnaire, question: Question): readonly Question[] => {
  const at = form.questions.findIndex(({ id }) => id === question.id)
  return form.questions
    .slice(0, at)
    .filter((source) => source.inAnswers !== false && (isSealed(question) || !isSealed(source)))
    .toReversed()
}
