import { crossesItself, pathsOf, type Position, positionsOf, type Shape } from './geo-shape.ts'
import { fromRd, looksLikeRd } from './rd.ts'

/** Reads GeoJSON (RFC 7946) as people send it: what cannot be trusted is named with the number of its feature. */

export const geoLimits = {
  /** Of a file, before it is read. */
  bytes: 50_000_000,
  features: 20_000,
  /** Corners of all features together, and of one line or ring. */
  points: 500_000,
  path: 20_000,
} as const

/** How the numbers are to be understood. A person decides, after a reading found something odd. */
export const axesChoices = ['lonLat', 'latLon', 'rd'] as const
export type Axes = (typeof axesChoices)[number]

export type FeatureProblem =
  | 'noGeometry'
  | 'unknownGeometry'
  | 'badNumbers'
  /** Latitude stands first. */
  | 'swappedAxes'
  /** Metres of the Dutch national grid (EPSG:28992). */
  | 'rdCoordinates'
  /** Said to be metres of that grid, and they are none. */
  | 'notRd'
  | 'outOfRange'
  | 'antimeridian'
  | 'tooFewPoints'
  | 'tooManyPoints'
  | 'selfCrossing'

export interface Feature {
  /** As people count: the first is 1. */
  readonly number: number
  /** As the source names it; empty when it does not. */
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
  /** Longitude first, WGS84. Never empty. */
  readonly shapes: readonly Shape[]
}

export type NoGeoJson = 'notJson' | 'noFeatures' | 'tooManyFeatures' | 'tooManyPoints'

export type ReadGeoJson =
  | { readonly ok: false; readonly reason: NoGeoJson }
  | {
      readonly ok: true
      readonly features: readonly Feature[]
      /** Features that are not in the list, in their order. */
      readonly problems: readonly { readonly number: number; readonly problem: FeatureProblem }[]
    }

/** Takes a FeatureCollection, one Feature or one geometry. Open rings are closed, heights dropped, and degrees rounded to
 *  about a centimetre. Never throws. */
export const readGeoJson = (text: string, axes: Axes = 'lonLat'): ReadGeoJson => {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, reason: 'notJson' }
  }
  return readFeatures(featuresIn(json), axes)
}

/** A feature as it stands in a file. */
export interface RawFeature {
  readonly geometry?: unknown
  readonly properties?: unknown
  readonly id?: unknown
}

/** The same for features that came out of another kind of file. */
export const readFeatures = (found: readonly RawFeature[], axes: Axes): ReadGeoJson => {
  if (found.length === 0) return { ok: false, reason: 'noFeatures' }
  if (found.length > geoLimits.features) return { ok: false, reason: 'tooManyFeatures' }
  const features: Feature[] = []
  const problems: { number: number; problem: FeatureProblem }[] = []
  let points = 0
  for (const [index, feature] of found.entries()) {
    const number = index + 1
    const read = shapesOf(feature.geometry, axes)
    if (!read.ok) {
      problems.push({ number, problem: read.problem })
      continue
    }
    points += read.shapes.reduce((sum, shape) => sum + positionsOf(shape).length, 0)
    if (points > geoLimits.points) return { ok: false, reason: 'tooManyPoints' }
    const { properties, id } = feature
    features.push({
      number,
      id: typeof id === 'string' || typeof id === 'number' ? String(id) : '',
      properties: isObject(properties) ? properties : {},
      shapes: read.shapes,
    })
  }
  return { ok: true, features, problems }
}

/** Why pairs of numbers cannot be degrees with longitude first; undefined when they can. */
export const misreading = (
  points: readonly Position[],
): 'swappedAxes' | 'rdCoordinates' | 'outOfRange' | undefined => {
  const all = (test: (x: number, y: number) => boolean) => points.every(([x, y]) => test(x, y))
  if (points.length === 0) return undefined
  if (all((x, y) => looksLikeRd({ x, y }))) return 'rdCoordinates'
  // The Low Countries read the wrong way round lie in the sea off Somalia.
  if (all((x, y) => x >= 49 && x <= 54 && y >= 2 && y <= 8)) return 'swappedAxes'
  if (all((x, y) => Math.abs(x) <= 180 && Math.abs(y) <= 90)) return undefined
  return all((x, y) => Math.abs(x) <= 90 && Math.abs(y) <= 180) ? 'swappedAxes' : 'outOfRange'
}

type Shapes =
  | { readonly ok: true; readonly shapes: readonly Shape[] }
  | { readonly ok: false; readonly problem: FeatureProblem }

const shapesOf = (geometry: unknown, axes: Axes): Shapes => {
  if (geometry === null || geometry === undefined) return { ok: false, problem: 'noGeometry' }
  const raw = rawShapes(geometry, 0)
  if (raw === undefined) return { ok: false, problem: 'unknownGeometry' }
  const problem = problemOf(raw, axes)
  if (problem !== undefined) return { ok: false, problem }
  const shapes = raw.map((shape) => moved(shape, axes))
  const late = problemAfter(shapes)
  return late === undefined ? { ok: true, shapes } : { ok: false, problem: late }
}

/** What is wrong with the numbers as they stand there. */
const problemOf = (shapes: readonly Shape[], axes: Axes): FeatureProblem | undefined => {
  const points = shapes.flatMap(positionsOf)
  if (points.length === 0) return 'noGeometry'
  if (
    points.length > geoLimits.points ||
    shapes.flatMap(pathsOf).some((path) => path.length > geoLimits.path)
  )
    return 'tooManyPoints'
  if (points.some((point) => point.some(Number.isNaN))) return 'badNumbers'
  if (axes === 'rd') return points.every(([x, y]) => looksLikeRd({ x, y })) ? undefined : 'notRd'
  if (axes === 'lonLat') return misreading(points)
  // In a file that is swapped in part, the others are wrong once it is swapped as a whole.
  return misreading(points.map(([x, y]): Position => [y, x]))
}

/** What is wrong with the shapes once they are degrees. */
const problemAfter = (shapes: readonly Shape[]): FeatureProblem | undefined => {
  const paths = shapes.flatMap(pathsOf)
  const rings = shapes.flatMap((shape) => (shape.kind === 'area' ? shape.rings : []))
  if (rings.some((ring) => ring.length < 4) || paths.some((path) => path.length < 2)) return 'tooFewPoints'
  // A step of more than half the earth goes the other way round.
  if (paths.some((path) => path.some(([x], at) => Math.abs(x - (path[at - 1]?.[0] ?? x)) > 180)))
    return 'antimeridian'
  return rings.some(crossesItself) ? 'selfCrossing' : undefined
}

const moved = (shape: Shape, axes: Axes): Shape => {
  const move = ([x, y]: Position): Position => {
    if (axes === 'latLon') return [round(y), round(x)]
    if (axes === 'lonLat') return [round(x), round(y)]
    const { lat, lon } = fromRd({ x, y })
    return [round(lon), round(lat)]
  }
  switch (shape.kind) {
    case 'point':
      return { kind: 'point', at: move(shape.at) }
    case 'line':
      return { kind: 'line', points: withoutRepeats(shape.points.map(move)) }
    case 'area':
      return { kind: 'area', rings: shape.rings.map((ring) => closed(withoutRepeats(ring.map(move)))) }
  }
}

const withoutRepeats = (points: readonly Position[]): readonly Position[] =>
  points.filter((point, at) => at === 0 || !same(point, points[at - 1]))

const closed = (ring: readonly Position[]): readonly Position[] => {
  const [first] = ring
  return first === undefined || same(first, ring.at(-1)) ? ring : [...ring, first]
}

const same = (a: Position, b: Position | undefined): boolean =>
  b !== undefined && a[0] === b[0] && a[1] === b[1]
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** Collections in collections are followed three deep. */
const deepest = 3

const rawShapes = (geometry: unknown, depth: number): readonly Shape[] | undefined => {
  if (!isObject(geometry) || depth > deepest) return undefined
  const { coordinates } = geometry
  const line = (path: unknown): Shape => ({ kind: 'line', points: positions(path) })
  const area = (rings: unknown): Shape => ({ kind: 'area', rings: items(rings).map(positions) })
  const point = (at: unknown): Shape => ({ kind: 'point', at: position(at) })
  switch (geometry['type']) {
    case 'Point':
      return items(coordinates).length === 0 ? [] : [point(coordinates)]
    case 'MultiPoint':
      return items(coordinates).map(point)
    case 'LineString':
      return [line(coordinates)]
    case 'MultiLineString':
      return items(coordinates).map(line)
    case 'Polygon':
      return [area(coordinates)]
    case 'MultiPolygon':
      return items(coordinates).map(area)
    case 'GeometryCollection': {
      const parts = items(geometry['geometries']).map((part) => rawShapes(part, depth + 1))
      return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? [])
    }
    default:
      return undefined
  }
}

const positions = (path: unknown): readonly Position[] => items(path).map(position)

/** What is no pair of numbers becomes a position that no check lets through. */
const position = (pair: unknown): Position => {
  const [x, y] = items(pair)
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : [Number.NaN, Number.NaN]
}

const featuresIn = (json: unknown): readonly RawFeature[] => {
  if (!isObject(json)) return []
  if (json['type'] === 'FeatureCollection')
    // What is no object counts as a feature without a geometry, so that the numbers stay those of the file.
    return items(json['features']).map((feature) => (isObject(feature) ? feature : {}))
  if (json['type'] === 'Feature') return [json]
  return 'coordinates' in json || 'geometries' in json ? [{ geometry: json }] : []
}

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
