export interface HiddenCost {
  readonly dueYear: number | null
  readonly lowCents: number
  readonly highCents: number
}

export interface DueYear {
  /** A year, or `unknown`, which stands last. */
  readonly year: string
  readonly lowCents: number
  readonly highCents: number
}

/** What comes due when: ranges add up within a year. */
export const hiddenCostTimeline = (items: readonly HiddenCost[]): readonly DueYear[] => {
  const years = Map.groupBy(items, ({ dueYear }) => (dueYear === null ? 'unknown' : String(dueYear)))
  const sum = (of: readonly HiddenCost[], edge: 'lowCents' | 'highCents') =>
    of.reduce((total, item) => total + item[edge], 0)
  return [...years]
    .toSorted(([a], [b]) => (a === 'unknown' ? 1 : b === 'unknown' ? -1 : Number(a) - Number(b)))
    .map(([year, of]) => ({ year, lowCents: sum(of, 'lowCents'), highCents: sum(of, 'highCents') }))
}
