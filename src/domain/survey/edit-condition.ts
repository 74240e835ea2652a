import type { Condition } from './condition.ts'
import { formLimits } from './edit-types.ts'

/** One line of "ask this only when …": a question, how it was answered, and the answer where one belongs to it. */
export interface ConditionRow {
  readonly question: string
  readonly operator: RowOperator
  /** A code, or how many lines. Unused with `answered` and `notAnswered`. */
  readonly value: string
}

export type RowOperator = 'answered' | 'notAnswered' | 'is' | 'isNot' | 'has' | 'hasNot' | 'minItems'

/** A condition as lines that all have to hold, or of which one has to. */
export interface ConditionRows {
  readonly join: 'and' | 'or'
  readonly rows: readonly ConditionRow[]
}

/** The lines of a condition; undefined when it says more than lines can say. Such a one is kept as it is. */
export const rowsOfCondition = (condition: Condition | undefined): ConditionRows | undefined => {
  if (condition === undefined) return { join: 'and', rows: [] }
  const { join, parts } =
    condition.op === 'and' || condition.op === 'or'
      ? { join: condition.op, parts: condition.args }
      : { join: 'and' as const, parts: [condition] }
  const rows = parts.flatMap((part) => rowOf(part) ?? [])
  return rows.length === parts.length && parts.length <= formLimits.conditionRows ? { join, rows } : undefined
}

/** The condition that the lines say; undefined without lines: then the question is always asked. */
export const conditionOfRows = ({ join, rows }: ConditionRows): Condition | undefined => {
  const parts = rows.map(partOf)
  const [only] = parts
  return only === undefined || parts.length > 1
    ? only === undefined
      ? undefined
      : { op: join, args: parts }
    : only
}

/** How answers to a question of this type can be looked at. */
export const operatorsFor = (type: string): readonly RowOperator[] => {
  switch (type) {
    case 'consent':
    case 'single':
    case 'readBack':
      return ['is', 'isNot', 'answered', 'notAnswered']
    case 'multi':
      return ['has', 'hasNot', 'answered', 'notAnswered']
    case 'whyChain':
    case 'photo':
    case 'assetTip':
    case 'costRepeat':
    case 'flowRepeat':
    case 'ideaRepeat':
    case 'inKindRepeat':
    case 'needRepeat':
    case 'structureRepeat':
    case 'thingRepeat':
      return ['minItems', 'answered', 'notAnswered']
    default:
      return ['answered', 'notAnswered']
  }
}

/** Whether a line needs an answer beside it. */
export const takesValue = (operator: RowOperator): boolean =>
  operator !== 'answered' && operator !== 'notAnswered'

const rowOf = (part: Condition): ConditionRow | undefined => {
  switch (part.op) {
    case 'answered':
      return { question: part.question, operator: 'answered', value: '' }
    case 'eq':
    case 'has':
      return typeof part.value === 'string'
        ? { question: part.question, operator: part.op === 'eq' ? 'is' : 'has', value: part.value }
        : undefined
    case 'minItems':
      return { question: part.question, operator: 'minItems', value: String(part.value) }
    case 'not': {
      const row = rowOf(part.arg)
      const operator = row === undefined ? undefined : opposite[row.operator]
      return row === undefined || operator === undefined ? undefined : { ...row, operator }
    }
    default:
      return undefined
  }
}

const opposite: Readonly<Partial<Record<RowOperator, RowOperator>>> = {
  answered: 'notAnswered',
  is: 'isNot',
  has: 'hasNot',
}

const partOf = ({ question, operator, value }: ConditionRow): Condition => {
  switch (operator) {
    case 'answered':
      return { op: 'answered', question }
    case 'notAnswered':
      return { op: 'not', arg: { op: 'answered', question } }
    case 'is':
      return { op: 'eq', question, value }
    case 'isNot':
      return { op: 'not', arg: { op: 'eq', question, value } }
    case 'has':
      return { op: 'has', question, value }
    case 'hasNot':
      return { op: 'not', arg: { op: 'has', question, value } }
    case 'minItems':
      return { op: 'minItems', question, value: Math.max(1, Math.trunc(Number(value)) || 1) }
  }
}
