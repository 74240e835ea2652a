import type { Panels } from './inventory.ts'
import type { Counts } from './panels/counts.ts'

/** The 34 rows of the domain (§2): for each, whether the inventory has something to show. A row that is kept by how the
 *  product works, and not by a figure, is `kept`. `docs/inventory.md` names screen, test and record type of each. */
export interface SeedRow {
  readonly row: number
  /** `hidden`: there is something, and too few households are under it. `empty`: nothing was recorded yet. */
  readonly state: 'shown' | 'hidden' | 'locked' | 'empty' | 'kept'
  /** How many lines there are to look at. */
  readonly lines: number
}

/** All 34, in their order. */
export const seedRows = (panels: Panels): readonly SeedRow[] => {
  const { ledger, leakage, costs, income, gaps, structures, unused, causes, purposes, basis } = panels
  const money = ledger.state === 'open' ? ledger.rows : []
  const bySealed = (state: string, lines: readonly Line[]): Found =>
    state === 'locked' ? { state: 'locked', lines: 0 } : found(lines)
  const figures: Readonly<Record<number, Found>> = {
    1: found(unused.byOwner.map(() => true)),
    2: found(unused.sizes.map(() => true)),
    3: found([...shownIn(panels.models.does), ...shownIn(panels.models.wishes)]),
    4: found([...money.map(({ figure }) => isShown(figure)), ...shownIn(panels.inKind.kinds)]),
    5: found(structures.unserved.map(({ households }) => households !== null)),
    6: bySealed(
      leakage.state,
      leakage.state === 'locked' ? [] : leakage.rows.map(({ figure }) => isShown(figure)),
    ),
    7: found(basis.households === 0 ? [] : [isShown(panels.talent.hours)]),
    8: found(unused.byKind.map(() => true)),
    9: bySealed(ledger.state, [
      ...money.map(({ figure }) => isShown(figure)),
      ...costs.byFunction.map(() => true),
      ...shownIn(structures.missing),
    ]),
    10: found([...structures.crews.map(() => true), ...shownIn(structures.crewWishes)]),
    11: found(costs.byPurpose.map(() => true)),
    12: found(panels.opportunities.map((one) => one.kind !== 'wish' || one.households !== null)),
    13: found(
      panels.resources.map(({ documented, told }) => documented !== null || told?.status === 'shown'),
    ),
    14: bySealed(income.state, income.state === 'locked' ? [] : shownIn(income.kinds)),
    15: found(unused.units.map(() => true)),
    16: found(costs.items.map(() => true)),
    17: found(costs.timeline.map(() => true)),
    19: found(basis.households === 0 ? [] : [!basis.missing.includes('enoughConversations')]),
    20: found(purposes.told === 0 ? [] : [purposes.told !== null]),
    21: found(causes.frequency.rows.map(({ hidden }) => !hidden)),
    23: found([...purposes.quotes, ...purposes.minority].map(() => true)),
    26: found(structures.layers.flatMap((layer) => layer.structures.map(() => true))),
    27: found(structures.hubCandidates.map(({ households }) => households !== null)),
    28: found(panels.assignments.map(() => true)),
    30: found(panels.assignments.flatMap(({ funders }) => (funders.sum > 0 ? [funders.valid] : []))),
    33: found(unused.ideas.map(() => true)),
  }
  const hasGaps = bySealed(gaps.state, gaps.state === 'locked' ? [] : gaps.rows.map(({ hidden }) => !hidden))
  return Array.from({ length: 34 }, (_, index): SeedRow => {
    const row = index + 1
    const one = row === 28 && panels.assignments.length === 0 ? hasGaps : figures[row]
    return one === undefined ? { row, state: 'kept', lines: 0 } : { row, ...one }
  })
}

/** Whether a line shows something. */
type Line = boolean
type Found = Pick<SeedRow, 'state' | 'lines'>

const found = (lines: readonly Line[]): Found => {
  if (lines.length === 0) return { state: 'empty', lines: 0 }
  const shown = lines.filter((isThere) => isThere).length
  return { state: shown > 0 ? 'shown' : 'hidden', lines: shown }
}

const shownIn = ({ rows }: Counts): readonly Line[] => rows.map(({ households }) => households !== null)

const isShown = ({ status }: { readonly status: string }): boolean =>
  status !== 'hidden' && status !== 'invalid'
