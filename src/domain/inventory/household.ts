import * as z from 'zod/mini'
import { codeEntry } from '../codelists.ts'
import { answerTo, valueOf, type Answers } from '../survey/answer.ts'
import { bandYear, yearly } from './ledger.ts'
import type { Payer } from './leakage.ts'

/** A conversation as the calculation reads it: one household. */
export interface Household {
  /** The id of the interview; it never leaves the calculation. */
  readonly id: string
  /** `YYYY-MM`. */
  readonly month: string
  readonly open: Answers
  /** Undefined while it is locked; then nothing that rests on money or help counts this household. */
  readonly sealed: Answers | undefined
}

/** The question ids of the default form on which figures rest. Ids are never reused, so that rounds stay comparable. */
export const asked = {
  tenure: 'q05',
  purpose: 'q07',
  problem: 'q10',
  why: 'q11',
  spending: 'q16',
  leaves: 'q17',
  sharedCosts: 'q18',
  bigCosts: 'q19',
  income: 'q20',
  workLess: 'q21',
  models: 'q22',
  modelWishes: 'q23',
  inKind: 'q24',
  resources: 'q25',
  wishes: 'q26',
  skills: 'q27',
  talentUse: 'q28',
  talentShare: 'q29',
  help: 'q31',
  missing: 'q32',
  crews: 'q33',
  hubs: 'q37',
  apart: 'q39',
  causePlace: 'q12',
  hoursFree: 'q30',
} as const

/** Where in a band an amount is taken to lie. An exact amount is its own low, middle and high. */
export type Edge = 'lowCents' | 'midCents' | 'highCents'

const Amount = z.union([
  z.looseObject({ state: z.literal('value'), band: z.string() }),
  z.looseObject({ state: z.literal('value'), cents: z.number(), period: z.string() }),
])

/** Cents a year that a household spends on a function; undefined when it was not asked or did not say. */
export const spendingOn = (household: Household, vitalFunction: string, edge: Edge): number | undefined => {
  const rows = rowsOf(household.sealed, asked.spending)
  const amount = z.safeParse(Amount, rows[vitalFunction])
  if (!amount.success) return undefined
  if ('band' in amount.data && typeof amount.data.band === 'string') return bandYear(amount.data.band, edge)
  const { cents, period } = amount.data as { cents: number; period: string } // The other member of the union.
  return yearly(cents, period) ?? undefined
}

/** Functions for which a household named a spending. */
export const functionsOf = (household: Household): readonly string[] =>
  Object.keys(rowsOf(household.sealed, asked.spending))

/** What a household pays for a function and which share of it leaves; undefined when it was not asked where it goes. */
export const payerOn = (household: Household, vitalFunction: string, edge: Edge): Payer | undefined => {
  const { sealed } = household
  const y = spendingOn(household, vitalFunction, edge)
  const answer = sealed === undefined ? undefined : answerTo(sealed, asked.leaves)
  if (y === undefined || y <= 0 || answer === undefined || answer.state === 'notAsked') return undefined
  const code = rowsOf(sealed, asked.leaves)[vitalFunction]
  return { y, out: typeof code === 'string' ? shareOf(code) : null, household: household.id }
}

/** All functions together: what is known with its weighted share, and what is not known beside it. */
export const payersOfAll = (household: Household, edge: Edge): readonly Payer[] => {
  const parts = functionsOf(household).flatMap((name) => payerOn(household, name, edge) ?? [])
  const known = parts.flatMap(({ y, out }) => (out === null ? [] : [{ y, leaving: y * out }]))
  const money = known.reduce((sum, { y }) => sum + y, 0)
  const leaving = known.reduce((sum, part) => sum + part.leaving, 0)
  const unknown = parts.reduce((sum, { y, out }) => sum + (out === null ? y : 0), 0)
  const { id } = household
  return [
    ...(money > 0 ? [{ y: money, out: leaving / money, household: id }] : []),
    ...(unknown > 0 ? [{ y: unknown, out: null, household: id }] : []),
  ]
}

const shareOf = (code: string): number | null => {
  const value = codeEntry('leavesShare', code)?.['value']
  return typeof value === 'number' ? value : null
}

const rowsOf = (answers: Answers | undefined, question: string): Readonly<Record<string, unknown>> => {
  const value = answers === undefined ? undefined : valueOf(answers, question)
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

const Codes = z.array(z.string())

/** Codes that were ticked; undefined when the question has no value here. */
export const tickedIn = (answers: Answers | undefined, question: string): readonly string[] | undefined =>
  answers === undefined ? undefined : z.safeParse(Codes, valueOf(answers, question)).data

const Help = z.array(z.looseObject({ code: z.string() }))

/** Kinds of help that a household would like, each once. */
export const helpWanted = ({ sealed }: Household): readonly string[] => {
  const rows = sealed === undefined ? undefined : z.safeParse(Help, valueOf(sealed, asked.help)).data
  return [...new Set((rows ?? []).map(({ code }) => code))]
}

/** Whether the question was put, whatever came of it. */
export const wasAsked = (answers: Answers | undefined, question: string): boolean => {
  const answer = answers === undefined ? undefined : answerTo(answers, question)
  return answer !== undefined && answer.state !== 'notAsked'
}
