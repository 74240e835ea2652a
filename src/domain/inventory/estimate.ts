import { parameters } from '../codelists.ts'
import { studentQuantile } from './student.ts'

/** An estimate for all households from the answers of some. Amounts in the unit of the answers. */
export interface Estimate {
  readonly n: number
  readonly mean: number | null
  readonly total: number | null
  /** Standard error of the total. */
  readonly se: number | null
  /** Standard error over total. */
  readonly rel: number | null
  readonly df: number | null
  readonly low: number | null
  readonly high: number | null
}

/** Two-sided 95 %. */
export const upperTail = (1 + parameters.confidence) / 2

/** The total over N households from a sample without replacement, and its interval on the logarithm: T·exp(±t·SE/T), so
 *  that it never crosses zero. Source: Cochran, Sampling Techniques, 3rd edition, §2.8 (finite population correction).
 *  One answer, a total of zero, and equal answers of a sample have no interval; when everybody answered it is the total. */
export const totalInterval = (N: number, values: readonly number[]): Estimate => {
  const n = values.length
  if (n === 0) return { n, mean: null, total: null, se: null, rel: null, df: null, low: null, high: null }
  const mean = meanOf(values)
  const total = N * mean
  const df = n - 1
  if (n === 1) return { n, mean, total, se: null, rel: null, df, low: null, high: null }
  const variance = varianceOf(values)
  const se = N * Math.sqrt((Math.max(0, 1 - n / N) * variance) / n)
  const rel = total === 0 ? null : se / total
  const bounds =
    n >= N && total !== 0 ? { low: total, high: total } : logInterval({ total, se, df, spread: variance > 0 })
  return { n, mean, total, se, rel, df, ...bounds }
}

/** Around a total whose standard error is known; none for a total of zero or where no spread was seen. */
export const logInterval = ({
  total,
  se,
  df,
  spread,
}: {
  readonly total: number
  readonly se: number
  readonly df: number
  readonly spread: boolean
}): { readonly low: number | null; readonly high: number | null } => {
  if (total === 0 || !spread) return { low: null, high: null }
  const width = (studentQuantile(upperTail, df) * se) / total
  return { low: total * Math.exp(-width), high: total * Math.exp(width) }
}

/** Of at least one value. */
export const meanOf = (values: readonly number[]): number => sumOf(values) / values.length

/** In the order given: the same numbers in the same order give the same sum to the last bit. */
export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Of a sample of at least two values. Exactly zero when all are equal. */
export const varianceOf = (values: readonly number[]): number => {
  if (values.every((value) => value === values[0])) return 0
  const mean = meanOf(values)
  return sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1)
}

/** A share with its interval, 0–1. */
export interface Share {
  readonly p: number | null
  readonly low: number | null
  readonly high: number | null
}

const z = 1.959_963_984_540_054

/** x of n with Wilson's score interval. Source: E.B. Wilson, Journal of the American Statistical Association 22 (1927). */
export const wilson = (x: number, n: number): Share => {
  if (n === 0) return { p: null, low: null, high: null }
  const centre = (x + z ** 2 / 2) / (n + z ** 2)
  const half = (z * Math.sqrt((x * (n - x)) / n + z ** 2 / 4)) / (n + z ** 2)
  return {
    p: x / n,
    low: x === 0 ? 0 : Math.max(0, centre - half),
    high: x === n ? 1 : Math.min(1, centre + half),
  }
}
