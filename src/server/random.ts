import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { Random } from './deps.ts'

/** Real randomness, for the composition roots. */
export const realRandom: Random = {
  id: () => randomUUID(),
  bytes: (count) => new Uint8Array(randomBytes(count)),
  // Fisher and Yates.
  shuffle: (items) => {
    const shuffled = [...items]
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = randomInt(last + 1)
      const [a, b] = [shuffled[last], shuffled[other]]
      if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a]
    }
    return shuffled
  },
}
