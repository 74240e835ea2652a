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

/** How many of the lines have to hold. */
export const joins = ['and', 'or', 'none'] as const
export type Join = (typeof joins)[number]

/** Lines that count as one among other lines. */
export interface ConditionGroup {
  readonly join: Join
  readonly rows: readonly ConditionRow[]
}

export type ConditionPart = ConditionRow | ConditionGroup

export const isGroup = (part: ConditionPart): part is ConditionGroup => 'rows' in part

/** A condition as lines and groups of lines. */
export interface ConditionParts {
  readonly join: Join
  readonly parts: readonly ConditionPart[]
}

/** The lines and groups of a condition; undefined when it says more than these can say. Such a one is kept as it is. */
export const partsOfCondition = (condition: Condition | undefined): ConditionParts | undefined => {
  if (condition === undefined) return { join: 'and', parts: [] }
  const { join, args } = joined(condition) ?? { join: 'and' as const, args: [condition] }
  const parts = args.flatMap((arg): readonly ConditionPart[] => {
    const part = rowOf(arg) ?? groupOf(arg)
    return part === undefined ? [] : [part]
  })
  return parts.length === args.length && fits(parts) ? { join, parts } : undefined
}

/** The condition that the parts say; undefined without any: then the question is always asked. */
export const conditionOfParts = ({ join, parts }: ConditionParts): Condition | undefined => {
  const args = parts.map((part) =>
    isGroup(part) ? joinedOf(part.join, part.rows.map(partOf)) : partOf(part),
  )
  const [only] = args
  if (only === undefined) return undefined
  return args.length === 1 && join !== 'none' ? only : joinedOf(join, args)
}

const fits = ({ length }: readonly unknown[]): boolean => length <= formLimits.conditionRows

const joined = (
  condition: Condition,
): { readonly join: Join; readonly args: readonly Condition[] } | undefined => {
  if (condition.op === 'and' || condition.op === 'or') return { join: condition.op, args: condition.args }
  return condition.op === 'not' && condition.arg.op === 'or'
    ? { join: 'none', args: condition.arg.args }
    : undefined
}

const joinedOf = (join: Join, args: readonly Condition[]): Condition =>
  join === 'none' ? { op: 'not', arg: { op: 'or', args } } : { op: join, args }

const groupOf = (condition: Condition): ConditionGroup | undefined => {
  const { join, args } = joined(condition) ?? { args: [] }
  const rows = args.flatMap((arg) => rowOf(arg) ?? [])
  return join !== undefined && rows.length > 0 && rows.length === args.length && fits(rows)
    ? { join, rows }
    : undefined
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
