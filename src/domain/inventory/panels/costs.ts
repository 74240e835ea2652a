import { codeEntry, codeList } from '../../codelists.ts'
import { isDominated } from '../dominance.ts'
import { sumOf } from '../estimate.ts'
import type { BigCost } from '../contributions.ts'
import type { FactOf } from '../facts.ts'
import type { Gathered } from '../gathered.ts'
import { type DueYear, hiddenCostTimeline } from '../hidden-costs.ts'
import { asked } from '../household.ts'
import { type Hidden, type HiddenReason, type Thresholds, yearly } from '../ledger.ts'
import type { Ref } from '../trace.ts'
import { type Counts, countsOf, sealable, type Sealable } from './counts.ts'

/** What is paid together, out of documents: as it stands there, never extrapolated and never added to an estimate. */
export interface CostsPanel {
  readonly items: readonly CostRow[]
  /** Yearly cents of documented items, by function, purpose, payer and way of paying, in the order of the code lists. */
  readonly byFunction: readonly CostSum[]
  readonly byPurpose: readonly CostSum[]
  readonly byPayer: readonly CostSum[]
  readonly byChannel: readonly CostSum[]
  /** Great costs that come, by year, out of documents. */
  readonly timeline: readonly (DueYear & { readonly refs: readonly Ref[] })[]
  /** What households expect for their own homes. */
  readonly households: Sealable<{ readonly figure: HouseholdTimeline }>
  /** Over which costs people want to know what they spend together. */
  readonly wanted: Counts
  /** Left out: without a source, or of one household. */
  readonly withoutSource: number
  readonly ofHouseholds: number
}

export interface CostRow {
  readonly ref: Ref
  readonly title: string
  readonly function: string
  /** Cents a year; null for what is paid once and not spread over years. */
  readonly lowCents: number | null
  readonly highCents: number | null
  /** As documented, in its own period. */
  readonly statedLowCents: number
  readonly statedHighCents: number
  readonly period: string
  readonly source: string
  readonly document: string | null
  readonly payer: string | null
  readonly payeeKind: string | null
  readonly purpose: string
  readonly leavesShare: number | null
  readonly hidden: boolean
  readonly hiddenKind: string | null
  readonly dueYear: number | null
}

export interface CostSum {
  readonly code: string
  readonly lowCents: number
  readonly highCents: number
  readonly items: number
}

export type HouseholdTimeline =
  | Hidden
  | {
      readonly status: 'shown'
      readonly households: number
      /** A year that rests on too few households, or on one, has no amounts. */
      readonly years: readonly (DueYear | { readonly year: string; readonly reason: HiddenReason })[]
    }

/** Sources: documents for `items`; `hiddenCostTimeline` (§11 "Hidden-cost timeline"). */
export const costsPanel = (gathered: Gathered): CostsPanel => {
  const documented = gathered.once('documented costs', ['costItem'], () =>
    documentedCosts(gathered.all('costItem')),
  )
  return {
    ...documented,
    households: sealable(gathered, () => ({ figure: householdTimeline(gathered) })),
    wanted: countsOf(gathered, asked.sharedCosts, 'vitalFunction'),
  }
}

const documentedCosts = (facts: readonly FactOf<'costItem'>[]) => {
  const collective = facts.filter(({ scope }) => scope !== 'household')
  const rows = collective.flatMap((item) => costRow(item) ?? [])
  const paid = rows.filter(({ hidden }) => !hidden)
  const channelOf = new Map(collective.map(({ id, payChannel }) => [id, payChannel]))
  const timeline = hiddenCostTimeline(rows.filter(({ hidden }) => hidden).map(dueOf))
  return {
    items: rows,
    byFunction: sumsBy(paid, 'vitalFunction', (row) => row.function),
    byPurpose: sumsBy(paid, 'costPurpose', (row) => row.purpose),
    byPayer: sumsBy(paid, 'payer', (row) => row.payer ?? 'unknown'),
    byChannel: sumsBy(paid, 'payChannel', (row) => channelOf.get(row.ref.id) ?? null),
    timeline: timeline.map((year) => ({
      ...year,
      refs: rows
        .filter((row) => row.hidden && String(row.dueYear ?? 'unknown') === year.year)
        .map(({ ref }) => ref),
    })),
    withoutSource: collective.length - rows.length,
    ofHouseholds: facts.length - collective.length,
  }
}

const dueOf = ({ dueYear, statedLowCents, statedHighCents }: CostRow) => ({
  dueYear,
  lowCents: statedLowCents,
  highCents: statedHighCents,
})

/** Undefined without a source or an amount: such an item says nothing. */
const costRow = (item: FactOf<'costItem'>): CostRow | undefined => {
  const band = item.band ?? ''
  const edges = codeEntry('moneyBandMonth', band) ?? codeEntry('moneyBandOnce', band)
  const edge = (name: string) => (typeof edges?.[name] === 'number' ? edges[name] : null)
  const low = item.lowCents ?? item.amountCents ?? edge('lowCents')
  const high = item.highCents ?? item.amountCents ?? edge('highCents')
  if (item.amountSource === null || low === null || high === null) return undefined
  return {
    ref: { type: 'costItem', id: item.id },
    title: item.title ?? '',
    function: item.vitalFunction,
    lowCents: yearly(Math.min(low, high), item.period, item.yearsSpread),
    highCents: yearly(Math.max(low, high), item.period, item.yearsSpread),
    statedLowCents: Math.min(low, high),
    statedHighCents: Math.max(low, high),
    period: item.period,
    source: item.amountSource,
    document: item.documentRef,
    payer: item.payer,
    payeeKind: item.payeeKind,
    purpose: item.costPurpose ?? 'unknown',
    leavesShare: item.leavesShare,
    hidden: item.hidden,
    hiddenKind: item.hiddenKind,
    dueYear: item.dueYear,
  }
}

const sumsBy = (
  rows: readonly CostRow[],
  list: string,
  codeOf: (row: CostRow) => string | null,
): readonly CostSum[] =>
  codeList(list).flatMap(({ code }) => {
    const of = rows.filter((row) => codeOf(row) === code && row.lowCents !== null)
    if (of.length === 0) return []
    const sum = (edge: 'lowCents' | 'highCents') => sumOf(of.map((row) => row[edge] ?? 0))
    return [{ code, lowCents: sum('lowCents'), highCents: sum('highCents'), items: of.length }]
  })

const householdTimeline = (gathered: Gathered): HouseholdTimeline => {
  const thresholds = gathered.project()
  return gathered.sums().bigCosts.once(`${thresholds.kMoney}`, (parts) => timelineOf(parts, thresholds))
}

/** Answers of households to what comes due: from ten households in all and in each year, of which none dominates. */
export const timelineOf = (
  parts: readonly BigCost[],
  { kMoney }: Pick<Thresholds, 'kMoney'>,
): HouseholdTimeline => {
  const households = new Set(parts.map(({ household }) => household)).size
  if (households < kMoney) return { status: 'hidden', reason: 'tooFew' }
  const years = hiddenCostTimeline(parts).map((year) => {
    const of = parts.filter(({ dueYear }) => String(dueYear ?? 'unknown') === year.year)
    const each = [...Map.groupBy(of, ({ household }) => household).values()]
    const sums = each.map((items) => sumOf(items.map((item) => (item.lowCents + item.highCents) / 2)))
    if (each.length < kMoney) return { year: year.year, reason: 'tooFew' as const }
    return isDominated(sums) ? { year: year.year, reason: 'dominated' as const } : year
  })
  return { status: 'shown', households, years }
}
