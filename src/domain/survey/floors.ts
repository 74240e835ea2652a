import { maxInterviewPhotos, maxPhotos } from '../field/photo.ts'
import { questionsIn } from './condition.ts'
import { coreViolations } from './core-floors.ts'
import { asks, precedence, precedes } from './precedence.ts'
import type { Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import { questionTypes } from './question-types.ts'
import shipped from './questionnaire.json' with { type: 'json' }

/** What no template and no later version of a form may take away. The floors are those of the form that ships with the
 *  product: a form cannot lower them by leaving them out. */
export type FloorCode =
  | 'sections'
  | 'unknownType'
  | 'unsealed'
  | 'consentFirst'
  | 'openingLine'
  | 'stopPhrase'
  | 'looksAtSealed'
  | 'looksAhead'
  | 'purposeFirst'
  | 'contactInAnswers'
  /** Pictures are kept readable on the server, so a locked question never asks for one. */
  | 'sealedPhoto'
  | 'tooManyPhotos'
  /** The consent says that what is said about money goes under lock. */
  | 'moneyOpen'
  /** An id stands for one question for ever: an earlier version had another type of question under it. */
  | 'reusedId'
  | 'coreLost'
  | 'coreChanged'
  | 'coreCodes'
  | 'consentWords'

export interface FloorViolation {
  readonly code: FloorCode
  /** The question or the part of the form. */
  readonly at: string
}

const { sealedForever, alwaysFirst } = shipped.floors

/** Whether an answer is locked. Once sealed, always sealed, whatever the form says. */
export const isSealed = (question: Question): boolean =>
  question.sealed || sealedForever.includes(question.id)

/** All floors that a form goes below; none when it may be used. `earlier` are the versions before it: what was sealed in
 *  one of them has to be sealed here, and no id comes back as another question. */
export const checkFloors = (
  questionnaire: Questionnaire,
  earlier: readonly Questionnaire[] = [],
): readonly FloorViolation[] => {
  const violations: FloorViolation[] = []
  const refuse = (code: FloorCode, at: string) => violations.push({ code, at })
  const order = questionnaire.sections.flatMap(({ questions }) => questions)
  const byId = new Map(questionnaire.questions.map((question) => [question.id, question]))

  const inSections =
    new Set(order).size === order.length &&
    byId.size === questionnaire.questions.length &&
    order.length === byId.size &&
    order.every((id) => byId.has(id))
  if (!inSections) refuse('sections', 'sections')

  for (const key of ['openingLine', 'stopPhrase'] as const)
    if (
      questionnaire[key].nl !== shipped[key].nl ||
      (questionnaire[key].en ?? shipped[key].en) !== shipped[key].en
    )
      refuse(key, key)

  if (!isConsentQuestion(questionnaire, byId.get(order[0] ?? ''))) refuse('consentFirst', order[0] ?? '')

  const before = earlier.flatMap(({ questions }) => questions)
  const sealedBefore = before.filter(isSealed).map(({ id }) => id)
  for (const question of questionnaire.questions) {
    const { id } = question
    if (!Object.hasOwn(questionTypes, question.type)) refuse('unknownType', id)
    if (!question.sealed && (sealedForever.includes(id) || sealedBefore.includes(id))) refuse('unsealed', id)
    if (question.type === 'contact' && (question.inAnswers !== false || !question.sealed))
      refuse('contactInAnswers', id)
    if (question.type === 'photo' && isSealed(question)) refuse('sealedPhoto', id)
    if (aboutMoney.has(question.type) && !question.sealed) refuse('moneyOpen', id)
    const sources = sourcesOf(question).map((source) => byId.get(source))
    if (sources.some((source) => source === undefined || order.indexOf(source.id) >= order.indexOf(id)))
      refuse('looksAhead', id)
    if (!isSealed(question) && sources.some((source) => source !== undefined && isSealed(source)))
      refuse('looksAtSealed', id)
  }
  if (photosIn(questionnaire) > maxInterviewPhotos) refuse('tooManyPhotos', 'questions')
  for (const [first, then] of precedence(questionnaire)) {
    const later = byId.get(then)
    if (later !== undefined && !precedes(questionnaire, byId.get(first), later)) refuse('purposeFirst', then)
  }
  const typesBefore = new Map([...shipped.questions, ...before].map(({ id, type }) => [id, type]))
  for (const { id, type } of questionnaire.questions)
    if ((typesBefore.get(id) ?? type) !== type) refuse('reusedId', id)
  return [...violations, ...coreViolations(questionnaire)]
}

const aboutMoney: ReadonlySet<string> = new Set(['amount', 'amountGrid', 'costRepeat'])

/** How many pictures a conversation may bring at most. */
const photosIn = ({ questions }: Questionnaire): number =>
  questions
    .filter(({ type }) => type === 'photo')
    .reduce((sum, { maxItems }) => sum + (maxItems ?? maxPhotos), 0)

/** Required, in every mode, without "I don't know", and a no ends the conversation. */
const isConsentQuestion = (questionnaire: Questionnaire, first: Question | undefined): boolean =>
  first !== undefined &&
  first.id === alwaysFirst &&
  first.type === 'consent' &&
  first.required &&
  !first.allowDk &&
  !first.allowPns &&
  first.showIf === undefined &&
  Object.values(questionnaire.modes).every((mode) => mode === null || asks(mode, first.id)) &&
  (first.onAnswer ?? []).some(
    ({ if: when, then }) =>
      'end' in then && when.op === 'eq' && when.question === first.id && when.value === 'no',
  )

/** Every earlier question on which asking, choosing or filling in this one depends. */
export const sourcesOf = (question: Question): readonly string[] => [
  ...(question.showIf === undefined ? [] : questionsIn(question.showIf)),
  ...(question.derive === undefined ? [] : questionsIn(question.derive.if)),
  ...(question.quotable === undefined ? [] : questionsIn(question.quotable.if)),
  ...(question.onAnswer ?? []).flatMap(({ if: when }) =>
    questionsIn(when).filter((source) => source !== question.id),
  ),
  ...(question.rowsFrom === undefined ? [] : [question.rowsFrom.question]),
  ...(question.repeatFor === undefined ? [] : [question.repeatFor.question]),
  ...(question.choiceFilter === undefined ? [] : [question.choiceFilter.notIn]),
]
