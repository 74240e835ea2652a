import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  boundsOf,
  centreOf,
  contains,
  maxRingPoints,
  readBoundary,
  ringsOf,
} from '#domain/project/boundary.ts'
import { AreaGeometry } from '#domain/project/project.ts'

const square = [
  [5.1, 52.0],
  [5.2, 52.0],
  [5.2, 52.1],
  [5.1, 52.1],
  [5.1, 52.0],
]
const hole = [
  [5.14, 52.04],
  [5.16, 52.04],
  [5.16, 52.06],
  [5.14, 52.06],
  [5.14, 52.04],
]
const other = square.map(([x = 0, y = 0]) => [x + 1, y])
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })
const feature = (geometry: unknown) => ({ type: 'Feature', properties: { name: 'De Wilgenhoek' }, geometry })
const read = (json: unknown) => readBoundary(JSON.stringify(json))
const geometryOf = (json: unknown): AreaGeometry => {
  const answer = read(json)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.geometry
}

describe('a boundary is read from', () => {
  test.each([
    ['a bare polygon', polygon(square), 'Polygon', 1],
    ['a feature', feature(polygon(square)), 'Polygon', 1],
    [
      'a collection with one polygon',
      { type: 'FeatureCollection', features: [feature(polygon(square))] },
      'Polygon',
      1,
    ],
    [
      'a collection with two polygons, as one area in two parts',
      { type: 'FeatureCollection', features: [feature(polygon(square)), feature(polygon(other))] },
      'MultiPolygon',
      2,
    ],
    [
      'a collection in which a point stands beside the polygon',
      {
        type: 'FeatureCollection',
        features: [feature({ type: 'Point', coordinates: [5, 52] }), feature(polygon(square)), feature(null)],
      },
      'Polygon',
      1,
    ],
    ['a multipolygon of one part', { type: 'MultiPolygon', coordinates: [[square]] }, 'Polygon', 1],
    ['a geometry collection', { type: 'GeometryCollection', geometries: [polygon(square)] }, 'Polygon', 1],
    ['a polygon with a hole', polygon(square, hole), 'Polygon', 2],
  ])('%s', (_, json, type, rings) => {
    const geometry = geometryOf(json)
    expect(geometry.type).toBe(type)
    expect(ringsOf(geometry)).toHaveLength(rings)
    expect(z.safeParse(AreaGeometry, geometry).success).toBe(true)
  })

  test('a file with a byte order mark', () => {
    expect(readBoundary(`\uFEFF${JSON.stringify(polygon(square))}`).ok).toBe(true)
  })

  test('an open ring, which is closed', () => {
    expect(geometryOf(polygon(square.slice(0, 4)))).toEqual({ type: 'Polygon', coordinates: [square] })
  })

  test('corners with a height, which is dropped', () => {
    expect(geometryOf(polygon(square.map((corner) => [...corner, 3])))).toEqual({
      type: 'Polygon',
      coordinates: [square],
    })
  })

  test('a ring that names a corner twice, once', () => {
    const [first = [0, 0], ...rest] = square
    expect(geometryOf(polygon([first, first, ...rest]))).toEqual({ type: 'Polygon', coordinates: [square] })
  })
})

describe('a boundary is refused with its reason', () => {
  const moved = (move: (x: number, y: number) => number[]) =>
    polygon(square.map(([x = 0, y = 0]) => move(x, y)))
  test.each([
    ['no JSON', '<gml:Polygon/>', 'notJson'],
    ['an empty file', '', 'notJson'],
    ['JSON that is no GeoJSON', '{"hello":1}', 'noPolygon'],
    ['a number', '7', 'noPolygon'],
    ['only points', JSON.stringify(feature({ type: 'Point', coordinates: [5, 52] })), 'noPolygon'],
    ['a polygon without rings', JSON.stringify(polygon()), 'noPolygon'],
    ['latitude first', JSON.stringify(moved((x, y) => [y, x])), 'swappedAxes'],
    ['latitude first, far east', JSON.stringify(moved((x, y) => [y, x + 110])), 'swappedAxes'],
    ['the Dutch national grid', JSON.stringify(moved((x, y) => [x * 25_000, y * 9_000])), 'rdCoordinates'],
    ['Web Mercator metres', JSON.stringify(moved((x, y) => [x * 111_000, y * 131_000])), 'outOfRange'],
    ['corners that are words', JSON.stringify(polygon([['a', 'b'], ['c'], 'd', null])), 'outOfRange'],
    [
      'corners that are null',
      '{"type":"Polygon","coordinates":[[[null,null],[1,2],[3,4],[5,6]]]}',
      'outOfRange',
    ],
    ['two corners', JSON.stringify(polygon(square.slice(0, 2))), 'tooFewPoints'],
    ['a ring without corners', JSON.stringify(polygon([])), 'tooFewPoints'],
    [
      'a there-and-back of two corners',
      JSON.stringify(polygon([...square.slice(0, 2), square[0]])),
      'tooFewPoints',
    ],
    [
      'more corners than fit in one operation',
      JSON.stringify(polygon(Array.from({ length: maxRingPoints + 1 }, (_, i) => [5 + i / 1e5, 52]))),
      'tooManyPoints',
    ],
  ])('%s', (_, text, reason) => {
    expect(readBoundary(text)).toEqual({ ok: false, reason })
  })

  test('and never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom('Polygon', 'MultiPolygon', 'FeatureCollection'),
        (json, type) => {
          const text = `{"type":"${type}","coordinates":${json},"features":${json}}`
          const answer = readBoundary(text)
          if (answer.ok) expect(z.safeParse(AreaGeometry, answer.geometry).success).toBe(true)
        },
      ),
    )
  })
})

describe('where a boundary lies', () => {
  const area = geometryOf(polygon(square, hole))
  const two = geometryOf({ type: 'MultiPolygon', coordinates: [[square], [other]] })

  test('its box and its middle cover all its parts', () => {
    expect(boundsOf(two)).toEqual({ west: 5.1, south: 52, east: 6.2, north: 52.1 })
    expect(centreOf(area).lat).toBeCloseTo(52.05)
    expect(centreOf(area).lon).toBeCloseTo(5.15)
  })

  test.each([
    ['inside', area, 5.11, 52.01, true],
    ['in the hole', area, 5.15, 52.05, false],
    ['west of it', area, 5.0, 52.05, false],
    ['level with it but east', area, 5.3, 52.05, false],
    ['in the second part', two, 6.15, 52.05, true],
    ['between the parts', two, 5.6, 52.05, false],
  ])('a point %s', (_, geometry, lon, lat, inside) => {
    expect(contains(geometry, { lat, lon })).toBe(inside)
  })
})
