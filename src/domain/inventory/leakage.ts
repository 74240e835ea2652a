import { parameters } from '../codelists.ts'
import { isDominated } from './dominance.ts'
import { meanOf, sumOf, upperTail } from './estimate.ts'
import { floors, type Hidden, type Invalid, type Thresholds } from './ledger.ts'
import { studentQuantile } from './student.ts'

export interface Payer {
  /** Cents a year. */
  readonly y: number
  /** Share that leaves the neighbourhood, 0–1; null when nobody knows. */
  readonly out: number | null
  /** Entries of one household are added before it is asked whether somebody dominates. */
  readonly household?: string
}

export type LeakageFigure =
  | Hidden
  | Invalid
  | {
      readonly status: 'rough' | 'estimate'
      readonly payers: number
      readonly unknownPayers: number
      /** Share of the money that leaves, 0–1, over payers whose share is known. */
      readonly leak: number
      /** If all of unknown share stayed, and if all of it left. */
      readonly lowerBound: number
      readonly upperBound: number
      readonly seLogit: number | null
      readonly low: number | null
      readonly high: number | null
    }

/** The share of the spending that leaves. `N` households in the area, null when unknown. The interval is a jackknife on
 *  the logit over payers (Efron and Tibshirani, An Introduction to the Bootstrap, chapter 11), with the correction for a
 *  finite population when N is known. */
export const leakageFigure = (
  N: number | null,
  entries: readonly Payer[],
  { kMin }: Pick<Thresholds, 'kMin'> = floors,
): LeakageFigure => {
  const payers = entries.filter(({ y }) => y > 0)
  const known = payers.flatMap(({ y, out }) => (out === null ? [] : [{ y, out }]))
  const m = known.length
  if (N !== null && m > N) return { status: 'invalid', reason: 'moreAnswersThanHouseholds' }
  if (m < Math.max(kMin, parameters.minPayers)) return { status: 'hidden', reason: 'tooFew' }
  if (isDominated(known.map(({ y }) => y)) || isDominated(byHousehold(payers)))
    return { status: 'hidden', reason: 'dominated' }

  const leaving = sumOf(known.map(({ y, out }) => y * out))
  const all = sumOf(payers.map(({ y }) => y))
  const unknown = all - sumOf(known.map(({ y }) => y))
  const leak = shareOf(known)
  const everybody = N !== null && m === N
  const seLogit = jackknife(known, N)
  const sameShares = known.every(({ out }) => out === known[0]?.out)
  return {
    status: m < parameters.roughBelow ? 'rough' : 'estimate',
    payers: m,
    unknownPayers: payers.length - m,
    leak,
    lowerBound: leaving / all,
    upperBound: (leaving + unknown) / all,
    seLogit,
    ...(seLogit === null || (sameShares && !everybody)
      ? { low: null, high: null }
      : intervalOf(leak, seLogit, m - 1)),
  }
}

interface KnownPayer {
  readonly y: number
  readonly out: number
}

const shareOf = (payers: readonly KnownPayer[]): number =>
  sumOf(payers.map(({ y, out }) => y * out)) / sumOf(payers.map(({ y }) => y))

const logit = (p: number): number => Math.log(p / (1 - p))
const expit = (x: number): number => 1 / (1 + Math.exp(-x))

/** Null at the edge: when the share, or the share without some payer, is 0 or 1. */
const jackknife = (payers: readonly KnownPayer[], N: number | null): number | null => {
  const m = payers.length
  const money = sumOf(payers.map(({ y }) => y))
  const leaving = sumOf(payers.map(({ y, out }) => y * out))
  const saying = (share: number) => payers.filter(({ out }) => out === share).length
  const [stays, leaves] = [saying(0), saying(1)]
  const without = payers.map(({ y, out }) => {
    // Differences of sums are never exactly 0 or 1; what the others say is.
    if (stays - (out === 0 ? 1 : 0) === m - 1) return 0
    if (leaves - (out === 1 ? 1 : 0) === m - 1) return 1
    return (leaving - y * out) / (money - y)
  })
  if ([leaving / money, ...without].some((share) => share <= 0 || share >= 1)) return null
  const thetas = without.map(logit)
  const mean = meanOf(thetas)
  const spread = payers.every(({ out }) => out === payers[0]?.out)
    ? 0
    : Math.sqrt(((m - 1) / m) * sumOf(thetas.map((theta) => (theta - mean) ** 2)))
  return spread * Math.sqrt(N === null ? 1 : Math.max(0, 1 - m / N))
}

const intervalOf = (
  leak: number,
  seLogit: number,
  df: number,
): { readonly low: number; readonly high: number } => {
  if (seLogit === 0) return { low: leak, high: leak }
  const width = studentQuantile(upperTail, df) * seLogit
  return { low: expit(logit(leak) - width), high: expit(logit(leak) + width) }
}

const byHousehold = (payers: readonly Payer[]): readonly number[] => {
  const sums = new Map<string, number>()
  for (const [index, { y, household = `#${index}` }] of payers.entries())
    sums.set(household, (sums.get(household) ?? 0) + y)
  return [...sums.values()]
}
