import { answerTo, valueOf, type Answers } from './answer.ts'
import type { Mode, Section } from './question.ts'
import { inMode, questionOf, type Questionnaire } from './questionnaire.ts'
import { effectOf, isAnswered, route } from './steps.ts'

/** How far a conversation is, and what it counts as when it ends. */
export interface Position {
  /** From 0. Sections of which this mode asks nothing do not count. */
  readonly sectionIndex: number
  readonly sectionCount: number
  readonly section: Section
  /** 0 at the first question of the section, always below 1. */
  readonly withinSection: number
  /** From 1, on the route as it is now. */
  readonly questionNumber: number
  readonly questionCount: number
}

/** Undefined for a question that is not on the route. */
export const position = (
  questionnaire: Questionnaire,
  answers: Answers,
  mode: Mode,
  currentId: string,
): Position | undefined => {
  const steps = route(questionnaire, answers, mode)
  const at = steps.findIndex(({ question }) => question.id === currentId)
  const step = steps[at]
  if (step === undefined) return undefined
  const sections = questionnaire.sections.filter(({ questions }) =>
    questions.some(
      (id) => inMode(questionnaire, mode, id) && questionOf(questionnaire, id)?.inAnswers !== false,
    ),
  )
  const inSection = steps.filter(({ section }) => section === step.section)
  return {
    sectionIndex: sections.indexOf(step.section),
    sectionCount: sections.length,
    section: step.section,
    withinSection: inSection.indexOf(step) / inSection.length,
    questionNumber: at + 1,
    questionCount: steps.length,
  }
}

/** Core questions that count as answered: a value or "I don't know". Declining does not count. */
export const coreCount = (questionnaire: Questionnaire, answers: Answers): number =>
  questionnaire.coreQuestions.filter((id) => {
    const state = answerTo(answers, id)?.state
    return state === 'value' || state === 'dk'
  }).length

/** The read-back was confirmed; in a form without one, every required question has an answer. */
export const isFinished = (questionnaire: Questionnaire, answers: Answers, mode: Mode): boolean => {
  const steps = route(questionnaire, answers, mode)
  const last = steps.find(({ question }) => question.type === 'readBack')?.question
  if (last === undefined)
    return steps.every(({ question }) => !question.required || isAnswered(question, answers))
  const answer = answerTo(answers, last.id)
  return answer !== undefined && isAnswered(last, answers) && effectOf(last, answer) === undefined
}

export type Outcome = 'interviewFull' | 'interviewDoorstep' | 'partial' | 'brokenOff' | 'refusal'

/** What the visit counts as. A finished conversation stays one however many questions were declined. */
export const outcomeOf = (questionnaire: Questionnaire, answers: Answers, mode: Mode): Outcome => {
  if (isRefused(questionnaire, answers)) return 'refusal'
  if (isFinished(questionnaire, answers, mode)) return mode === 'full' ? 'interviewFull' : 'interviewDoorstep'
  return coreCount(questionnaire, answers) >= questionnaire.partialMinCore ? 'partial' : 'brokenOff'
}

/** Somebody said no to taking part: nothing of what was said may be kept. */
export const isRefused = (questionnaire: Questionnaire, answers: Answers): boolean =>
  questionnaire.questions.some((question) => {
    const answer = answerTo(answers, question.id)
    const effect = answer === undefined ? undefined : effectOf(question, answer)
    return effect !== undefined && 'end' in effect
  })

/** Whether taking part was agreed to: without it nothing is sealed. */
export const hasConsent = (questionnaire: Questionnaire, answers: Answers): boolean => {
  const consent = questionnaire.questions.find(({ type }) => type === 'consent')
  return (
    consent !== undefined && valueOf(answers, consent.id) !== undefined && !isRefused(questionnaire, answers)
  )
}
