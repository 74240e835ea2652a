import { codeList } from '../codelists.ts'
import { type CauseAnswer, causeRoot, type ChainStep } from './causes.ts'
import {
  asked,
  type Edge,
  functionsOf,
  helpWanted,
  type Household,
  payerOn,
  payersOfAll,
  spendingOn,
  tally,
  tickedIn,
  wasAsked,
} from './household.ts'
import { leakageFigure, type LeakageFigure } from './leakage.ts'
import { ledgerFigure, type LedgerFigure, type Thresholds } from './ledger.ts'
import type { Cell } from './suppression.ts'
import { type Gap, gaps } from './talent.ts'
import { type ServingStructure, type UnservedWish, unservedWishes } from './wishes.ts'

/** Figures inside the team, out of conversations. Each rests on the households that were asked. */

/** What is spent a year on each function that anybody named, in the order of the code list. */
export const ledgerByFunction = (
  households: readonly Household[],
  { N, edge, thresholds }: { readonly N: number; readonly edge: Edge; readonly thresholds?: Thresholds },
): ReadonlyMap<string, LedgerFigure> =>
  new Map(
    functionsIn(households).map((name) => {
      const amounts = households.flatMap((household) => spendingOn(household, name, edge) ?? [])
      return [name, ledgerFigure(N, amounts, thresholds)]
    }),
  )

/** The share that leaves, for each function and under `all` for all of them together. */
export const leakageByFunction = (
  households: readonly Household[],
  N: number | null,
): ReadonlyMap<string, LeakageFigure> => {
  const one = (name: string) => households.flatMap((household) => payerOn(household, name, 'midCents') ?? [])
  const all = households.flatMap((household) => payersOfAll(household, 'midCents'))
  return new Map([
    ...functionsIn(households).map((name) => [name, leakageFigure(N, one(name))] as const),
    ['all', leakageFigure(N, all)],
  ])
}

const functionsIn = (households: readonly Household[]): readonly string[] => {
  const named = new Set(households.flatMap(functionsOf))
  return codeList('vitalFunction').flatMap(({ code }) => (named.has(code) ? [code] : []))
}

export interface Offer {
  readonly household: string
  readonly skill: string
  readonly shareable?: string | null | undefined
}

/** Skills that are wanted or offered, in the order of the code list. */
export const talentGaps = (households: readonly Household[], offers: readonly Offer[]): readonly Gap[] => {
  const needs = households.map(helpWanted)
  const willing = [...Map.groupBy(offers, ({ household }) => household).values()].map((of) =>
    of.filter(({ shareable }) => shareable === 'yes').map(({ skill }) => skill),
  )
  const skills = codeList('skill').map(({ code }) => code)
  const wanted = tally(needs, skills)
  const offered = tally(willing, skills)
  const rows = wanted.map(({ code, n }, index) => ({ code, needs: n, offers: offered[index]?.n ?? 0 }))
  return gaps(rows.filter((row) => row.needs > 0 || row.offers > 0))
}

export interface CauseStep extends ChainStep {
  readonly household: string
  readonly chainId: string
}

/** What each household mentions, for `causeFrequency` and `publishedCauses`. `steps` carry what coders added. */
export const causeAnswers = (
  households: readonly Household[],
  steps: readonly CauseStep[],
): readonly CauseAnswer[] => {
  const themes = Map.groupBy(steps, ({ household }) => household)
  return households.map(({ id, open }) => ({
    asked: wasAsked(open, asked.problem),
    themes: (themes.get(id) ?? []).flatMap(({ theme }) => theme ?? []),
  }))
}

/** In how many chains a theme is the deepest that has one, in the order of the code list, without empty cells. */
export const rootThemes = (steps: readonly CauseStep[]): readonly Cell[] => {
  const roots = [...Map.groupBy(steps, ({ chainId }) => chainId).values()].flatMap((chain) => {
    const theme = causeRoot(chain)?.theme
    return theme == null ? [] : [[theme]]
  })
  const themes = codeList('causeTheme').map(({ code }) => code)
  return tally(roots, themes).filter(({ n }) => n > 0)
}

/** How many households would like which hub; "none" is no hub. */
export const hubWishes = (households: readonly Household[]): readonly Cell[] => {
  const hubs = codeList('hubKind').map(({ code }) => code)
  const ticked = households.map(({ open }) => tickedIn(open, asked.hubs) ?? [])
  return tally(ticked, hubs).filter(({ code }) => code !== 'none')
}

/** Wishes that no running structure serves, with how many households have them. */
export const wishesLeft = (
  households: readonly Household[],
  structures: readonly ServingStructure[],
): readonly UnservedWish[] => {
  const wishes = codeList('supportWish').map(({ code }) => code)
  const ticked = households.map(({ open }) => tickedIn(open, asked.wishes) ?? [])
  const rows = tally(ticked, wishes).flatMap(({ code, n }) => (n > 0 ? [{ code, households: n }] : []))
  return unservedWishes(rows, structures)
}
