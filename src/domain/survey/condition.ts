import * as z from 'zod/mini'
import { valueOf, type Answers } from './answer.ts'
import { passingRows, type RowFilter } from './rows.ts'

/** When a question is asked: a small tree over earlier answers. `answered` is false for dk and pns. */
export type Condition =
  | { readonly op: 'answered'; readonly question: string }
  | { readonly op: 'eq'; readonly question: string; readonly value: string | number }
  | { readonly op: 'has'; readonly question: string; readonly value: string | number }
  | { readonly op: 'minItems'; readonly question: string; readonly value: number }
  | ({ readonly op: 'anyRow'; readonly question: string } & RowFilter)
  | { readonly op: 'and' | 'or'; readonly args: readonly Condition[] }
  | { readonly op: 'not'; readonly arg: Condition }

const question = z.string()
const Scalar = z.union([z.string(), z.number()])
const Codes = z.array(z.string())

export const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.looseObject({ op: z.literal('answered'), question }),
    z.looseObject({ op: z.literal('eq'), question, value: Scalar }),
    z.looseObject({ op: z.literal('has'), question, value: Scalar }),
    z.looseObject({ op: z.literal('minItems'), question, value: z.number() }),
    z.looseObject({
      op: z.literal('anyRow'),
      question,
      column: z.optional(z.string()),
      includeValues: z.optional(Codes),
      excludeValues: z.optional(Codes),
    }),
    z.looseObject({ op: z.enum(['and', 'or']), args: z.array(Condition) }),
    z.looseObject({ op: z.literal('not'), arg: Condition }),
  ]),
)

/** Whether a condition holds for these answers. Total: a value of the wrong shape simply does not match. */
export const holds = (condition: Condition, answers: Answers): boolean => {
  switch (condition.op) {
    case 'and':
      return condition.args.every((arg) => holds(arg, answers))
    case 'or':
      return condition.args.some((arg) => holds(arg, answers))
    case 'not':
      return !holds(condition.arg, answers)
    case 'answered':
      return valueOf(answers, condition.question) !== undefined
    case 'eq':
      return valueOf(answers, condition.question) === condition.value
    case 'has': {
      const value = valueOf(answers, condition.question)
      return Array.isArray(value) && value.includes(condition.value)
    }
    case 'minItems': {
      const value = valueOf(answers, condition.question)
      return Array.isArray(value) && value.length >= condition.value
    }
    case 'anyRow':
      return passingRows(valueOf(answers, condition.question), condition).length > 0
  }
}

/** The questions that a condition looks at. */
export const questionsIn = (condition: Condition): readonly string[] => {
  if ('args' in condition) return condition.args.flatMap(questionsIn)
  if ('arg' in condition) return questionsIn(condition.arg)
  return [condition.question]
}
