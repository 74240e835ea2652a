import type { Amount, BigCost } from './contributions.ts'
import type { Talent } from './conversation.ts'
import { isDominated } from './dominance.ts'
import { sumOf } from './estimate.ts'
import type { Payer } from './leakage.ts'
import { leakageFigure } from './leakage.ts'
import { ledgerFigure, type Thresholds } from './ledger.ts'
import { timelineOf } from './panels/costs.ts'
import type { GateReason, Published } from './published.ts'
import {
  type Asked,
  type Cell,
  publishedShare,
  roundCount,
  roundEuro,
  roundShare,
  suppressed,
} from './suppression.ts'
import { type GapRow, gaps, talentFigure } from './talent.ts'

/** The one gate: nothing that rests on households reaches a public page, a print, a helper, an open export or a sentence
 *  about a match but through `publishable`. Source: Hundepool and others,
 *  Statistical Disclosure Control (2012), chapters 4 and 5. */

/** A figure before the gate. */
export type Figure =
  /** A row of counts; `many`: a household may stand in several cells. */
  | {
      readonly kind: 'counts'
      readonly cells: readonly Cell[]
      readonly asked: number
      readonly many: boolean
      readonly sealed: boolean
    }
  /** x of n households. */
  | { readonly kind: 'share'; readonly x: number; readonly n: number; readonly sealed: boolean }
  /** Yearly cents, for all households of the area; `householdsN` null: nothing may be extrapolated. */
  | { readonly kind: 'euros'; readonly householdsN: number | null; readonly amounts: readonly Amount[] }
  | { readonly kind: 'leakage'; readonly householdsN: number | null; readonly payers: readonly Payer[] }
  | { readonly kind: 'talent'; readonly rows: readonly Talent[] }
  | {
      readonly kind: 'gaps'
      readonly rows: readonly GapRow[]
      readonly askedNeeds: number
      readonly askedOffers: number
    }
  /** What comes due, by year. */
  | { readonly kind: 'timeline'; readonly costs: readonly BigCost[] }
  /** Amounts in one unit of their own, added up and not extrapolated. */
  | { readonly kind: 'sum'; readonly unit: string; readonly amounts: readonly number[] }

/** Nothing by street, postcode or another part of the area: only the whole neighbourhood is published. */
export type FigureArea = 'neighbourhood' | 'part'

/** Figures that rest on amounts of money: they need more households, and more of them must change. */
export const isMoney = ({ kind }: Figure): boolean => ['euros', 'leakage', 'timeline'].includes(kind)

/** What may be told of a figure, or why nothing may. */
export const publishable = (
  figure: Figure,
  { area, thresholds }: { readonly area: FigureArea; readonly thresholds: Thresholds },
): Published => {
  if (area !== 'neighbourhood') return hidden('partOfArea')
  switch (figure.kind) {
    case 'counts':
      return counts(figure, thresholds)
    case 'share': {
      const { x, n, sealed } = figure
      const share = publishedShare(x, { asked: n, sealed }, thresholds.kMin)
      return share.status === 'hidden' ? share : { kind: 'share', ...share }
    }
    case 'euros':
      return euros(figure, thresholds)
    case 'leakage':
      return leakage(figure, thresholds)
    case 'talent':
      return talent(figure.rows, thresholds)
    case 'gaps': {
      const { rows, askedNeeds, askedOffers } = figure
      if (askedNeeds < thresholds.kMin || askedOffers < thresholds.kMin) return hidden('tooFew')
      return {
        status: 'shown',
        kind: 'gaps',
        rows: gaps(rows, { askedNeeds, askedOffers }, thresholds.kMin),
      }
    }
    case 'timeline':
      return timeline(figure.costs, thresholds)
    case 'sum': {
      const { amounts, unit } = figure
      if (amounts.length < thresholds.kMin) return hidden('tooFew')
      if (amounts.filter((amount) => amount > 0).length < thresholds.kMin) return hidden('fewPayers')
      if (isDominated(amounts)) return hidden('dominated')
      const yearly = roundEuro(100 * sumOf(amounts), amounts.length)
      return { status: 'shown', kind: 'sum', households: roundCount(amounts.length), unit, yearly }
    }
  }
}

const hidden = (reason: GateReason): Published => ({ status: 'hidden', reason })

const counts = (
  { cells, asked, many, sealed }: Extract<Figure, { kind: 'counts' }>,
  { kMin }: Thresholds,
): Published => {
  if (asked < kMin) return hidden('tooFew')
  const question: Asked | undefined = many || sealed ? { asked, sealed } : undefined
  const { cells: shown, total } = suppressed(cells, question, kMin)
  if (shown.every((cell) => cell.shown === null)) return hidden('tooFew')
  // Where a household may stand in several cells, cells near everybody are hidden as well; with the total their number
  // could be worked back to one.
  const tells = many && shown.some((cell) => cell.shown === null)
  const households = roundCount(asked)
  return { status: 'shown', kind: 'counts', households, cells: shown, total: tells ? null : total }
}

const euros = (
  { householdsN, amounts }: Extract<Figure, { kind: 'euros' }>,
  thresholds: Thresholds,
): Published => {
  if (householdsN === null) return hidden('noHouseholdsN')
  const figure = ledgerFigure(
    householdsN,
    amounts.map(({ mid }) => mid),
    thresholds,
  )
  if (figure.status === 'hidden' || figure.status === 'invalid') return hidden(figure.reason)
  const { n } = figure
  const rounded = (cents: number | null) => (cents === null ? null : roundEuro(cents, n))
  return {
    status: 'shown',
    kind: 'euros',
    households: roundCount(n),
    rough: figure.status === 'rough',
    euros: roundEuro(figure.total ?? 0, n),
    low: rounded(figure.low),
    high: rounded(figure.high),
  }
}

const leakage = (
  { householdsN, payers }: Extract<Figure, { kind: 'leakage' }>,
  thresholds: Thresholds,
): Published => {
  const figure = leakageFigure(householdsN, payers, thresholds)
  if (figure.status === 'hidden' || figure.status === 'invalid') return hidden(figure.reason)
  // Everybody gives the same answer to a sealed question: then it is known of each.
  if (figure.leak === 0 || figure.leak === 1) return hidden('tooFew')
  const few = figure.unknownPayers > 0 && figure.unknownPayers < thresholds.kMin
  return {
    status: 'shown',
    kind: 'leakage',
    households: roundCount(figure.payers),
    rough: figure.status === 'rough',
    points: roundShare(figure.leak),
    low: figure.low === null ? null : roundShare(figure.low),
    high: figure.high === null ? null : roundShare(figure.high),
    lowerBound: few ? null : roundShare(figure.lowerBound),
    upperBound: few ? null : roundShare(figure.upperBound),
  }
}

const talent = (rows: readonly Talent[], { kMin }: Thresholds): Published => {
  const figure = talentFigure(rows, { kMin })
  if (figure.status === 'hidden') return hidden(figure.reason)
  const used = rows.filter(({ where, hours }) => where !== 'unused' && where !== '' && hours !== null)
  const sums = [...Map.groupBy(used, ({ household }) => household).values()].map((of) =>
    sumOf(of.map(({ hours }) => hours ?? 0)),
  )
  if (isDominated(sums)) return hidden('dominated')
  return {
    status: 'shown',
    kind: 'talent',
    households: roundCount(figure.households),
    points: roundShare(figure.leak),
    low: null,
    high: null,
  }
}

const timeline = (costs: readonly BigCost[], thresholds: Thresholds): Published => {
  const figure = timelineOf(costs, thresholds)
  if (figure.status === 'hidden') return hidden(figure.reason)
  return {
    status: 'shown',
    kind: 'timeline',
    households: roundCount(figure.households),
    years: figure.years.map((year) =>
      'reason' in year
        ? { year: year.year, lowEuros: null, highEuros: null }
        : {
            year: year.year,
            lowEuros: roundEuro(year.lowCents, figure.households),
            highEuros: roundEuro(year.highCents, figure.households),
          },
    ),
  }
}
