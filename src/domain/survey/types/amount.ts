import * as z from 'zod/mini'
import { codeLabel } from '../../codelists.ts'
import { capital, pick, type Language } from '../../text.ts'
import { choicesOf, rowsOf } from '../choices.ts'
import type { Question } from '../question.ts'
import { isObject } from '../rows.ts'
import { euros, labelIn } from './label.ts'
import { rule } from './problem.ts'
import type { QuestionType, ReadBackInput } from './question-type.ts'
import { codeAmong, numberWithin, rowsAmong } from './schemas.ts'

/** Highest amount in whole cents when the form gives none: € 100.000. */
const defaultMaxCents = 10_000_000

const Cents = (question: Question) =>
  z.int().check(
    rule('amountRange', (cents: number) => cents >= 0 && cents <= (question.maxCents ?? defaultMaxCents), {
      max: (question.maxCents ?? defaultMaxCents) / 100,
    }),
  )
const periodOf = (question: Question) =>
  z
    .string()
    .check(
      rule('unknownCode', (period: string) => (question.amountPeriods ?? defaultPeriods).includes(period)),
    )
const defaultPeriods = ['week', 'month', 'quarter', 'year']

type Value = {
  readonly band?: string | undefined
  readonly cents?: number | undefined
  readonly period?: unknown
}

/** Per row a band, or an amount with its period and source; each row has its own state. */
export const amountGrid: QuestionType<'amountGrid'> = {
  control: 'amountGrid',
  answer: (question, { mode, questionnaire }) => {
    const bandOnly =
      question.allowAmount === false || (mode === 'doorstep' && question.doorstepBandOnly === true)
    const Source = codeAmong(
      (question.cellSources ?? ['estimate']).map((code) => ({ code, label: { nl: code } })),
    )
    const Amount = z
      .looseObject({
        state: z.literal('value'),
        band: z.optional(codeAmong(choicesOf(questionnaire, question))),
        cents: z.optional(Cents(question)),
        period: z.optional(periodOf(question)),
        source: z.optional(Source),
      })
      .check(
        rule('required', ({ band, cents }: Value) => band !== undefined || cents !== undefined),
        rule('wrongShape', ({ band, cents }: Value) => band === undefined || cents === undefined),
        rule('required', ({ cents, period }: Value) => cents === undefined || period !== undefined),
        rule('bandOnly', ({ cents }: Value) => !bandOnly || cents === undefined),
      )
    // Of an amount without a source nothing better can be claimed than that it is an estimate.
    const Sourced = z.pipe(
      Amount,
      z.transform((cell) =>
        cell.cents === undefined ? cell : { ...cell, source: cell.source ?? 'estimate' },
      ),
    )
    const Declined = z.looseObject({ state: z.enum(['dk', 'pns', 'notAsked']) })
    return rowsAmong(
      rowsOf(questionnaire, question, mode),
      z.discriminatedUnion('state', [Sourced, Declined]),
    )
  },
  readBack: (input) => rowLines(input, (cell) => cellLine(input, cell)),
  empty: {},
}

/** One amount: `{ cents, period }`. */
export const amount: QuestionType<'amount'> = {
  control: 'amount',
  answer: (question) => z.looseObject({ cents: Cents(question), period: periodOf(question) }),
  readBack: ({ value, language }) => {
    const line = amountLine(value, language)
    return line === undefined ? [] : [line]
  },
}

/** Per row with spending the share that leaves the neighbourhood. */
export const shareGrid: QuestionType<'shareGrid'> = {
  control: 'shareGrid',
  answer: (question, { mode, questionnaire }) =>
    rowsAmong(rowsOf(questionnaire, question, mode), codeAmong(choicesOf(questionnaire, question))),
  readBack: (input) => {
    const shares = choicesOf(input.questionnaire, input.question)
    return rowLines(input, (share) => labelIn(shares, share, input.language))
  },
  empty: {},
}

/** A number within the bounds of the question. */
export const number: QuestionType<'number'> = {
  control: 'number',
  answer: (question) => numberWithin(question),
  readBack: ({ value, language }) =>
    typeof value === 'number' ? [new Intl.NumberFormat(language).format(value)] : [],
}

/** "Row: what was said about it", in the order of the form. */
export const rowLines = (
  { question, value, questionnaire, language }: ReadBackInput,
  line: (cell: unknown) => string | undefined,
): readonly string[] => {
  if (!isObject(value)) return []
  return rowsOf(questionnaire, question, 'full').flatMap(({ code, label }) => {
    const said = Object.hasOwn(value, code) ? line(value[code]) : undefined
    return said === undefined || said === '' ? [] : [`${capital(pick(label, language))}: ${said}`]
  })
}

const cellLine = (
  { question, questionnaire, language }: ReadBackInput,
  cell: unknown,
): string | undefined => {
  if (!isObject(cell)) return undefined
  const { state, band } = cell
  if (state === 'dk' || state === 'pns') return pick(questionnaire.buttons[state], language)
  if (band !== undefined) return labelIn(choicesOf(questionnaire, question), band, language)
  return amountLine(cell, language)
}

const amountLine = (value: unknown, language: Language): string | undefined =>
  isObject(value) && typeof value['cents'] === 'number'
    ? `${euros(value['cents'], language)} ${codeLabel('period', String(value['period']), language)}`
    : undefined
