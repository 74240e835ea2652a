import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crossesItself, pointOn, type Position } from '#domain/field/geo-shape.ts'
import { type FeatureProblem, geoLimits, readGeoJson } from '#domain/field/geojson.ts'

const feature = (geometry: unknown, more: object = {}) => ({
  type: 'Feature',
  geometry,
  properties: {},
  ...more,
})
const collection = (...geometries: readonly unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features: geometries.map((geometry) => feature(geometry)) })
const point = (x: unknown, y: unknown) => ({ type: 'Point', coordinates: [x, y] })
const polygon = (...ring: readonly (readonly number[])[]) => ({ type: 'Polygon', coordinates: [ring] })
const good = point(5.2, 52.5)

describe('a feature that cannot be trusted is named with its number, and only that one', () => {
  test.each<[string, unknown, FeatureProblem]>([
    ['null geometry', null, 'noGeometry'],
    ['no coordinates', { type: 'Point', coordinates: [] }, 'noGeometry'],
    ['an unknown kind of geometry', { type: 'Circle', coordinates: [5, 52] }, 'unknownGeometry'],
    ['words for numbers', point('5.2', '52.5'), 'badNumbers'],
    ['latitude first', point(52.5, 5.2), 'swappedAxes'],
    ['latitude first, beyond the pole when read the wrong way', point(40, 120), 'swappedAxes'],
    ['metres of RD New', point(121_000, 487_000), 'rdCoordinates'],
    ['degrees that are none', point(500, 900), 'outOfRange'],
    ['a ring over the date line', polygon([179, 1], [-179, 1], [-179, 2], [179, 2], [179, 1]), 'antimeridian'],
    ['a ring of two corners', polygon([5, 52], [5.1, 52], [5, 52]), 'tooFewPoints'],
    ['a ring of one corner, many times', polygon([5, 52], [5, 52], [5, 52], [5, 52]), 'tooFewPoints'],
    ['a line of one point', { type: 'LineString', coordinates: [[5, 52]] }, 'tooFewPoints'],
    ['a bow tie', polygon([5, 52], [5.1, 52.1], [5.1, 52], [5, 52.1], [5, 52]), 'selfCrossing'],
    ['a ring that touches its own side', polygon([5, 52], [5.2, 52], [5.2, 52.2], [5.1, 52], [5, 52.2], [5, 52]), 'selfCrossing'],
    ['too many corners', { type: 'LineString', coordinates: Array.from({ length: geoLimits.path + 1 }, (_, at) => [5, 52 + at / 1e6]) }, 'tooManyPoints'],
    ['collections without end', [1, 2, 3, 4, 5].reduce<unknown>((inner) => ({ type: 'GeometryCollection', geometries: [inner] }), good), 'unknownGeometry'],
  ])('%s', (_, geometry, problem) => {
    const read = readGeoJson(collection(good, geometry, good))
    expect(read).toMatchObject({ ok: true, problems: [{ number: 2, problem }] })
    expect(read.ok && read.features.map(({ number }) => number)).toEqual([1, 3])
  }) // prettier-ignore
})

test.each([
  ['text', 'hallo', 'notJson'],
  ['half a file', '{"type":"FeatureCollection","features":[', 'notJson'],
  ['nesting without end', '['.repeat(200_000), 'notJson'],
  ['another kind of JSON', '{"elements":[]}', 'noFeatures'],
  ['nothing in it', collection(), 'noFeatures'],
  [
    'too many features',
    collection(...Array.from({ length: geoLimits.features + 1 }, () => null)),
    'tooManyFeatures',
  ],
])('a file with %s is refused as a whole', (_, text, reason) => {
  expect(readGeoJson(text)).toEqual({ ok: false, reason })
})

test('what stands the other way round can be swapped, and what is in RD New becomes degrees', () => {
  const at = (text: string, axes: 'latLon' | 'rd') => {
    const read = readGeoJson(text, axes)
    return read.ok ? read.features[0]?.shapes[0] : undefined
  }
  expect(at(collection(point(52.5, 5.2)), 'latLon')).toEqual({ kind: 'point', at: [5.2, 52.5] })
  const shape = at(collection(point(155_000, 463_000)), 'rd')
  const [lon, lat] = shape?.kind === 'point' ? shape.at : []
  expect(lon).toBeCloseTo(5.387206, 5)
  expect(lat).toBeCloseTo(52.155174, 5)
  expect(readGeoJson(collection(good), 'rd')).toMatchObject({ problems: [{ number: 1, problem: 'notRd' }] })
})

test('an open ring is closed, heights are dropped, and the id and properties of the source are kept', () => {
  const geometry = polygon([5, 52, 3], [5.1, 52, 3], [5.1, 52.1, 3])
  const read = readGeoJson(
    `\uFEFF${JSON.stringify(feature(geometry, { id: 7, properties: { naam: 'Plein' } }))}`,
  )
  expect(read.ok && read.features).toEqual([
    {
      number: 1,
      id: '7',
      properties: { naam: 'Plein' },
      shapes: [{ kind: 'area', rings: [[[5, 52], [5.1, 52], [5.1, 52.1], [5, 52]]] }], // prettier-ignore
    },
  ])
})

const positions = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), { minLength: 4, maxLength: 9 }) // prettier-ignore

test('the sweep finds a crossing where comparing all pairs of sides finds one', () => {
  fc.assert(
    fc.property(positions, (corners) => {
      const ring = closedRing(corners)
      fc.pre(ring.length >= 4)
      expect(crossesItself(ring)).toBe(crossesSlowly(ring))
    }),
  )
})

test('a point that stands for an area lies in it and in no hole, and an area stands before a line and a point', () => {
  const square = (from: number, to: number): Position[] => [[from, from], [to, from], [to, to], [from, to], [from, from]] // prettier-ignore
  const [x = 0, y = 0] = pointOn([{ kind: 'point', at: [90, 9] }, { kind: 'area', rings: [square(0, 10), square(1, 9)] }]) ?? [] // prettier-ignore
  expect(x > 0 && x < 10 && y > 0 && y < 10).toBe(true)
  expect(x > 1 && x < 9 && y > 1 && y < 9).toBe(false)
  // A horseshoe has its middle outside itself.
  const shoe: Position[] = [[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]] // prettier-ignore
  const [across = 5] = pointOn([{ kind: 'area', rings: [shoe] }]) ?? []
  expect(across < 2 || across > 8).toBe(true)
  expect(pointOn([{ kind: 'line', points: [[0, 0], [1, 1], [2, 0]] }])).toEqual([1, 1]) // prettier-ignore
})

const closedRing = (corners: readonly (readonly [number, number])[]): readonly Position[] => {
  const apart = corners.filter((corner, at) => at === 0 || String(corner) !== String(corners[at - 1]))
  const [first] = apart
  return first === undefined || String(first) === String(apart.at(-1)) ? apart : [...apart, first]
}

/** Every pair of sides that are not neighbours, by solving for where they meet, ends that are shared left out. */
const crossesSlowly = (ring: readonly Position[]): boolean => {
  const sides = ring.slice(1).map((b, at) => [ring[at] ?? b, b] as const)
  return sides.some(([a, b], one) =>
    sides.some(([c, d], other) => {
      const apart = Math.abs(one - other)
      if (other <= one || apart === 1 || apart === sides.length - 1) return false
      if ([a, b].some((p) => String(p) === String(c) || String(p) === String(d))) return false
      const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
      const denominator = rx * sy - ry * sx
      const [qx, qy] = [c[0] - a[0], c[1] - a[1]]
      if (denominator !== 0) {
        const [t, u] = [(qx * sy - qy * sx) / denominator, (qx * ry - qy * rx) / denominator]
        return t >= 0 && t <= 1 && u >= 0 && u <= 1
      }
      if (qx * ry - qy * rx !== 0) return false
      const along = (p: Position) => ((p[0] - a[0]) * rx + (p[1] - a[1]) * ry) / (rx * rx + ry * ry)
      return Math.max(along(c), along(d)) >= 0 && Math.min(along(c), along(d)) <= 1
    }),
  )
}
