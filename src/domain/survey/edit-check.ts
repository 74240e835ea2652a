import { choicesOf } from './choices.ts'
import { changesBetween } from './form-changes.ts'
import type { Condition } from './condition.ts'
import { formLimits } from './edit-types.ts'
import { checkFloors, type FloorCode } from './floors.ts'
import { neverAskIn, type NeverAsk } from './never-ask.ts'
import type { Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'

/** Something about a form that its coordinator should know. `stops`: it is not published like this. */
export interface Finding {
  readonly level: 'stops' | 'warns'
  readonly code:
    | FloorCode
    | 'noWords'
    | 'noEnglish'
    | 'noChoices'
    | 'unknownChoice'
    | 'neverAsk'
    | 'atDoorTooMany'
    | 'same'
  /** A question; empty when it is about the whole. */
  readonly at: string
  readonly about?: NeverAsk
}

/** Checks a whole draft: floors, words, translations, choices, conditions, and what is never asked. Words that were
 *  published already are not held against the list again.
 *  @param earlier every published version, oldest first
 *  @param read marks of findings that a coordinator has read and answered for, from `markOf` */
export const reviewForm = (
  form: Questionnaire,
  earlier: readonly Questionnaire[],
  read: readonly string[] = [],
): readonly Finding[] => {
  const floors = checkFloors(form, earlier).map(({ code, at }): Finding => ({ level: 'stops', code, at }))
  const last = earlier.at(-1)
  const same: readonly Finding[] =
    last !== undefined && changesBetween(last, form).length === 0
      ? [{ level: 'stops', code: 'same', at: '' }]
      : []
  const door = form.questions.filter(({ doorstep }) => doorstep).length
  return [
    ...floors,
    ...form.questions.flatMap((question) => [
      ...wordsMissing(question),
      ...choicesMissing(form, question),
      ...unknownChoices(form, question),
      ...neverAsked(question, earlier).filter((finding) => !read.includes(markOf(finding))),
    ]),
    ...(door > mostAtTheDoor ? [{ level: 'warns', code: 'atDoorTooMany', at: '' } as const] : []),
    ...same,
  ]
}

/** The conversation at the door is short: with more questions it is no longer eight minutes. */
const mostAtTheDoor = 13

/** What a coordinator answers for is one finding about one question. */
export const markOf = ({ code, at, about }: Finding): string => `${code} ${at} ${about ?? ''}`

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

const wordsMissing = ({ id, label, hint, choices = [] }: Question): readonly Finding[] => {
  const texts = [label, ...(hint === undefined ? [] : [hint]), ...choices.map((choice) => choice.label)]
  if (texts.some(({ nl }) => isBlank(nl))) return [{ level: 'stops', code: 'noWords', at: id }]
  return texts.some(({ en }) => isBlank(en)) ? [{ level: 'warns', code: 'noEnglish', at: id }] : []
}

const choicesMissing = (form: Questionnaire, question: Question): readonly Finding[] =>
  (question.type === 'single' || question.type === 'multi') &&
  (choicesOf(form, question).length < 2 || (question.choices ?? []).length > formLimits.choices)
    ? [{ level: 'stops', code: 'noChoices', at: question.id }]
    : []

/** A condition that waits for an answer which nobody can give. */
const unknownChoices = (form: Questionnaire, { id, showIf }: Question): readonly Finding[] =>
  showIf !== undefined && codesAsked(showIf).some(({ question, code }) => isUnknown(form, question, code))
    ? [{ level: 'stops', code: 'unknownChoice', at: id }]
    : []

const isUnknown = (form: Questionnaire, id: string, code: string): boolean => {
  const question = form.questions.find((candidate) => candidate.id === id)
  return question !== undefined && !choicesOf(form, question).some((choice) => choice.code === code)
}

const codesAsked = (
  condition: Condition,
): readonly { readonly question: string; readonly code: string }[] => {
  if ('args' in condition) return condition.args.flatMap(codesAsked)
  if ('arg' in condition) return codesAsked(condition.arg)
  return (condition.op === 'eq' || condition.op === 'has') && typeof condition.value === 'string'
    ? [{ question: condition.question, code: condition.value }]
    : []
}

const neverAsked = (question: Question, earlier: readonly Questionnaire[]): readonly Finding[] => {
  const known = new Set(
    earlier.flatMap(({ questions }) => questions.filter(({ id }) => id === question.id).flatMap(textsOf)),
  )
  const texts = textsOf(question).filter((text) => !known.has(text))
  return neverAskIn(...texts).map(({ about, level }) => ({
    level: level === 'forbidden' ? 'stops' : 'warns',
    code: 'neverAsk',
    at: question.id,
    about,
  }))
}

const textsOf = ({ label, hint, choices = [] }: Question): readonly string[] =>
  [label, ...(hint === undefined ? [] : [hint]), ...choices.map((choice) => choice.label)].flatMap(
    ({ nl, en }) => (en === undefined ? [nl] : [nl, en]),
  )
