import * as z from 'zod/mini'
import { codeOf } from '../codelists.ts'
import { personalDataIn } from '../survey/personal-data.ts'
import { Id } from '../sync/operation.ts'
import type { Step } from './conversation.ts'

/** What somebody said about a cause, for whoever codes: under a number of its own, without its chain or conversation. */
export const codingTaskVersion = 1
const longest = 200
export const CodingTaskFields = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(longest)),
})

/** The theme that somebody gave to a text; null takes it back. A coordinator accepts it, and writes it onto the cause. */
export const codingVersion = 1
export const CodingFields = z.strictObject({
  taskId: Id,
  theme: z.nullable(codeOf('causeTheme')),
  accepted: z.optional(z.boolean()),
})

/** A text that is to be coded, and what out of its conversation it is erased with. */
export interface NewTask {
  readonly text: string
  readonly erasedWith: string
}

/** Which texts without a theme still need a task: each text once, whoever said it. None while the texts come from fewer
 *  than `kMin` households, because together they would be few people's words; and none in which somebody can be found. */
export const tasksToMake = (
  steps: readonly Step[],
  standing: ReadonlySet<string>,
  kMin: number,
): readonly NewTask[] => {
  const going = steps.filter((step) => {
    const text = wordsOf(step)
    return isUncoded(step) && !standing.has(text) && personalDataIn(text).length === 0
  })
  if (new Set(going.map(({ household }) => household)).size < kMin) return []
  const texts = new Map(going.map((step) => [wordsOf(step), step.id ?? step.household]))
  return [...texts].map(([text, erasedWith]) => ({ text, erasedWith }))
}

/** The steps that say this text and have no theme: on these a theme is written. */
export const stepsSaying = (steps: readonly Step[], text: string): readonly Step[] =>
  steps.filter((step) => isUncoded(step) && wordsOf(step) === text)

const wordsOf = ({ text }: Step): string => text.trim().slice(0, longest)
const isUncoded = (step: Step): boolean => step.theme === null && wordsOf(step) !== ''
