import { describe, expect, test } from 'vitest'
import { sightingMap } from '#domain/export/geojson.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import { idOf, interview, sighting } from './sample.ts'

const clockwise: AreaGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [5.1, 52.0],
      [5.1, 52.1],
      [5.2, 52.1],
      [5.2, 52.0],
      [5.1, 52.0],
    ],
    [
      [5.14, 52.04],
      [5.16, 52.04],
      [5.16, 52.06],
      [5.14, 52.06],
      [5.14, 52.04],
    ],
  ],
}

const map = (boundary: AreaGeometry | null = null) =>
  sightingMap({
    records: [
      sighting(1, { note: '<b>"hallo"</b>' }),
      sighting(2, { place: null as never, interviewRef: idOf(9) }),
      interview(3, {}),
    ],
    boundary,
    language: 'nl',
    exportedOn: '2026-11-23',
    erased: [idOf(8)],
  })

describe('the map file', () => {
  test('writes longitude before latitude, on a centimetre', () => {
    const { features } = map()
    expect(features[0]?.geometry).toEqual({ type: 'Point', coordinates: [5.1212346, 52.0912346] })
    expect(features[0]?.id).toBe(idOf(1))
  })

  test('holds sightings only: nothing of a conversation', () => {
    expect(map().features.every(({ properties }) => properties['feature'] === 'sighting')).toBe(true)
  })

  test('turns the boundary by the right-hand rule: outside counter-clockwise, holes clockwise', () => {
    const geometry = map(clockwise).features[0]?.geometry
    if (geometry?.type !== 'Polygon') throw new Error('no polygon')
    const turns = geometry.coordinates.map((ring) =>
      Math.sign(
        ring.slice(1).reduce((sum, [x = 0, y = 0], at) => {
          const [beforeX = 0, beforeY = 0] = ring[at] ?? []
          return sum + beforeX * y - x * beforeY
        }, 0),
      ),
    )
    expect(turns).toEqual([1, -1])
    expect(geometry.coordinates[0]?.[0]).toEqual(geometry.coordinates[0]?.at(-1))
  })

  test('carries its date and what was erased', () => {
    expect(map()).toMatchObject({ type: 'FeatureCollection', exportedOn: '2026-11-23', erased: [idOf(8)] })
  })
})
