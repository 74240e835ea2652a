import type { InventoryRecord } from './facts.ts'
import { createGathered, type Gathered, type OpenedAnswers, type Period } from './gathered.ts'
import { type Basis, basisOf } from './panels/basis.ts'
import { type CausesPanel, causesPanel } from './panels/causes.ts'
import { type CostsPanel, costsPanel } from './panels/costs.ts'
import { type CoveragePanel, coveragePanel, type SubareaFigures, subareaFigures } from './panels/coverage.ts'
import { type LeakagePanel, leakagePanel, type LedgerPanel, ledgerPanel } from './panels/money.ts'
import { type Opportunity, opportunitiesOf } from './panels/opportunities.ts'
import { type PurposesPanel, purposesPanel } from './panels/purposes.ts'
import { type ResourceRow, resourceRows } from './panels/resources.ts'
import { type StructuresPanel, structuresPanel } from './panels/structures.ts'
import {
  type AssignmentRow,
  assignmentRows,
  type GapsPanel,
  gapsPanel,
  type TalentPanel,
  talentPanel,
} from './panels/talents.ts'
import { type UnusedPanel, unusedPanel } from './panels/unused.ts'
import {
  type IncomePanel,
  incomePanel,
  type InKindPanel,
  inKindPanel,
  type ModelsPanel,
  modelsPanel,
} from './panels/value.ts'
import { type SeedRow, seedRows } from './seed-rows.ts'

/** One picture of a neighbourhood out of its records: what comes in, what leaks out, what waits, and why. For the team:
 *  exact, and hidden where it could tell about somebody. What leaves the team goes through `publishable`. */
export interface Inventory extends Panels {
  /** All 34 rows of the domain. */
  readonly rows: readonly SeedRow[]
}

export interface Panels {
  readonly basis: Basis
  readonly coverage: CoveragePanel
  readonly subareas: readonly SubareaFigures[]
  readonly ledger: LedgerPanel
  readonly leakage: LeakagePanel
  readonly costs: CostsPanel
  readonly resources: readonly ResourceRow[]
  readonly models: ModelsPanel
  readonly inKind: InKindPanel
  readonly income: IncomePanel
  readonly talent: TalentPanel
  readonly gaps: GapsPanel
  readonly assignments: readonly AssignmentRow[]
  readonly causes: CausesPanel
  readonly purposes: PurposesPanel
  readonly unused: UnusedPanel
  readonly structures: StructuresPanel
  readonly opportunities: readonly Opportunity[]
}

/** The picture as it is now. Only what a change touched since the last time is made anew. */
export const inventoryOf = (gathered: Gathered): Inventory => {
  const leakage = leakagePanel(gathered)
  const gaps = gapsPanel(gathered)
  const assignments = assignmentRows(gathered)
  const structures = structuresPanel(gathered)
  const panels: Panels = {
    basis: basisOf(gathered),
    coverage: coveragePanel(gathered),
    subareas: subareaFigures(gathered),
    ledger: ledgerPanel(gathered),
    leakage,
    costs: costsPanel(gathered),
    resources: resourceRows(gathered),
    models: modelsPanel(gathered),
    inKind: inKindPanel(gathered),
    income: incomePanel(gathered),
    talent: talentPanel(gathered),
    gaps,
    assignments,
    causes: causesPanel(gathered),
    purposes: purposesPanel(gathered),
    unused: unusedPanel(gathered.things()),
    structures,
    opportunities: opportunitiesOf(gathered, { structures, gaps, leakage, assignments }),
  }
  return { ...panels, rows: seedRows(panels) }
}

/** The picture of records, from nothing. `opened`: what conversations sealed, where the key was there. */
export const inventoryFrom = (
  records: Iterable<InventoryRecord>,
  {
    opened = [],
    period = null,
  }: {
    readonly opened?: Iterable<readonly [id: string, OpenedAnswers]>
    readonly period?: Period | null
  } = {},
): Inventory => {
  const gathered = createGathered(period)
  gathered.put(records)
  gathered.open(opened)
  return inventoryOf(gathered)
}
