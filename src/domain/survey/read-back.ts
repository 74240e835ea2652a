import { pick, type Language } from '../text.ts'
import { answerTo, type Answer, type Answers, type AnswerState } from './answer.ts'
import { isSealed } from './floors.ts'
import { typeOf } from './question-types.ts'
import type { Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'

/** One answer as it is read back. */
export interface ReadBackRow {
  readonly questionId: string
  readonly label: string
  readonly lines: readonly string[]
  /** Shown on the screen and not read aloud; gone from this phone after sealing. */
  readonly sealed: boolean
  readonly state: Exclude<AnswerState, 'notAsked'>
}

/** What was written down, in the order of the form. Takes settled answers; questions that were not asked are left out,
 *  and so is the read-back itself. */
export const readBack = (
  questionnaire: Questionnaire,
  answers: Answers,
  language: Language,
): readonly ReadBackRow[] => {
  const byId = new Map(questionnaire.questions.map((question) => [question.id, question]))
  return questionnaire.sections
    .flatMap(({ questions }) => questions)
    .flatMap((id) => {
      const question = byId.get(id)
      const answer = answerTo(answers, id)
      if (question === undefined || question.type === 'readBack' || question.inAnswers === false) return []
      if (answer === undefined || answer.state === 'notAsked') return []
      return [
        {
          questionId: id,
          label: pick(question.label, language),
          lines: linesOf(questionnaire, question, answer, language),
          sealed: isSealed(question),
          state: answer.state,
        },
      ]
    })
}

/** The lines of one answer, as the overview and the read-back show them. */
export const linesOf = (
  questionnaire: Questionnaire,
  question: Question,
  answer: Answer,
  language: Language,
): readonly string[] => {
  switch (answer.state) {
    case 'value':
      return typeOf(question)?.readBack({ question, value: answer.value, questionnaire, language }) ?? []
    case 'dk':
    case 'pns':
      return [pick(questionnaire.buttons[answer.state], language)]
    case 'notAsked':
      return []
  }
}
