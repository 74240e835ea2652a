import { parameters } from '../codelists.ts'
import { logInterval, meanOf, sumOf, totalInterval, varianceOf } from './estimate.ts'

export interface Stratum {
  readonly code: string
  /** Households in it. */
  readonly N: number
  /** One entry for each household that answered. */
  readonly values: readonly number[]
}

export type NotStratified =
  'strataSum' | 'answerWithoutStratum' | 'moreAnswersThanHouseholds' | 'smallStratum'

export interface Stratified {
  readonly used: boolean
  /** Why the simple estimate over all answers stands here instead, and which strata are at fault. */
  readonly reason?: NotStratified
  readonly strata?: readonly string[]
  readonly total: number | null
  readonly se: number | null
  readonly df: number | null
  readonly low: number | null
  readonly high: number | null
}

/** A total in which each stratum weighs as much as it has households. Source: Cochran, Sampling Techniques, 3rd edition,
 *  §5A.9 (post-stratification); degrees of freedom n − H. Where it cannot be used the simple estimate says why. */
export const postStratified = (
  N: number,
  strata: readonly Stratum[],
  withoutStratum: readonly number[],
): Stratified => {
  const fault = faultIn(N, strata, withoutStratum)
  if (fault !== undefined) {
    const all = [...strata.flatMap(({ values }) => values), ...withoutStratum]
    const { total, se, df, low, high } = totalInterval(N, all)
    return { used: false, ...fault, total, se, df, low, high }
  }
  const total = sumOf(strata.map((stratum) => stratum.N * meanOf(stratum.values)))
  const variance = sumOf(
    strata.map(({ N: households, values }) => {
      const n = values.length
      return (households ** 2 * (1 - n / households) * varianceOf(values)) / n
    }),
  )
  const se = Math.sqrt(variance)
  const df = sumOf(strata.map(({ values }) => values.length)) - strata.length
  const everybody = strata.every((stratum) => stratum.values.length === stratum.N)
  const bounds =
    everybody && total !== 0 ? { low: total, high: total } : logInterval({ total, se, df, spread: se > 0 })
  return { used: true, total, se, df, ...bounds }
}

const faultIn = (
  N: number,
  strata: readonly Stratum[],
  withoutStratum: readonly number[],
): { readonly reason: NotStratified; readonly strata?: readonly string[] } | undefined => {
  if (sumOf(strata.map((stratum) => stratum.N)) !== N) return { reason: 'strataSum' }
  if (withoutStratum.length > 0) return { reason: 'answerWithoutStratum' }
  const codes = (wrong: (stratum: Stratum) => boolean) => strata.filter(wrong).map(({ code }) => code)
  const overfull = codes((stratum) => stratum.values.length > stratum.N)
  if (overfull.length > 0) return { reason: 'moreAnswersThanHouseholds', strata: overfull }
  const small = codes(({ values }) => values.length < parameters.kMoney)
  return small.length > 0 ? { reason: 'smallStratum', strata: small } : undefined
}
