import { answerTo, notAsked, valueOf, type Answer, type Answers } from './answer.ts'
import { holds } from './condition.ts'
import { choicesOf, rowsOf } from './choices.ts'
import type { Effect, Mode, Question, Section } from './question.ts'
import { inMode, questionOf, type Questionnaire } from './questionnaire.ts'
import { isObject } from './rows.ts'

/** One screen: a question in its section. */
export interface Step {
  readonly question: Question
  readonly section: Section
}

/** The questions that are asked, in order, given what was answered so far. Contact details come after sealing and are
 *  no step. A condition sees only answers that are themselves on the route. */
export const route = (questionnaire: Questionnaire, answers: Answers, mode: Mode): readonly Step[] =>
  walk(questionnaire, answers, mode).steps

/** Every question with exactly one state: derived values filled in, what is not on the route `notAsked`, rows and
 *  choices that an earlier answer took away left out. Contact details are no answer and do not appear. */
export const settle = (questionnaire: Questionnaire, answers: Answers, mode: Mode): Answers =>
  walk(questionnaire, answers, mode).settled

/** What an answer sets off beside being kept. */
export const effectOf = (question: Question, answer: Answer): Effect | undefined =>
  question.onAnswer?.find(({ if: when }) => holds(when, { [question.id]: answer }))?.then

/** Answered in a state that the question allows. */
export const isAnswered = (question: Question, answers: Answers): boolean => {
  switch (answerTo(answers, question.id)?.state) {
    case 'value':
      return valueOf(answers, question.id) !== undefined
    case 'dk':
      return question.allowDk
    case 'pns':
      return question.allowPns
    default:
      return false
  }
}

interface Walked {
  readonly steps: readonly Step[]
  readonly settled: Answers
}

/** The last walk over the same answers: a screen asks many things about answers that never change themselves. */
const walks = new WeakMap<
  Answers,
  { readonly questionnaire: Questionnaire; readonly mode: Mode; readonly walked: Walked }
>()

const walk = (questionnaire: Questionnaire, answers: Answers, mode: Mode): Walked => {
  const before = walks.get(answers)
  if (before?.questionnaire === questionnaire && before.mode === mode) return before.walked
  const walked = walkAll(questionnaire, answers, mode)
  walks.set(answers, { questionnaire, mode, walked })
  return walked
}

const walkAll = (questionnaire: Questionnaire, answers: Answers, mode: Mode): Walked => {
  const steps: Step[] = []
  const settled: Record<string, Answer> = {}
  let ended = false
  for (const section of questionnaire.sections)
    for (const id of section.questions) {
      const question = questionOf(questionnaire, id)
      if (question === undefined || question.inAnswers === false) continue
      if (ended || !inMode(questionnaire, mode, id)) {
        settled[id] = notAsked
      } else if (question.derive !== undefined && holds(question.derive.if, settled)) {
        settled[id] = { state: 'value', value: question.derive.value }
      } else if (question.showIf !== undefined && !holds(question.showIf, settled)) {
        settled[id] = notAsked
      } else {
        const answer = trimmed(questionnaire, question, mode, answerTo(answers, id) ?? notAsked, settled)
        settled[id] = answer
        steps.push({ question, section })
        const effect = effectOf(question, answer)
        ended = effect !== undefined && 'end' in effect
      }
    }
  return { steps, settled }
}

/** An answer without the rows, items and choices that an earlier answer has taken away since. */
const trimmed = (
  questionnaire: Questionnaire,
  question: Question,
  mode: Mode,
  answer: Answer,
  earlier: Answers,
): Answer => {
  if (answer.state !== 'value') return answer
  const { value } = answer
  if (question.rowsFrom !== undefined && isObject(value)) {
    const rows = new Set(rowsOf(questionnaire, question, mode, earlier).map(({ code }) => code))
    const kept = Object.entries(value).filter(([row]) => rows.has(row))
    return kept.length === 0 ? notAsked : { state: 'value', value: Object.fromEntries(kept) }
  }
  if (question.repeatFor !== undefined && Array.isArray(value)) {
    const source = valueOf(earlier, question.repeatFor.question)
    return { state: 'value', value: value.slice(0, Array.isArray(source) ? source.length : 0) }
  }
  if (question.choiceFilter !== undefined && Array.isArray(value) && value.length > 0) {
    const left = new Set(choicesOf(questionnaire, question, earlier).map(({ code }) => code))
    const kept = value.filter((code) => left.has(code))
    return kept.length === 0 ? notAsked : { state: 'value', value: kept }
  }
  return answer
}
