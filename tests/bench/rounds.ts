/** One round to warm up, then five that count: their median. */
export const medianOf = async (measure: () => Promise<number> | number): Promise<number> => {
  const [median] = await mediansOf(measure)
  return median ?? 0
}

/** The medians of several things, measured in turn, so that a moment when the machine is busy meets all of them. */
export const mediansOf = async (
  ...measures: readonly (() => Promise<number> | number)[]
): Promise<readonly number[]> => {
  const values = measures.map((): number[] => [])
  for (const measure of measures) await measure()
  for (let round = 0; round < 5; round++)
    for (const [index, measure] of measures.entries()) values[index]?.push(await measure())
  return values.map((rounds) => rounds.toSorted((a, b) => a - b)[2] ?? 0)
}

/** How many of `count` things go in a second. `work` is made ready outside the time, done inside it. */
export const perSecond = async (count: number, work: () => Promise<unknown> | unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return Math.round((count * 1_000) / (performance.now() - start))
}

/** The middle one; of an even number the higher of the two. */
export const medianIn = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
