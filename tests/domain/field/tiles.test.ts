import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outlineOf } from '#domain/field/tile-outline.ts'
import { estimateBytes, mostTiles, planTiles, sampleOf } from '#domain/field/tile-plan.ts'
import { parentOf, tileBounds, tileSpotOf, tileUrl, worldPoint } from '#domain/field/tile-spot.ts'
import { mayBeKept } from '#domain/field/tile-terms.ts'

const square = (west: number, south: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ] as [number, number][],
  ],
})

const map = { minZoom: 6, maxNativeZoom: 19 }
const template = 'https://tiles.example/a.b/{z}/{x}/{y}.png'

describe('the pictures of an area', () => {
  test('are in the places where other programs look for them', () => {
    // The worked example of the OpenStreetMap wiki (Slippy map tilenames).
    const [x, y] = worldPoint(0.02435, 51.51202)
    expect([Math.floor(x * 2 ** 17), Math.floor(y * 2 ** 17)]).toEqual([65_544, 43_582])
    const { west, east, south, north } = tileBounds({ z: 17, x: 65_544, y: 43_582 })
    expect(west < 0.02435 && 0.02435 < east && south < 51.51202 && 51.51202 < north).toBe(true)
  })

  test('cover every spot within it, at every zoom, and each nearer one has its farther ones', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 3.4, max: 7, noNaN: true }),
        fc.double({ min: 50.8, max: 53.5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (west, south, right, up) => {
          const side = 0.008
          const plan = planTiles(square(west, south, side), map)
          const keys = new Set(plan?.tiles.map(({ z, x, y }) => `${z}/${x}/${y}`))
          const [x, y] = worldPoint(west + right * side, south + up * side)
          for (let z = 12; z <= 18; z++)
            expect(keys).toContain(`${z}/${Math.floor(x * 2 ** z)}/${Math.floor(y * 2 ** z)}`)
          for (const tile of plan?.tiles ?? [])
            if (tile.z > 12) {
              const parent = parentOf(tile, 1)
              expect(keys).toContain(`${parent.z}/${parent.x}/${parent.y}`)
            }
        },
      ),
      { numRuns: 30 },
    )
  })

  test('reach over the boundary, and leave out the corners of a box around a narrow area', () => {
    const bare = planTiles(square(5.1, 52.1, 0.005), map, { margin: 0 })
    const wide = planTiles(square(5.1, 52.1, 0.005), map)
    expect(wide?.tiles.length).toBeGreaterThan(bare?.tiles.length ?? 0)
    const along = planTiles(
      {
        type: 'Polygon',
        coordinates: [
          [
            [5.1, 52.1],
            [5.13, 52.12],
            [5.13, 52.121],
            [5.1, 52.1],
          ],
        ],
      },
      map,
    )
    const [west, north] = worldPoint(5.101, 52.12)
    const corner = { z: 18, x: Math.floor(west * 2 ** 18), y: Math.floor(north * 2 ** 18) }
    expect(along?.toZoom).toBe(18)
    expect(along?.tiles).not.toContainEqual(corner)
  })

  test('stop at a farther zoom where nearer ones would be too many, and are none for a country', () => {
    const town = planTiles(square(5.1, 52.1, 0.05), map)
    expect(town).toMatchObject({ fromZoom: 12, shallow: true })
    expect(town?.tiles.length).toBeLessThanOrEqual(mostTiles)
    expect(planTiles(square(3, 50, 10), map)).toBeUndefined()
    expect(planTiles(square(-180, -85, 169), map)).toBeUndefined()
  })

  test('are no nearer than the map has them', () => {
    expect(planTiles(square(5.1, 52.1, 0.005), { minZoom: 14, maxNativeZoom: 16 })).toMatchObject({
      fromZoom: 14,
      toZoom: 16,
      shallow: false,
    })
  })
})

test('the size of all is told from a few, most of them near', () => {
  const plan = planTiles(square(5.1, 52.1, 0.02), map)
  if (plan === undefined) throw new Error('no plan')
  const sample = sampleOf(plan)
  expect(sample.length).toBeLessThan(20)
  expect(new Set(sample.map(({ z }) => z))).toEqual(new Set([12, 13, 14, 15, 16, 17, 18]))
  // As large as their zoom says: then the estimate is the sum.
  const sizeOf = (z: number) => (20 - z) * 1_000
  const whole = plan.tiles.reduce((sum, { z }) => sum + sizeOf(z), 0)
  expect(
    estimateBytes(
      plan,
      sample.map((spot) => ({ ...spot, bytes: sizeOf(spot.z) })),
    ),
  ).toBe(whole)
  expect(estimateBytes(plan, [{ z: 18, x: 0, y: 0, bytes: 500 }])).toBe(500 * plan.tiles.length)
})

test('an address says which picture it is of', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(300_000), fc.nat(300_000), (z, x, y) => {
      expect(tileSpotOf(template, tileUrl(template, { z, x, y }))).toEqual({ z, x, y })
    }),
  )
  expect(tileSpotOf(template, 'https://tiles.example/aXb/1/2/3.png')).toBeUndefined()
  expect(tileSpotOf('https://a.example/{y}/{x}?z={z}', 'https://a.example/3/2?z=1')).toEqual({
    z: 1,
    x: 2,
    y: 3,
  })
})

test('the line around pictures goes round once, and round a hole', () => {
  const block = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => ({ z: 10, x: 500 + x, y: 300 + y })))
  expect(outlineOf(block)).toHaveLength(4)
  expect(outlineOf(block.filter((_, index) => index !== 4))).toHaveLength(8)
  expect(outlineOf([])).toEqual([])
})

test.each([
  ['https://service.pdok.nl/brt/{z}/{x}/{y}.png', true],
  ['/kaart/{z}/{x}/{y}', true],
  ['http://127.0.0.1:8080/{z}/{x}/{y}.png', true],
  ['https://tile.openstreetmap.org/{z}/{x}/{y}.png', false],
  ['https://{s}.Tile.OpenStreetMap.org/{z}/{x}/{y}.png', false],
  ['https://tile.openstreetmap.org./{z}/{x}/{y}.png', false],
  ['https://tile.openstreetmap.org:443/{z}/{x}/{y}.png', false],
  ['//tile.openstreetmap.org/{z}/{x}/{y}.png', false],
  ['https://me@tile.openstreetmap.org/{z}/{x}/{y}.png', false],
  ['https://notopenstreetmap.org/{z}/{x}/{y}.png', true],
  ['tegels/{z}/{x}/{y}', false],
])('whether %s may be kept: %s', (address, may) => {
  expect(mayBeKept(address)).toBe(may)
})
