import { describe, expect, test } from 'vitest'
import { layerLimits, readLayer } from '#domain/field/map-layer.ts'
import { mayWrite } from '#domain/project/role.ts'
import { understands } from '#domain/records.ts'
import type { Json } from '#domain/sync/operation.ts'
import { scopesOf } from '#domain/sync/scope.ts'

const feature = (geometry: unknown, properties: unknown = null) => ({ type: 'Feature', properties, geometry })
const file = (...features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const square = (west: number, south: number, side = 0.001) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
})

test('a layer keeps shapes and their names, and nothing else of a file', () => {
  const read = readLayer(file(feature(square(5.1, 52.1), { naam: ' Kersenpark ', eigenaar: 'Jansen' })))
  expect(read).toEqual({
    ok: true,
    features: [
      { name: 'Kersenpark', shapes: [{ kind: 'area', rings: [expect.arrayContaining([[5.1, 52.1]])] }] },
    ],
  })
  if (!read.ok) throw new Error(read.reason)
  const fields = { name: 'Groen', attribution: '© Gemeente', features: read.features as unknown as Json }
  expect(understands('mapLayer', fields)).toBe(true)
  expect(understands('mapLayer', { ...fields, attribution: ' ' })).toBe(false)
  expect(scopesOf({ type: 'mapLayer', fields })).toEqual(['project'])
  expect(
    ['coordinator', 'volunteer', 'interviewer'].filter((role) => mayWrite(role as 'volunteer', 'mapLayer')),
  ).toEqual(['coordinator'])
})

describe('a file is refused as a whole, with the number of its shape', () => {
  const good = feature(square(5.1, 52.1))
  const bowTie = {
    type: 'Polygon',
    coordinates: [
      [
        [5, 52],
        [5.1, 52.1],
        [5.1, 52],
        [5, 52.1],
        [5, 52],
      ],
    ],
  }
  test.each([
    ['swappedAxes', square(52.1, 5.1)],
    ['rdCoordinates', square(136_000, 455_000, 10)],
    ['noGeometry', null],
    ['selfCrossing', bowTie],
    [
      'antimeridian',
      {
        type: 'LineString',
        coordinates: [
          [179, 10],
          [-179, 10],
        ],
      },
    ],
    ['outOfRange', { type: 'Point', coordinates: [500, 95] }],
  ])('%s', (problem, geometry) => {
    expect(readLayer(file(good, feature(geometry)))).toEqual({
      ok: false,
      reason: 'feature',
      number: 2,
      problem,
    })
  })
})

test.each([
  ['notJson', '{'],
  ['noFeatures', '{}'],
  [
    'tooManyFeatures',
    file(...Array.from({ length: layerLimits.features + 1 }, () => feature(square(5.1, 52.1)))),
  ],
  [
    'tooManyPoints',
    file(
      feature({
        type: 'LineString',
        coordinates: Array.from({ length: layerLimits.path + 1 }, (_, at) => [5 + at / 1e5, 52]),
      }),
    ),
  ],
  ['tooBig', ' '.repeat(layerLimits.bytes + 1)],
])('a file is refused: %s', (reason, text) => {
  expect(readLayer(text)).toEqual({ ok: false, reason })
})
