/** One round to warm up, then five that count: their median. */
export const medianOf = async (measure: () => Promise<number> | number): Promise<number> => {
  await measure()
  const values: number[] = []
  for (let round = 0; round < 5; round++) values.push(await measure())
  values.sort((a, b) => a - b)
  return values[2] ?? 0
}

/** How many of `count` things go in a second. `work` is made ready outside the time, done inside it. */
export const perSecond = async (count: number, work: () => Promise<unknown> | unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return Math.round((count * 1_000) / (performance.now() - start))
}
