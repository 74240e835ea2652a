import { codeList } from '../codelists.ts'
import { valueOf, type Answers } from './answer.ts'
import { controlOf } from './question-types.ts'
import type { Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import { isObject } from './rows.ts'
import usual from './usual-amounts.json' with { type: 'json' }

/** Something that may be a slip: it is asked once whether it is right, and it never stops anybody. */
export type Oddity =
  | { readonly code: 'amount'; readonly cents: number; readonly period: string }
  | { readonly code: 'hours'; readonly hours: number }
  | { readonly code: 'people'; readonly size: string }

/** This many times the usual amount is asked about: most often it is a zero too many. */
const manyTimes = 10

/** More hours a week than this with all talents together are asked about: half as much again as a full week of work. */
const manyHours = 60

/** What may be a slip in the answer to a question, or in one row of it.
 *  @param answers settled, with the answer as it stands on the screen
 *  @param part the row that is open, in a question that goes row by row */
export const oddityIn = (
  questionnaire: Questionnaire,
  question: Question,
  answers: Answers,
  part?: string,
): Oddity | undefined => {
  const value = valueOf(answers, question.id)
  switch (controlOf(question)) {
    case 'amount':
      return oddAmount(value, undefined)
    case 'amountGrid':
      return part === undefined || !isObject(value) ? undefined : oddAmount(value[part], part)
    case 'talentGrid':
      return oddHours(value)
    case 'single':
      return oddSize(questionnaire, question, answers)
    default:
      return undefined
  }
}

/** The same slip asked about twice is the same text here. */
export const oddityKey = (question: Question, part: string | undefined, oddity: Oddity): string =>
  JSON.stringify([question.id, part, oddity])

const perYear: Readonly<Record<string, number>> = { week: 52, month: 12, quarter: 4, year: 1 }

const oddAmount = (value: unknown, row: string | undefined): Oddity | undefined => {
  if (!isObject(value) || typeof value['cents'] !== 'number' || typeof value['period'] !== 'string')
    return undefined
  const { cents, period } = value
  const yearly = cents * (perYear[period] ?? 1)
  return yearly >= manyTimes * usualCents(row) ? { code: 'amount', cents, period } : undefined
}

/** Cents a year. For a row without a published figure: the middle of the middle band of a month. */
const usualCents = (row: string | undefined): number => {
  const known = row === undefined ? undefined : Object.entries(usual.rows).find(([code]) => code === row)?.[1]
  return known === undefined ? middleBand * 12 : known.euros * 100
}

const middleBand = ((): number => {
  const middles = codeList('moneyBandMonth')
    .map(({ midCents }) => midCents)
    .filter((cents) => typeof cents === 'number' && cents > 0)
  const middle = middles[Math.floor((middles.length - 1) / 2)]
  return typeof middle === 'number' ? middle : Infinity
})()

const oddHours = (value: unknown): Oddity | undefined => {
  if (!isObject(value)) return undefined
  const hours = Object.values(value).reduce<number>(
    (sum, row) => sum + (isObject(row) && typeof row['hoursPerWeek'] === 'number' ? row['hoursPerWeek'] : 0),
    0,
  )
  return hours > manyHours ? { code: 'hours', hours } : undefined
}

/** Fewer people than the household that was named before: the least that each kind has. */
const leastPeople: Readonly<Record<string, number>> = {
  couple: 2,
  coupleChildren: 3,
  oneParent: 2,
  sharedHome: 2,
}

const oddSize = (questionnaire: Questionnaire, question: Question, answers: Answers): Oddity | undefined => {
  if (question.key !== 'householdSize') return undefined
  const kind = questionnaire.questions.find(({ key }) => key === 'householdType')
  const least = kind === undefined ? undefined : leastPeople[String(valueOf(answers, kind.id))]
  const size = String(valueOf(answers, question.id))
  const people = ['one', 'two', 'three', 'four', 'fivePlus'].indexOf(size) + 1
  return least !== undefined && people > 0 && people < least ? { code: 'people', size } : undefined
}
