/** Households under a published figure, each with a print of what it answered. */
export type Under = ReadonlyMap<string, string | number>

/** Whether a new value beside earlier ones would be a value of few households: added and subtracted, two or three of them
 *  may leave a difference that only these few make. Three matter: with the months of winter, of spring, and of both
 *  published, who was heard in between stands alone. Source: the attack by differencing in Hundepool and others,
 *  Statistical Disclosure Control (2012), §5.2, taken to sums of three. Sets that are equal tell nothing new. */
export const tellsFew = (now: Under, earlier: readonly Under[], fewest: number): boolean =>
  earlier.some(
    (one, index) =>
      isFew(
        [
          [1, now],
          [-1, one],
        ],
        fewest,
      ) ||
      earlier.slice(index + 1).some(
        (other) =>
          isFew(
            [
              [1, now],
              [-1, one],
              [-1, other],
            ],
            fewest,
          ) ||
          isFew(
            [
              [1, now],
              [-1, one],
              [1, other],
            ],
            fewest,
          ) ||
          isFew(
            [
              [1, now],
              [1, one],
              [-1, other],
            ],
            fewest,
          ),
      ),
  )

/** Whether at least one household and fewer than `fewest` are left over. */
const isFew = (sets: readonly (readonly [1 | -1, Under])[], fewest: number): boolean => {
  const left = new Set<string>()
  const seen = new Set<string>()
  for (const [, under] of sets)
    for (const household of under.keys()) {
      if (seen.has(household)) continue
      seen.add(household)
      if (isLeft(household, sets)) left.add(household)
      if (left.size >= fewest) return false
    }
  return left.size > 0
}

/** What a household answered does not cancel. */
const isLeft = (household: string, sets: readonly (readonly [1 | -1, Under])[]): boolean => {
  const sums = new Map<string | number, number>()
  for (const [sign, under] of sets) {
    const print = under.get(household)
    if (print !== undefined) sums.set(print, (sums.get(print) ?? 0) + sign)
  }
  return [...sums.values()].some((sum) => sum !== 0)
}
