import { capital } from '../../text.ts'
import { choicesOf } from '../choices.ts'
import type { ReadBackInput, QuestionType } from './question-type.ts'
import { labelIn } from './label.ts'
import { codeAmong, codesAmong } from './schemas.ts'

const oneLine = ({ question, value, questionnaire, language }: ReadBackInput): readonly string[] => [
  capital(labelIn(choicesOf(questionnaire, question), value, language)),
]

/** One code. */
export const single: QuestionType<'single'> = {
  control: 'single',
  answer: (question, { questionnaire }) => codeAmong(choicesOf(questionnaire, question)),
  readBack: oneLine,
}

/** Taking part or not; version, text hash and month are added when the conversation is finished. */
export const consent: QuestionType<'consent'> = { ...single, control: 'consent' }

/** "It is right" or "I want to change something". */
export const readBackQuestion: QuestionType<'readBack'> = { ...single, control: 'readBack' }

/** Several codes. */
export const multi: QuestionType<'multi'> = {
  control: 'multi',
  answer: (question, { questionnaire }) =>
    codesAmong(choicesOf(questionnaire, question), question.required, question.maxChoices),
  readBack: ({ question, value, questionnaire, language }) => {
    if (!Array.isArray(value) || value.length === 0) return []
    const choices = choicesOf(questionnaire, question)
    return [capital(value.map((code) => labelIn(choices, code, language)).join(', '))]
  },
  empty: [],
}
