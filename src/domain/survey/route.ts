import { answerTo, type Answers } from './answer.ts'
import { isNeeded, precedence } from './precedence.ts'
import type { Mode, Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import { isAnswered, route, settle, type Step } from './steps.ts'

export { isNeeded } from './precedence.ts'
export { effectOf, route, settle, type Step } from './steps.ts'
export { coreCount, hasConsent, outcomeOf, position, type Position } from './progress.ts'

/** The step after a question; undefined after the last. From a question that fell off the route it goes on from where
 *  that question stood. */
export const next = (
  questionnaire: Questionnaire,
  answers: Answers,
  mode: Mode,
  currentId: string,
): Step | undefined => {
  const order = orderOf(questionnaire)
  const at = order.indexOf(currentId)
  if (at < 0) return undefined
  return route(questionnaire, answers, mode).find(({ question }) => order.indexOf(question.id) > at)
}

/** The step before a question; undefined before the first. */
export const previous = (
  questionnaire: Questionnaire,
  answers: Answers,
  mode: Mode,
  currentId: string,
): Step | undefined => {
  const order = orderOf(questionnaire)
  const at = order.indexOf(currentId)
  return route(questionnaire, answers, mode).findLast(({ question }) => order.indexOf(question.id) < at)
}

/** Where a conversation goes on: the first question without an answer, otherwise the last. */
export const resumeAt = (questionnaire: Questionnaire, answers: Answers, mode: Mode): Step | undefined => {
  const steps = route(questionnaire, answers, mode)
  const settled = settle(questionnaire, answers, mode)
  return (
    steps.find(
      ({ question }) =>
        answerTo(answers, question.id) === undefined || blocks(questionnaire, question, settled),
    ) ?? steps.at(-1)
  )
}

/** Whether a question may be opened now: it is on the route, every needed question before it has an answer, and so has
 *  every question that must precede it (the purpose before the problem). */
export const mayOpen = (questionnaire: Questionnaire, answers: Answers, mode: Mode, id: string): boolean => {
  const steps = route(questionnaire, answers, mode)
  const at = steps.findIndex(({ question }) => question.id === id)
  const settled = settle(questionnaire, answers, mode)
  return (
    keepsOrder(questionnaire, answers, mode, id) &&
    !steps.slice(0, at).some(({ question }) => blocks(questionnaire, question, settled))
  )
}

/** Whether a question is on the route and what must precede it was asked: one that fell off the route was not. */
export const keepsOrder = (
  questionnaire: Questionnaire,
  answers: Answers,
  mode: Mode,
  id: string,
): boolean => {
  const asked = route(questionnaire, answers, mode).map(({ question }) => question)
  const settled = settle(questionnaire, answers, mode)
  const firsts = precedence(questionnaire).filter(([, then]) => then === id)
  return (
    asked.some((question) => question.id === id) &&
    firsts.every(([first]) =>
      asked.some((question) => question.id === first && isAnswered(question, settled)),
    )
  )
}

const blocks = (questionnaire: Questionnaire, question: Question, answers: Answers): boolean =>
  isNeeded(questionnaire, question) && !isAnswered(question, answers)

const orderOf = (questionnaire: Questionnaire): readonly string[] =>
  questionnaire.sections.flatMap(({ questions }) => questions)
