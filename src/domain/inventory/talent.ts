import { parameters } from '../codelists.ts'
import { sumOf } from './estimate.ts'
import type { Hidden } from './ledger.ts'
import { isTelling, roundCount } from './suppression.ts'

export interface TalentRow {
  readonly household: string
  /** A week; null when not told. */
  readonly hours: number | null
  readonly where: string
}

export type TalentFigure =
  | Hidden
  | {
      readonly status: 'shown'
      readonly households: number
      /** Hours a week. `both` counts half and half; unused hours stand beside. */
      readonly inside: number
      readonly outside: number
      readonly unused: number
      /** outside / (inside + outside), 0–1. */
      readonly leak: number
    }

/** Where talent is used. Rests on at least five households with hours that are not unused. */
export const talentFigure = (
  rows: readonly TalentRow[],
  { kMin }: { readonly kMin: number } = { kMin: parameters.kMin },
): TalentFigure => {
  const told = rows.flatMap(({ household, hours, where }) =>
    hours !== null && hours > 0 ? [{ household, hours, where }] : [],
  )
  const used = told.filter(({ where }) => ['inside', 'outside', 'both'].includes(where))
  const households = new Set(used.map(({ household }) => household)).size
  if (households < kMin) return { status: 'hidden', reason: 'tooFew' }
  const hoursOf = (place: string) =>
    sumOf(told.filter(({ where }) => where === place).map(({ hours }) => hours))
  const inside = hoursOf('inside') + hoursOf('both') / 2
  const outside = hoursOf('outside') + hoursOf('both') / 2
  return {
    status: 'shown',
    households,
    inside,
    outside,
    unused: hoursOf('unused'),
    leak: outside / (inside + outside),
  }
}

export interface GapRow {
  readonly code: string
  /** Households that want it, and households that would share it. */
  readonly needs: number
  readonly offers: number
}

export interface Gap {
  readonly code: string
  /** Positive: a shortage. Null when hidden. */
  readonly gap: number | null
  readonly hidden: boolean
}

/** What is wanted more than it is offered. Needs stand behind a sealed question, offers behind an open one. `published`:
 *  how many households were asked for each; then the gap is that of rounded counts. */
export const gaps = (
  rows: readonly GapRow[],
  published?: { readonly askedNeeds: number; readonly askedOffers: number },
  kMin: number = parameters.kMin,
): readonly Gap[] =>
  rows.map(({ code, needs, offers }) => {
    const hidden =
      isTelling(needs, published && { asked: published.askedNeeds, sealed: true }, kMin) ||
      isTelling(offers, published && { asked: published.askedOffers, sealed: false }, kMin)
    if (hidden) return { code, gap: null, hidden }
    const gap = published === undefined ? needs - offers : roundCount(needs) - roundCount(offers)
    return { code, gap, hidden }
  })
