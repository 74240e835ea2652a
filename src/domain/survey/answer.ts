import * as z from 'zod/mini'

/** Every question has one of four states and never none: skipped by a condition or by the mode is `notAsked`. */
export const Answer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('value'), value: z.unknown() }),
  z.object({ state: z.literal('dk') }),
  z.object({ state: z.literal('pns') }),
  z.object({ state: z.literal('notAsked') }),
])
export type Answer =
  | { readonly state: 'value'; readonly value: unknown }
  | { readonly state: 'dk' }
  | { readonly state: 'pns' }
  | { readonly state: 'notAsked' }
export type AnswerState = Answer['state']

export const Answers = z.record(z.string(), Answer)
/** Question id → answer. What a question holds as value is said by its type. */
export type Answers = Readonly<Record<string, Answer>>

export const notAsked: Answer = { state: 'notAsked' }

/** The answer to a question, if it has one. Ids come from data, so inherited names do not count. */
export const answerTo = (answers: Answers, question: string): Answer | undefined =>
  Object.hasOwn(answers, question) ? answers[question] : undefined

/** The value of an answered question; undefined for all other states. */
export const valueOf = (answers: Answers, question: string): unknown => {
  const answer = answerTo(answers, question)
  return answer?.state === 'value' ? answer.value : undefined
}
