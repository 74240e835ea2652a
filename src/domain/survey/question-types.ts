import * as z from 'zod/mini'
import { amount, amountGrid, number, shareGrid } from './types/amount.ts'
import { consent, multi, readBackQuestion, single } from './types/choice.ts'
import { contact } from './types/contact.ts'
import { date, month, photo, place } from './types/field-work.ts'
import { problemOf, type Problem } from './types/problem.ts'
import type { QuestionType } from './types/question-type.ts'
import { repeat, talentGrid } from './types/repeat.ts'
import { text, themedText, whyChain } from './types/words.ts'
import type { Mode, Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'

export type { Problem } from './types/problem.ts'
export type { QuestionType } from './types/question-type.ts'
export { maxItemsOf } from './types/repeat.ts'
export { maxDepthOf } from './types/words.ts'

/** Every type of question. A new one is one entry here, one control, and its texts. */
export const questionTypes = {
  consent,
  single,
  multi,
  text,
  themedText,
  whyChain,
  amountGrid,
  shareGrid,
  costRepeat: repeat,
  inKindRepeat: repeat,
  flowRepeat: repeat,
  talentGrid,
  number,
  needRepeat: repeat,
  assetTip: repeat,
  ideaRepeat: repeat,
  thingRepeat: repeat,
  structureRepeat: repeat,
  readBack: readBackQuestion,
  contact,
  amount,
  place,
  photo,
  date,
  month,
} as const satisfies Readonly<Record<string, QuestionType>>
type QuestionTypeName = keyof typeof questionTypes

/** The controls that the types ask for: a name without a control does not compile in the app. */
export type ControlName = (typeof questionTypes)[QuestionTypeName]['control']

/** The type of a question; undefined when a newer form has one that is not known here. */
export const typeOf = (question: Question): QuestionType<ControlName> | undefined =>
  Object.hasOwn(questionTypes, question.type)
    ? // The name was just found in the table.
      questionTypes[question.type as QuestionTypeName]
    : undefined

/** The control of a question's type; undefined when this version does not know the type. */
export const controlOf = (question: Question): ControlName | undefined => typeOf(question)?.control

export type CheckedAnswer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem }

/** Whether a value may be kept as the answer to a question.
 *  @param mode at the door some questions take less
 *  @param thisYear for fields that hold a year from now on; without it any year of four digits is taken
 *  @returns the value as it is to be kept (fixed parts added), or the first problem */
export const checkAnswer = (
  questionnaire: Questionnaire,
  question: Question,
  mode: Mode,
  value: unknown,
  thisYear?: number,
): CheckedAnswer => {
  const type = typeOf(question)
  if (type === undefined) return { ok: false, problem: { code: 'wrongShape', path: [] } }
  const parsed = z.safeParse(type.answer(question, { mode, questionnaire, thisYear }), value, {
    reportInput: true,
  })
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: problemOf(parsed.error.issues) }
}
