import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaM2, lengthM } from '#domain/field/measure.ts'
import { earthRadiusM } from '#domain/field/place.ts'
import { fromRd } from '#domain/field/rd.ts'

/** A rectangle in metres of the national grid, which is true to scale within a ten-thousandth. */
const rectangle = (x: number, y: number, width: number, height: number) =>
  [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ].map(fromRd)

test('an eighth of the globe is an eighth of the globe', () => {
  const octant = [
    { lat: 0, lon: 0 },
    { lat: 0, lon: 90 },
    { lat: 90, lon: 0 },
  ]
  expect(areaM2(octant) / (4 * Math.PI * earthRadiusM ** 2)).toBeCloseTo(1 / 8, 12)
})

test('fields in the Netherlands are within half a percent of the national grid', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20_000, max: 270_000 }),
      fc.integer({ min: 310_000, max: 610_000 }),
      fc.integer({ min: 5, max: 900 }),
      fc.integer({ min: 5, max: 900 }),
      (x, y, width, height) => {
        const outline = rectangle(x, y, width, height)
        expect(areaM2(outline) / (width * height)).toBeGreaterThan(0.995)
        expect(areaM2(outline) / (width * height)).toBeLessThan(1.005)
        expect(areaM2(outline.toReversed()) / areaM2(outline)).toBeCloseTo(1, 6)
        const around = lengthM([...outline, ...outline.slice(0, 1)])
        expect(around / (2 * (width + height))).toBeGreaterThan(0.995)
        expect(around / (2 * (width + height))).toBeLessThan(1.005)
      },
    ),
  )
})

test('less than a line has no length, and less than three corners no area', () => {
  const [a, b] = rectangle(155_000, 463_000, 10, 10)
  if (a === undefined || b === undefined) throw new Error('a rectangle has corners')
  expect([lengthM([]), lengthM([a])]).toEqual([0, 0])
  expect([areaM2([]), areaM2([a]), areaM2([a, b])]).toEqual([0, 0, 0])
})
