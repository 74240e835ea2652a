import { codeList } from '../../codelists.ts'
import { type CauseFrequency, causeShares } from '../causes.ts'
import type { Chain } from '../contributions.ts'
import type { Gathered } from '../gathered.ts'
import { asked } from '../household.ts'
import { type Counts, type CountRow, countsOf, shownCount } from './counts.ts'

/** Why things are as they are, in themes. */
export interface CausesPanel {
  /** How many households mention a theme at any depth. */
  readonly frequency: CauseFrequency
  /** In how many chains a theme is the deepest. */
  readonly roots: readonly RootRow[]
  /** From the problem down; a branch that few went is cut off. */
  readonly tree: readonly CauseNode[]
  /** Further coded causes, where somebody coded them. */
  readonly codes: readonly CountRow[]
  /** Where the last cause lies: here or elsewhere. */
  readonly places: Counts
  /** Households that say that nothing goes wrong; null when they are few. */
  readonly allIsWell: number | null
  /** What keeps people from doing things together. */
  readonly apart: Counts
}

export interface RootRow {
  readonly theme: string
  /** Null: hidden. */
  readonly chains: number | null
}

export interface CauseNode {
  readonly theme: string
  readonly households: number
  readonly below: readonly CauseNode[]
  /** Households whose chain goes on in branches that are too thin to show. */
  readonly hasMore: boolean
}

/** Source: `causeShares` and `causeRoot` (§11 "Causes"); the tree counts each household once at each place in it. */
export const causesPanel = (gathered: Gathered): CausesPanel => {
  const { tally, chains } = gathered.sums()
  const { kMin } = gathered.project()
  const themes = codeList('causeTheme').map(({ code }) => code)
  const mentions = themes.flatMap((theme) => {
    const mentioned = tally.count(`theme:${theme}`)
    return mentioned > 0 ? [{ theme, mentioned }] : []
  })
  const codes = codeList('causeCode').flatMap(({ code }) => {
    const n = tally.count(`cause:${code}`)
    return n === 0 ? [] : [{ code, households: shownCount(n, kMin) }]
  })
  return {
    frequency: causeShares({ asked: tally.count(`asked:${asked.problem}`), mentions }, kMin),
    roots: chains.once('roots', rootCounts).map(({ theme, n }) => ({ theme, chains: shownCount(n, kMin) })),
    tree: chains.once(`tree ${kMin}`, (all) => branches(all, 0, kMin)),
    codes,
    places: countsOf(gathered, asked.causePlace, 'causePlace'),
    allIsWell: shownCount(tally.count('allIsWell'), kMin),
    apart: countsOf(gathered, asked.apart, 'obstacle'),
  }
}

/** In the order of the code list, without themes that are no root. */
export const rootCounts = (
  chains: readonly Chain[],
): readonly { readonly theme: string; readonly n: number }[] => {
  const roots = chains.map(({ themes }) => themes.at(-1))
  return codeList('causeTheme').flatMap(({ code }) => {
    const n = roots.filter((root) => root === code).length
    return n === 0 ? [] : [{ theme: code, n }]
  })
}

const branches = (chains: readonly Chain[], depth: number, kMin: number): readonly CauseNode[] => {
  const here = Map.groupBy(chains, ({ themes }) => themes[depth])
  return codeList('causeTheme').flatMap(({ code }) => {
    const of = here.get(code) ?? []
    const households = new Set(of.map(({ household }) => household)).size
    if (households < kMin) return []
    const below = branches(of, depth + 1, kMin)
    const shown = new Set(below.map(({ theme }) => theme))
    const hasMore = of.some(({ themes }) => {
      const next = themes[depth + 1]
      return next !== undefined && !shown.has(next)
    })
    return [{ theme: code, households, below, hasMore }]
  })
}
