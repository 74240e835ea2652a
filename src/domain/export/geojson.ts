import type { AreaGeometry } from '../project/project.ts'
import type { Stored } from '../sync/record.ts'
import type { Language } from '../text.ts'
import { sightingsIn, sightingTable } from './sighting-tables.ts'
import type { Cell } from './table.ts'

type Position = readonly number[]
type Polygon = readonly (readonly Position[])[]

export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: Polygon }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] }

export interface Feature {
  readonly type: 'Feature'
  readonly id: string
  /** Null for a tip, which has its place in words only. */
  readonly geometry: Geometry | null
  readonly properties: Readonly<Record<string, Cell>>
}

export interface FeatureCollection {
  readonly type: 'FeatureCollection'
  readonly exportedOn: string
  readonly erased: readonly string[]
  readonly features: readonly Feature[]
}

/** Sightings and the boundary for a map program (RFC 7946): WGS84, longitude first, outer rings counter-clockwise.
 *  `exportedOn` and `erased` are foreign members, which readers pass over. */
export const sightingMap = ({
  records,
  boundary,
  language,
  exportedOn,
  erased,
}: {
  readonly records: readonly Stored[]
  readonly boundary: AreaGeometry | null | undefined
  readonly language: Language
  /** `YYYY-MM-DD`. */
  readonly exportedOn: string
  readonly erased: readonly string[]
}): FeatureCollection => {
  const sightings = sightingsIn(records)
  const { columns, rows } = sightingTable(sightings, language)
  const area: readonly Feature[] =
    boundary === null || boundary === undefined
      ? []
      : [
          {
            type: 'Feature',
            id: 'boundary',
            geometry: rewound(boundary),
            properties: { feature: 'boundary' },
          },
        ]
  return {
    type: 'FeatureCollection',
    exportedOn,
    erased,
    features: [
      ...area,
      ...sightings.map(({ id, fields }, row): Feature => {
        const cells = columns.flatMap(({ name, kind }, at): [string, Cell][] =>
          kind === 'flag' || placeColumns.has(name) ? [] : [[name, rows[row]?.[at] ?? null]],
        )
        return {
          type: 'Feature',
          id,
          geometry:
            fields.place === undefined
              ? null
              : { type: 'Point', coordinates: [degrees(fields.place.lon), degrees(fields.place.lat)] },
          properties: { feature: 'sighting', ...Object.fromEntries(cells) },
        }
      }),
    ],
  }
}

/** They are the geometry. */
const placeColumns = new Set(['lat', 'lon', 'sighting_id'])

/** Seven decimals are a centimetre. */
const degrees = (value: number): number => Math.round(value * 1e7) / 1e7

const rewound = (area: AreaGeometry): Geometry =>
  area.type === 'Polygon'
    ? { type: 'Polygon', coordinates: polygon(area.coordinates) }
    : { type: 'MultiPolygon', coordinates: area.coordinates.map(polygon) }

/** Right-hand rule: the first ring runs counter-clockwise, holes clockwise. */
const polygon = (rings: Polygon): Polygon =>
  rings.map((ring, at) => (signedArea(ring) > 0 === (at === 0) ? ring : ring.toReversed()))

/** Positive when the ring runs counter-clockwise. */
const signedArea = (ring: readonly Position[]): number =>
  ring.reduce((sum, [x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? []
    return sum + x * nextY - nextX * y
  }, 0) / 2
