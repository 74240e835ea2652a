import { canonical } from '../sync/operation.ts'
import type { Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import shipped from './questionnaire.json' with { type: 'json' }

/** Which question has to be asked before which: the purpose before the problem. Pairs of the form that ships with the
 *  product stand for every form, also for one that leaves them out; a form may add its own. */
export const precedence = (questionnaire: Questionnaire): readonly (readonly [string, string])[] =>
  [...shipped.questions, ...questionnaire.questions].flatMap((question) =>
    ('mustPrecede' in question ? (question.mustPrecede ?? []) : []).map(
      (then) => [question.id, then] as const,
    ),
  )

/** Whether a question has to be answered in some state before the conversation goes on: the form says so, or another
 *  question may not be opened without it. */
export const isNeeded = (questionnaire: Questionnaire, question: Question): boolean =>
  question.required || precedence(questionnaire).some(([first]) => first === question.id)

/** Wherever the second is asked, the first was asked earlier: in the order, in every mode, and under every condition. */
export const precedes = (
  questionnaire: Questionnaire,
  first: Question | undefined,
  then: Question,
): boolean => {
  const order = questionnaire.sections.flatMap(({ questions }) => questions)
  return (
    first !== undefined &&
    order.includes(first.id) &&
    order.indexOf(first.id) < order.indexOf(then.id) &&
    first.derive === undefined &&
    (first.showIf === undefined || canonical(first.showIf) === canonical(then.showIf ?? null)) &&
    Object.values(questionnaire.modes).every((mode) => !asks(mode, then.id) || asks(mode, first.id))
  )
}

/** Whether a mode's plan has a question; a plan without a list has them all. */
export const asks = (mode: unknown, id: string): boolean => {
  if (typeof mode !== 'object' || mode === null || !('questions' in mode)) return true
  return !Array.isArray(mode.questions) || mode.questions.includes(id)
}
