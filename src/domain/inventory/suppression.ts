import { parameters } from '../codelists.ts'
import { wilson } from './estimate.ts'
import type { Hidden } from './ledger.ts'

/** Rounding and hiding of what leaves a coordinator's device. Source of the method: Hundepool and others, Statistical
 *  Disclosure Control (2012), chapters 4 and 5. */

/** Published counts: to fives. */
export const roundCount = (n: number): number => Math.round(n / parameters.roundCount) * parameters.roundCount

/** Whole euros in two significant figures below thirty answers, otherwise three, half up. */
export const roundEuro = (cents: number, n: number): number => {
  const euros = Math.round(cents / 100)
  if (euros === 0) return 0
  const figures = n < parameters.roughBelow ? 2 : 3
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(Math.abs(euros))) + 1 - figures))
  // A half goes up, also one that binary fractions put just below.
  return Math.floor(euros / step + 0.5) * step
}

/** A share 0–1 in whole points, to fives, half up. */
export const roundShare = (share: number): number => {
  const { roundPoints } = parameters
  return Math.floor((share * 100) / roundPoints + 0.5 + 1e-9) * roundPoints
}

/** What is known of the question behind a count, where several answers are allowed or it is sealed. */
export interface Asked {
  readonly asked: number
  readonly sealed: boolean
}

/** Whether a count could tell about somebody: one to four households, all but one to four, or in a sealed question all. */
export const isTelling = (x: number, question?: Asked, kMin: number = parameters.kMin): boolean => {
  const isSmall = (n: number) => n > 0 && n < kMin
  if (isSmall(x)) return true
  if (question === undefined) return false
  const rest = question.asked - x
  return isSmall(rest) || (question.sealed && x > 0 && rest === 0)
}

export type PublishedShare =
  | Hidden
  | {
      readonly status: 'shown'
      /** Rounded. */
      readonly households: number
      /** All three in points. */
      readonly points: number
      readonly low: number
      readonly high: number
    }

/** x of n households as it may be printed: from rounded counts, so that it tells no more than they do. */
export const publishedShare = (
  x: number,
  { asked: n, sealed }: Asked,
  kMin: number = parameters.kMin,
): PublishedShare => {
  if (n < kMin || isTelling(x, { asked: n, sealed }, kMin)) return { status: 'hidden', reason: 'tooFew' }
  const households = roundCount(n)
  const { p, low, high } = wilson(Math.min(roundCount(x), households), households)
  const points = (share: number | null) => roundShare(share ?? 0)
  return { status: 'shown', households, points: points(p), low: points(low), high: points(high) }
}

export interface Cell {
  readonly code: string
  readonly n: number
}
export interface ShownCell {
  readonly code: string
  /** Rounded; null when hidden. */
  readonly shown: number | null
}
export interface ShownRow {
  readonly cells: readonly ShownCell[]
  /** Rounded; null when hidden. Of mentions, where several answers are allowed. */
  readonly total: number | null
}

/** Hides what could be worked back from one row of counts. Cells in the order of the code list: the cell that protects
 *  another is the first other one, never one chosen by its size, which could be worked back. */
export const suppressed = (
  cells: readonly Cell[],
  question?: Asked,
  kMin: number = parameters.kMin,
): ShownRow => {
  const total = cells.reduce((sum, { n }) => sum + n, 0)
  const nothing: ShownRow = { cells: cells.map(({ code }) => ({ code, shown: null })), total: null }
  const few = (n: number) => n > 0 && n < kMin
  if (few(total) || (question !== undefined && few(question.asked))) return nothing
  if (question?.sealed === true && cells.some(({ n }) => n > 0 && n === question.asked)) return nothing

  const hidden = new Set(cells.filter(({ n }) => isTelling(n, question, kMin)).map(({ code }) => code))
  let hideTotal = false
  while (hidden.size > 0 && !isProtected(cells, hidden, kMin)) {
    const next = cells.find(({ code, n }) => n > 0 && !hidden.has(code))
    if (next === undefined) {
      hideTotal = true
      break
    }
    hidden.add(next.code)
  }
  return {
    cells: cells.map(({ code, n }) => ({ code, shown: hidden.has(code) ? null : roundCount(n) })),
    total: hideTotal ? null : roundCount(total),
  }
}

/** At least two are hidden and together they reach the smallest number that may be seen. */
const isProtected = (cells: readonly Cell[], hidden: ReadonlySet<string>, kMin: number): boolean => {
  const sum = cells.reduce((total, { code, n }) => total + (hidden.has(code) ? n : 0), 0)
  return hidden.size >= 2 && sum >= kMin
}
