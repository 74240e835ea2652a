import { expect, test } from 'vitest'
import { accuracyOf } from '#domain/field/accuracy.ts'
import { oddSpot } from '#domain/field/outside.ts'
import { fromRd } from '#domain/field/rd.ts'

const at = (x: number, y: number, accuracyM = 5) => ({ ...fromRd({ x, y }), accuracyM })

/** A square kilometre around Amersfoort's tower. */
const boundary = {
  type: 'Polygon' as const,
  coordinates: [
    [
      at(154_500, 462_500),
      at(155_500, 462_500),
      at(155_500, 463_500),
      at(154_500, 463_500),
      at(154_500, 462_500),
    ].map(({ lat, lon }): [number, number] => [lon, lat]),
  ],
}

test.each([
  [3, 'good'],
  [5, 'good'],
  [6, 'fair'],
  [15, 'fair'],
  [16, 'rough'],
  [400, 'rough'],
] as const)('a spot within %i metres is %s', (metres, words) => {
  expect(accuracyOf(metres)).toBe(words)
})

test('a spot in the neighbourhood, or across the street at its edge, is not asked about', () => {
  expect(oddSpot(at(155_000, 463_000), boundary)).toBeUndefined()
  expect(oddSpot(at(155_520, 463_000), boundary)).toBeUndefined()
})

test('a spot outside says how far, to the nearest side or corner', () => {
  const side = oddSpot(at(158_500, 463_000), boundary)
  expect(side).toMatchObject({ kind: 'outside' })
  expect((side?.kind === 'outside' ? side.metres : 0) / 3_000).toBeCloseTo(1, 2)
  const corner = oddSpot(at(155_800, 463_900), boundary)
  expect((corner?.kind === 'outside' ? corner.metres : 0) / 500).toBeCloseTo(1, 2)
})

test('a rough measurement may be as far outside as it may be wrong', () => {
  expect(oddSpot(at(155_580, 463_000, 100), boundary)).toBeUndefined()
  expect(oddSpot(at(155_700, 463_000, 100), boundary)).toMatchObject({ kind: 'outside' })
})

test('without a boundary only what is not in the Netherlands is asked about', () => {
  expect(oddSpot(at(155_000, 463_000), null)).toBeUndefined()
  expect(oddSpot({ lat: 0, lon: 0, accuracyM: 5 }, undefined)).toEqual({ kind: 'abroad' })
})
