import * as z from 'zod/mini'
import { codeEntry } from '../../codelists.ts'
import { capital, pick } from '../../text.ts'
import { rowsOf } from '../choices.ts'
import type { Mode, Question } from '../question.ts'
import { isObject } from '../rows.ts'
import { rowLines } from './amount.ts'
import { fieldsSchema, fieldWords } from './fields.ts'
import { rule } from './problem.ts'
import type { QuestionType } from './question-type.ts'
import { rowsAmong } from './schemas.ts'

/** How many items a repeat takes in this mode. */
export const maxItemsOf = (question: Question, mode: Mode): number => {
  const most = question.maxItems ?? 20
  return mode === 'doorstep' ? Math.min(most, question.doorstepMaxItems ?? most) : most
}

/** A list of the same fields again and again: add, change, remove. The empty list is the explicit answer "none" of a
 *  question that has an empty choice. A repeat that follows another (`repeatFor`) keeps its positions, with null for an
 *  item about which nothing is said. */
export const repeat: QuestionType<'repeat'> = {
  control: 'repeat',
  answer: (question, context) => {
    const max = maxItemsOf(question, context.mode)
    const fields = fieldsSchema(question.fields ?? [], context)
    const fixed = question.fixed
    const item =
      fixed === undefined
        ? fields
        : z.pipe(
            fields,
            z.transform((value: Record<string, unknown>) => ({ ...value, ...fixed })),
          )
    const mayBeEmpty = question.emptyChoice !== undefined || !question.required
    return z.array(question.repeatFor === undefined ? item : z.nullable(item)).check(
      rule('required', (items: unknown[]) => mayBeEmpty || items.some((one) => one !== null)),
      rule('tooMany', (items: unknown[]) => items.length <= max, { max }),
    )
  },
  readBack: ({ question, value, questionnaire, language }) => {
    if (!Array.isArray(value)) return []
    if (value.length === 0)
      return question.emptyChoice === undefined ? [] : [pick(question.emptyChoice.label, language)]
    return value.filter(isObject).map((item) => {
      const unit = unitIn(question, item)
      return capital(fieldWords(question.fields ?? [], item, { questionnaire, language, unit }).join(', '))
    })
  },
  empty: [],
}

/** Per talent the columns of the question. */
export const talentGrid: QuestionType<'talentGrid'> = {
  control: 'talentGrid',
  answer: (question, context) =>
    rowsAmong(
      rowsOf(context.questionnaire, question, context.mode),
      fieldsSchema(question.columns ?? [], context),
    ),
  readBack: (input) =>
    rowLines(input, (row) =>
      isObject(row) ? fieldWords(input.question.columns ?? [], row, input).join(', ') : undefined,
    ),
  empty: {},
}

/** The unit of a resource is no answer: it follows from what was chosen (`unitFrom` names list and field). */
const unitIn = (question: Question, item: Readonly<Record<string, unknown>>): string | undefined => {
  const from = question.unitFrom
  if (from === undefined || typeof item[from] !== 'string') return undefined
  const unit = codeEntry(from, item[from])?.['unit']
  return typeof unit === 'string' ? unit : undefined
}
