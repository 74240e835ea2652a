import * as z from 'zod/mini'
import { pick } from '../../text.ts'
import { themesOf } from '../choices.ts'
import type { AnswerContext, QuestionType } from './question-type.ts'
import type { Question } from '../question.ts'
import { isObject } from '../rows.ts'
import { quoted } from './label.ts'
import { rule } from './problem.ts'
import { codeAmong, ownWords } from './schemas.ts'

/** Own words: `{ text }`. */
export const text: QuestionType<'text'> = {
  control: 'text',
  answer: (question) => z.looseObject({ text: ownWords(question.maxLength) }),
  readBack: ({ value }) => wordsIn(value),
  empty: { text: '' },
}

/** Own words with a theme: `{ text, theme? }`, or the code that says there is nothing. */
export const themedText: QuestionType<'themedText'> = {
  control: 'themedText',
  answer: (question, { questionnaire }) => {
    const words = z.looseObject({
      text: ownWords(question.maxLength),
      theme: z.optional(z.nullable(codeAmong(themesOf(questionnaire, question)))),
    })
    const empty = question.emptyChoice
    return empty === undefined ? words : z.union([codeAmong([empty]), words])
  },
  readBack: ({ question, value, language }) =>
    question.emptyChoice !== undefined && value === question.emptyChoice.code
      ? [pick(question.emptyChoice.label, language)]
      : wordsIn(value),
  empty: { text: '' },
}

/** How many times "why" may be asked. */
export const maxDepthOf = (question: Question, mode: AnswerContext['mode']): number => {
  const most = question.maxDepth ?? 5
  return mode === 'doorstep' ? Math.min(most, question.doorstepMaxDepth ?? most) : most
}

/** `{ depth, text, theme? }` from the nearest cause to the deepest. */
export const whyChain: QuestionType<'whyChain'> = {
  control: 'whyChain',
  answer: (question, { mode, questionnaire }) => {
    const max = maxDepthOf(question, mode)
    const Step = z.looseObject({
      depth: z.int(),
      text: ownWords(question.maxLength),
      theme: z.optional(z.nullable(codeAmong(themesOf(questionnaire, question)))),
    })
    type Steps = readonly { readonly depth: number }[]
    return z.array(Step).check(
      rule('required', (steps: Steps) => steps.length >= (question.minDepth ?? 1)),
      rule('tooDeep', (steps: Steps) => steps.length <= max, { max }),
      rule('wrongShape', (steps: Steps) => steps.every(({ depth }, index) => depth === index + 1)),
    )
  },
  readBack: ({ value }) => (Array.isArray(value) ? value.flatMap(wordsIn) : []),
  empty: [],
}

const wordsIn = (value: unknown): readonly string[] =>
  isObject(value) && typeof value['text'] === 'string' ? [quoted(value['text'])] : []
