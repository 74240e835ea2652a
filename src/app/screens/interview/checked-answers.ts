import { answerTo, notAsked, type Answer, type Answers } from '#domain/survey/answer.ts'
import { checkAnswer, type Problem } from '#domain/survey/question-types.ts'
import { route } from '#domain/survey/route.ts'
import { tidied } from '#app/controls/tidied.ts'
import type { Conversation, Setting } from './conversation.ts'

export type Checked =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly question: string; readonly problem: Problem }

/** All answers as they are kept. The first that cannot be kept is named, so that it can be opened. */
export const checkedAnswers = ({ form, thisYear }: Setting, state: Conversation): Checked => {
  const answers: Record<string, Answer> = { ...state.answers }
  for (const { question } of route(form, state.answers, state.mode)) {
    const answer = answerTo(state.answers, question.id)
    if (answer?.state !== 'value') continue
    const value = tidied(question, answer.value)
    if (value === undefined) {
      answers[question.id] = notAsked
      continue
    }
    const checked = checkAnswer(form, question, state.mode, value, thisYear)
    if (!checked.ok) return { ok: false, question: question.id, problem: checked.problem }
    answers[question.id] = { state: 'value', value: checked.value }
  }
  return { ok: true, answers }
}
