import { expect, test } from 'vitest'
import { nextQuality } from '#domain/field/picture-size.ts'

/** The qualities that are tried of a picture whose bytes shrink by a fifth at each. */
const triedOf = (firstBytes: number, most: number): readonly number[] => {
  const tried: number[] = []
  let next = nextQuality(0, undefined, most)
  while (next !== undefined) {
    tried.push(next.quality)
    if (firstBytes * 0.8 ** (next.tried - 1) <= most) break
    next = nextQuality(next.tried, firstBytes, most)
  }
  return tried
}

test.each([
  ['one that fits at once is encoded once', 300_000, [0.82]],
  ['one that nearly fits gets the next quality', 450_000, [0.82, 0.72]],
  ['one that is far too large passes over what cannot fit', 700_000, [0.82, 0.62, 0.52]],
  ['one that never fits goes on to a smaller side', 2_000_000, [0.82]],
] as const)('%s', (_, bytes, tried) => {
  expect(triedOf(bytes, 400_000)).toEqual(tried)
})
