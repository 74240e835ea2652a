import type { AreaGeometry } from '../project/project.ts'
import type { Outline } from './publication.ts'

/** A corner may move by so many degrees, some ten metres, before the drawing keeps it. */
const tolerance = 0.000_1
const maxRings = 20
const maxPoints = 600
/** Degrees to some ten metres. */
const decimals = 1e4

type Point = readonly [number, number]

/** The boundary as a public page draws it: outer rings, coarse, and small enough for a record. Null when there is none.
 *  Method: Douglas and Peucker, Cartographica 10 (1973), with a wider tolerance until it fits. */
export const outlineOf = (geometry: AreaGeometry | null | undefined): Outline | null => {
  if (geometry == null) return null
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const rings = polygons
    .flatMap(([outer]) =>
      outer === undefined ? [] : [outer.map(([lon, lat]): Point => [round(lon), round(lat)])],
    )
    .toSorted((a, b) => b.length - a.length)
    .slice(0, maxRings)
    .map((ring) => coarse(ring))
    .filter((ring) => ring.length >= 4)
  return rings.length === 0 ? null : rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))
}

const coarse = (ring: readonly Point[]): readonly Point[] => {
  for (let width = tolerance; ; width *= 2) {
    const less = simplified(ring, width)
    if (less.length <= maxPoints) return less
  }
}

/** A ring begins where it ends, so it is cut at the corner farthest from there. */
const simplified = (ring: readonly Point[], width: number): readonly Point[] => {
  const [first] = ring
  if (first === undefined || ring.length <= 5) return ring
  const far = farthest(ring, ([lon, lat]) => Math.hypot(lon - first[0], lat - first[1]))
  return [...line(ring.slice(0, far.at + 1), width).slice(0, -1), ...line(ring.slice(far.at), width)]
}

const line = (points: readonly Point[], width: number): readonly Point[] => {
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined || points.length <= 2) return points
  const { at, distance } = farthest(points, (point) => offLine(point, first, last))
  if (distance <= width) return [first, last]
  return [...line(points.slice(0, at + 1), width).slice(0, -1), ...line(points.slice(at), width)]
}

const farthest = (points: readonly Point[], distanceOf: (point: Point) => number) =>
  points.reduce(
    (most, point, at) => {
      const distance = distanceOf(point)
      return distance > most.distance ? { at, distance } : most
    },
    { at: 0, distance: 0 },
  )

const offLine = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const length = Math.hypot(bx - ax, by - ay)
  return length === 0
    ? Math.hypot(x - ax, y - ay)
    : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
}

const round = (degrees: number): number => Math.round(degrees * decimals) / decimals
