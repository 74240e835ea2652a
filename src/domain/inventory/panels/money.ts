import { codeList } from '../../codelists.ts'
import { sumOf } from '../estimate.ts'
import type { Amount } from '../contributions.ts'
import type { Gathered } from '../gathered.ts'
import { leakageFigure, type LeakageFigure } from '../leakage.ts'
import { ledgerFigure, type LedgerFigure } from '../ledger.ts'
import type { ProjectNumbers } from '../project-numbers.ts'
import { postStratified, type Stratified } from '../strata.ts'
import { sealable, type Sealable } from './counts.ts'

/** What households spend a year, by function; there is no total over functions. */
export type LedgerPanel =
  | Sealable<{ readonly rows: readonly LedgerRow[] }>
  /** How many households there are is not told yet, and nothing is extrapolated before. */
  | { readonly state: 'noHouseholdsN' }

export interface LedgerRow {
  readonly function: string
  /** With amounts in the middle of their bands. */
  readonly figure: LedgerFigure
  /** The total with all amounts at the low edge, and at the high edge; null when the figure is hidden. */
  readonly lowCents: number | null
  readonly highCents: number | null
  /** Weighed by the groups of the project; null when it names none, or the figure is hidden. */
  readonly weighed: Stratified | null
}

/** Source of each figure: `ledgerFigure` (§11 "Ledger, per function"), `postStratified`, and the bands of the code list. */
export const ledgerPanel = (gathered: Gathered): LedgerPanel => {
  const project = gathered.project()
  const { amounts } = gathered.sums()
  const N = project.householdsN
  if (N === null) return { state: 'noHouseholdsN' }
  return sealable(gathered, () => ({
    rows: codeList('vitalFunction').flatMap(({ code }) => {
      const heap = amounts.heap(code)
      if (heap.parts().length === 0) return []
      const key = [N, project.kMin, project.kMoney, JSON.stringify(project.strata)].join(' ')
      return [heap.once(key, (parts) => ledgerRow(code, parts, { ...project, householdsN: N }))]
    }),
  }))
}

const ledgerRow = (
  name: string,
  amounts: readonly Amount[],
  project: ProjectNumbers & { readonly householdsN: number },
): LedgerRow => {
  const N = project.householdsN
  const mids = amounts.map(({ mid }) => mid)
  const figure = ledgerFigure(N, mids, project)
  const isShown = figure.status === 'rough' || figure.status === 'estimate'
  const at = (edge: 'low' | 'high') =>
    isShown ? (N * sumOf(amounts.map((amount) => amount[edge]))) / amounts.length : null
  const strata = project.strata.map(({ code, householdsN }) => ({
    code,
    N: householdsN,
    values: amounts.flatMap(({ stratum, mid }) => (stratum === code ? [mid] : [])),
  }))
  const without = amounts.flatMap(({ stratum, mid }) =>
    strata.some(({ code }) => code === stratum) ? [] : [mid],
  )
  return {
    function: name,
    figure,
    lowCents: at('low'),
    highCents: at('high'),
    weighed: isShown && strata.length > 0 ? postStratified(N, strata, without) : null,
  }
}

/** Which share of that money leaves the neighbourhood. */
export type LeakagePanel = Sealable<{
  readonly rows: readonly LeakageRow[]
  /** All functions together: a household is one payer. */
  readonly all: LeakageFigure | null
}>

export interface LeakageRow {
  readonly function: string
  readonly figure: LeakageFigure
}

/** Source: `leakageFigure` (§11 "Leakage"). */
export const leakagePanel = (gathered: Gathered): LeakagePanel =>
  sealable(gathered, () => {
    const { payers } = gathered.sums()
    const project = gathered.project()
    const figureOf = (name: string): LeakageFigure | null => {
      const heap = payers.heap(name)
      if (heap.parts().length === 0) return null
      return heap.once(`${project.householdsN} ${project.kMin}`, (parts) =>
        leakageFigure(project.householdsN, parts, project),
      )
    }
    return {
      rows: codeList('vitalFunction').flatMap(({ code }) => {
        const figure = figureOf(code)
        return figure === null ? [] : [{ function: code, figure }]
      }),
      all: figureOf('all'),
    }
  })
