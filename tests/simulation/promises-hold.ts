import { beforeAll, test } from 'vitest'
import { type PromiseName, promises } from './promises.ts'
import { describe as inWords, type Played, playSeeds } from './seeds.ts'

const longest = 24 * 3_600_000

/** One test for each promise, over a share of the seeds. */
export const testPromises = (share: number, shares: number): void => {
  let played: Played

  beforeAll(async () => {
    played = await playSeeds(share, shares)
  }, longest)

  // Object.entries forgets the names of the keys.
  for (const [name, sentence] of Object.entries(promises) as [PromiseName, string][])
    test(sentence, () => {
      const broken = played.broken.filter(({ promise }) => promise === name)
      // As an error of its own: a comparison would cut the sentences off.
      if (broken.length > 0) throw new Error(broken.map(inWords).join('\n'))
    })
}
