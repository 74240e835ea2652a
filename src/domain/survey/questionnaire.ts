import * as z from 'zod/mini'
import { Translated } from '../text.ts'
import data from './questionnaire.json' with { type: 'json' }
import { Choice, Question, Section, type Mode } from './question.ts'
import { checkFloors } from './floors.ts'

export { Choice, Mode, Question, RepeatField } from './question.ts'
export { choicesOf, fieldChoices, rowsOf } from './choices.ts'
export { checkFloors, isSealed } from './floors.ts'

const ModePlan = z.looseObject({
  minutes: z.number(),
  /** Only these questions; all when absent. */
  questions: z.optional(z.array(z.string())),
})

/** A form as data. A version never changes; answers hold the version they were given to. */
export const Questionnaire = z.looseObject({
  formId: z.string().check(z.minLength(1), z.maxLength(100)),
  version: z.string().check(z.minLength(1), z.maxLength(40)),
  languages: z.array(z.string()),
  title: Translated,
  openingLine: Translated,
  stopPhrase: Translated,
  thanks: Translated,
  buttons: z.looseObject({ dk: Translated, pns: Translated }),
  modes: z.looseObject({ full: ModePlan, doorstep: ModePlan }),
  coreQuestions: z.array(z.string()),
  partialMinCore: z.int(),
  sections: z.array(Section).check(z.minLength(1)),
  questions: z.array(Question).check(z.minLength(1), z.maxLength(500)),
  choiceLists: z.record(z.string(), z.array(Choice)),
})
export type Questionnaire = z.infer<typeof Questionnaire>

export type ParsedQuestionnaire =
  | { readonly ok: true; readonly questionnaire: Questionnaire }
  | { readonly ok: false; readonly reason: string; readonly at: string }

/** Reads a form that came from a template, the server or storage. Refused when its shape is wrong (`shape`) or when it
 *  goes below a floor (the code of the first violation); `at` is the path or the question.
 *  @param earlier the versions that were published before it */
export const parseQuestionnaire = (
  json: unknown,
  earlier: readonly Questionnaire[] = [],
): ParsedQuestionnaire => {
  const parsed = z.safeParse(Questionnaire, json)
  if (!parsed.success)
    return { ok: false, reason: 'shape', at: parsed.error.issues[0]?.path.map(String).join('.') ?? '' }
  const violation = checkFloors(parsed.data, earlier)[0]
  if (violation !== undefined) return { ok: false, reason: violation.code, at: violation.at }
  return { ok: true, questionnaire: parsed.data }
}

/** A question by its id; undefined when this form does not have it. */
export const questionOf = (questionnaire: Questionnaire, id: string): Question | undefined =>
  questionnaire.questions.find((question) => question.id === id)

/** Whether a mode asks this question at all, conditions apart. */
export const inMode = (questionnaire: Questionnaire, mode: Mode, id: string): boolean =>
  questionnaire.modes[mode].questions?.includes(id) ?? true

/** The form that ships with the product. */
export const defaultQuestionnaire: Questionnaire = (() => {
  const parsed = parseQuestionnaire(data)
  // The file is part of the product; a test reads it, so this is a bug and no expected outcome.
  if (!parsed.ok) throw new Error(`questionnaire.json: ${parsed.reason} at ${parsed.at}`)
  return parsed.questionnaire
})()
