import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf, cornersOf } from '#domain/field/grid.ts'
import { distanceM } from '#domain/field/place.ts'
import { fromRd, toRd } from '#domain/field/rd.ts'

// Points that the Kadaster gives in both systems.
const known = [
  ['Amersfoort', { x: 155_000, y: 463_000 }, { lat: 52.1551744, lon: 5.38720621 }],
  ['Westertoren', { x: 120_700.723, y: 487_525.501 }, { lat: 52.37453253, lon: 4.88352559 }],
  ['Martinitoren', { x: 233_883.131, y: 582_065.167 }, { lat: 53.21938317, lon: 6.56820053 }],
] as const

test.each(known)('%s lies where the register says, within half a metre', (_name, rd, degrees) => {
  expect(distanceM(fromRd(rd), degrees)).toBeLessThan(0.5)
  const back = toRd(degrees)
  expect(Math.hypot(back.x - rd.x, back.y - rd.y)).toBeLessThan(0.5)
})

const inTheNetherlands = fc.record({
  lat: fc.double({ min: 50.8, max: 53.4, noNaN: true }),
  lon: fc.double({ min: 3.6, max: 7, noNaN: true }),
})

test('there and back again is the same place within a metre', () => {
  fc.assert(
    fc.property(inTheNetherlands, (point) => {
      expect(distanceM(fromRd(toRd(point)), point)).toBeLessThan(1)
    }),
  )
})

test('a square holds the points that name it, and is a hundred metres wide', () => {
  fc.assert(
    fc.property(inTheNetherlands, (point) => {
      const [southWest, southEast, northEast, northWest] = cornersOf(cellOf(point)) ?? []
      if (!southWest || !southEast || !northEast || !northWest) throw new Error('a square without corners')
      expect(distanceM(southWest, southEast)).toBeCloseTo(100, 0)
      expect(distanceM(southWest, northWest)).toBeCloseTo(100, 0)
      expect(distanceM(southWest, point)).toBeLessThan(142.5)
      expect(distanceM(northEast, point)).toBeLessThan(142.5)
    }),
  )
})

test('a name that is no square has no corners', () => {
  expect(cornersOf('0-1')).toBeUndefined()
})
