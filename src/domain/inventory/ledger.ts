import { codeEntry, parameters } from '../codelists.ts'
import { isDominated } from './dominance.ts'
import { type Estimate, meanOf, totalInterval } from './estimate.ts'

/** Why a figure is not shown. */
export type HiddenReason = 'tooFew' | 'fewPayers' | 'dominated'
export type Hidden = { readonly status: 'hidden'; readonly reason: HiddenReason }
/** More answers than households: their number must be corrected first. */
export type Invalid = { readonly status: 'invalid'; readonly reason: 'moreAnswersThanHouseholds' }

/** Smallest numbers of households; a project may raise them and never lower them. */
export interface Thresholds {
  /** Under a count. */
  readonly kMin: number
  /** Under an amount in euros. */
  readonly kMoney: number
}

export const floors: Thresholds = { kMin: parameters.kMin, kMoney: parameters.kMoney }

/** Cents a year of an amount. One that is paid once has a yearly value only when it is spread over years. */
export const yearly = (cents: number, period: string, yearsSpread?: number | null): number | null => {
  if (period === 'once') return yearsSpread == null || yearsSpread <= 0 ? null : cents / yearsSpread
  const factor = codeEntry('period', period)?.['factorPerYear']
  return typeof factor === 'number' ? cents * factor : null
}

export type LedgerFigure =
  | Hidden
  | Invalid
  /** Nobody named a spending: a true zero. */
  | {
      readonly status: 'none'
      readonly n: number
      readonly total: 0
      readonly low: null
      readonly high: null
    }
  /** `rough` below thirty answers. */
  | ({ readonly status: 'rough' | 'estimate'; readonly payers: number } & Estimate)

/** What all households together spend a year on one function. `yearlyCents`: one entry for each household that was asked,
 *  zero included. There is no total over functions. */
export const ledgerFigure = (
  N: number,
  yearlyCents: readonly number[],
  { kMin, kMoney }: Thresholds = floors,
): LedgerFigure => {
  const n = yearlyCents.length
  if (n > N) return { status: 'invalid', reason: 'moreAnswersThanHouseholds' }
  if (n < kMoney) return { status: 'hidden', reason: 'tooFew' }
  const payers = yearlyCents.filter((cents) => cents > 0).length
  if (payers === 0) return { status: 'none', n, total: 0, low: null, high: null }
  if (payers < Math.max(kMin, parameters.minPayers)) return { status: 'hidden', reason: 'fewPayers' }
  if (isDominated(yearlyCents)) return { status: 'hidden', reason: 'dominated' }
  const status = n < parameters.roughBelow ? 'rough' : 'estimate'
  return { status, payers, ...totalInterval(N, yearlyCents) }
}

/** Three totals a year for N households from monthly bands: at their low edge, middle and high edge. The convention for
 *  the open band stands in the code list. */
export const bandTotals = (
  N: number,
  bands: readonly string[],
): { readonly n: number } & Readonly<Record<'low' | 'mid' | 'high', number | null>> => {
  const n = bands.length
  if (n === 0) return { n, low: null, mid: null, high: null }
  const at = (edge: 'lowCents' | 'midCents' | 'highCents') =>
    N * meanOf(bands.map((band) => bandYear(band, edge)))
  return { n, low: at('lowCents'), mid: at('midCents'), high: at('highCents') }
}

/** Cents a year of a monthly band at one of its edges; zero for a band that is not known here. */
export const bandYear = (band: string, edge: 'lowCents' | 'midCents' | 'highCents'): number => {
  const cents = codeEntry('moneyBandMonth', band)?.[edge]
  return typeof cents === 'number' ? (yearly(cents, 'month') ?? 0) : 0
}
