import type { Inventory } from './inventory.ts'
import type { Counts } from './panels/counts.ts'

/** Two rounds beside each other: what is there in both, and what moved more than chance would move it. */
export interface RoundRow {
  readonly panel: 'ledger' | 'leakage' | 'talent' | 'causes' | 'models' | 'modelWishes' | 'wishes' | 'unused'
  readonly code: string
  /** Cents, shares 0–1, households, or the unit in the code. */
  readonly before: RoundValue | null
  readonly after: RoundValue | null
  /** After less before; null unless both are shown. */
  readonly change: number | null
  /** Whether the intervals lie apart; null where one of them has none. Then nobody can say. */
  readonly isApart: boolean | null
}

export interface RoundValue {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  /** Households under an amount: it is shown in no more figures than they carry. */
  readonly n?: number
}

/** Rows in the order of the panels and code lists. A figure that is hidden or locked in a round has no value there; one
 *  that neither round has is left out. Intervals that lie apart differ at more than the 95 % level (Cole and Blair 1999
 *  call this test conservative). */
export const roundsOf = (before: Inventory, after: Inventory): readonly RoundRow[] => {
  const [first, second] = [valuesIn(before), valuesIn(after)]
  const keys = [...new Set([...first.keys(), ...second.keys()])]
  return keys.flatMap((key) => {
    const [panel, code] = key.split(' ')
    const [was, is] = [first.get(key) ?? null, second.get(key) ?? null]
    if (!isPanel(panel) || code === undefined || (was === null && is === null)) return []
    return [
      {
        panel,
        code,
        before: was,
        after: is,
        change: was === null || is === null ? null : is.value - was.value,
        isApart: was === null || is === null ? null : apart(was, is),
      },
    ]
  })
}

const panels = ['ledger', 'leakage', 'talent', 'causes', 'models', 'modelWishes', 'wishes', 'unused'] as const
const isPanel = (name: string | undefined): name is RoundRow['panel'] => panels.some((one) => one === name)

const apart = (a: RoundValue, b: RoundValue): boolean | null =>
  a.low === null || a.high === null || b.low === null || b.high === null
    ? null
    : a.high < b.low || b.high < a.low

/** By panel and code; null where there is a figure that does not show. */
const valuesIn = (inventory: Inventory): ReadonlyMap<string, RoundValue | null> => {
  const { ledger, leakage, talent, causes, models, structures, unused } = inventory
  const values = new Map<string, RoundValue | null>()
  const plain = (value: number | null): RoundValue | null =>
    value === null ? null : { value, low: null, high: null }
  const counts = (panel: string, { rows }: Counts) => {
    for (const { code, households } of rows) values.set(`${panel} ${code}`, plain(households))
  }
  for (const { function: code, figure } of ledger.state === 'open' ? ledger.rows : []) {
    const isShown = 'total' in figure && figure.total !== null
    values.set(
      `ledger ${code}`,
      isShown ? { value: figure.total, low: figure.low, high: figure.high, n: figure.n } : null,
    )
  }
  for (const { function: code, figure } of leakage.state === 'open' ? leakage.rows : [])
    values.set(
      `leakage ${code}`,
      'leak' in figure ? { value: figure.leak, low: figure.low, high: figure.high } : null,
    )
  values.set('talent outside', talent.hours.status === 'shown' ? plain(talent.hours.leak) : null)
  for (const row of causes.frequency.rows)
    values.set(
      `causes ${row.theme}`,
      row.hidden || row.p === null ? null : { value: row.p, low: row.low, high: row.high },
    )
  counts('models', models.does)
  counts('modelWishes', models.wishes)
  counts('wishes', structures.wishes)
  for (const { unit, confirmed } of unused.units) values.set(`unused ${unit}`, plain(confirmed))
  return values
}
