import * as z from 'zod/mini'
import { type FeatureProblem, type NoGeoJson, readGeoJson } from './geojson.ts'
import { pathsOf, positionsOf, type Shape } from './geo-shape.ts'

/** A layer of the coordinator's own on the map of everybody: cadastral lines, green areas. Only shapes and their names;
 *  nothing else of a file is kept. */
export const mapLayerVersion = 1

export const layerLimits = {
  /** Of a file, before it is read. */
  bytes: 2_000_000,
  features: 500,
  /** Corners of all features together: a layer goes over the wire as one operation. */
  points: 8_000,
  /** Corners of one line or ring. */
  path: 5_000,
  name: 60,
} as const

const Point = z.tuple([
  z.number().check(z.minimum(-180), z.maximum(180)),
  z.number().check(z.minimum(-90), z.maximum(90)),
])
const Path = z.array(Point).check(z.maxLength(layerLimits.path))
const ShapeFields = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), at: Point }),
  z.object({ kind: z.literal('line'), points: Path }),
  z.object({ kind: z.literal('area'), rings: z.array(Path) }),
])

export const MapLayerFields = z
  .looseObject({
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(layerLimits.name)),
    /** Whose data it is; stands on the map. */
    attribution: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
    features: z
      .array(
        z.object({ name: z.string().check(z.maxLength(layerLimits.name)), shapes: z.array(ShapeFields) }),
      )
      .check(z.maxLength(layerLimits.features)),
    archived: z.optional(z.boolean()),
  })
  .check(z.refine(({ features }) => pointsIn(features.flatMap(({ shapes }) => shapes)) <= layerLimits.points))
export type MapLayerFields = z.infer<typeof MapLayerFields>

export interface LayerFeature {
  readonly name: string
  readonly shapes: readonly Shape[]
}

export type ReadLayer =
  | { readonly ok: true; readonly features: readonly LayerFeature[] }
  | { readonly ok: false; readonly reason: NoGeoJson | 'tooBig' }
  /** Nothing is taken while one feature cannot be trusted. */
  | {
      readonly ok: false
      readonly reason: 'feature'
      readonly number: number
      readonly problem: FeatureProblem
    }

/** A file as a layer, all or nothing. */
export const readLayer = (text: string): ReadLayer => {
  if (text.length > layerLimits.bytes) return { ok: false, reason: 'tooBig' }
  const read = readGeoJson(text)
  if (!read.ok) return read
  const [wrong] = read.problems
  if (wrong !== undefined) return { ok: false, reason: 'feature', ...wrong }
  if (read.features.length > layerLimits.features) return { ok: false, reason: 'tooManyFeatures' }
  const shapes = read.features.flatMap((feature) => feature.shapes)
  if (
    pointsIn(shapes) > layerLimits.points ||
    shapes.flatMap(pathsOf).some(({ length }) => length > layerLimits.path)
  )
    return { ok: false, reason: 'tooManyPoints' }
  return {
    ok: true,
    features: read.features.map(({ properties, shapes }) => ({ name: nameIn(properties), shapes })),
  }
}

/** What maps usually call a feature by. */
const nameKeys = ['naam', 'name', 'title', 'titel', 'omschrijving']

const nameIn = (properties: Readonly<Record<string, unknown>>): string => {
  const found = nameKeys.map((key) => properties[key]).find((value) => typeof value === 'string')
  return typeof found === 'string' ? found.trim().slice(0, layerLimits.name) : ''
}

const pointsIn = (shapes: readonly Shape[]): number =>
  shapes.reduce((sum, shape) => sum + positionsOf(shape).length, 0)
