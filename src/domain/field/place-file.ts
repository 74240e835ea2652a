import { guessMapping } from './address-import.ts'
import type { TableEncoding } from './address-list.ts'
import { pointOn, positionsOf, type Shape } from './geo-shape.ts'
import {
  type Axes,
  type Feature,
  type FeatureProblem,
  type NoGeoJson,
  type RawFeature,
  readFeatures,
  type ReadGeoJson,
  readGeoJson,
} from './geojson.ts'
import { distanceM } from './place.ts'

/** What the screen asks of the worker that reads a file of places, and what it answers. */

export interface PlaceAsk {
  /** Only the first time: it stays in the worker. */
  readonly file?: ArrayBuffer
  readonly kind: 'geojson' | 'csv'
  readonly axes: Axes
  /** Of a table: which columns hold the position, from 0. Undefined: guessed from the headings. */
  readonly columns?: PositionColumns | undefined
}

export interface PositionColumns {
  /** Longitude, or x. */
  readonly x: number
  /** Latitude, or y. */
  readonly y: number
}

/** A place in a file, as a point. */
export interface Spot {
  /** Of the feature, or of the row as a spreadsheet counts. */
  readonly number: number
  readonly id: string
  readonly lat: number
  readonly lon: number
  /** Half of its size, or what pointing gives. */
  readonly accuracyM: number
  readonly properties: Readonly<Record<string, string>>
}

/** What a file says of a place in one column; '' where it says nothing. A file names its columns as it likes, also after
 *  what every object has. */
export const saidOf = ({ properties }: Pick<Spot, 'properties'>, column: string | undefined): string =>
  column !== undefined && Object.hasOwn(properties, column) ? (properties[column] ?? '') : ''

export type NoPlaces = NoGeoJson | 'noPositionColumns'

export type ReadPlaces =
  | {
      readonly ok: false
      readonly reason: NoPlaces
      /** Headings to choose the position from. */
      readonly headings?: readonly string[]
    }
  | {
      readonly ok: true
      readonly spots: readonly Spot[]
      readonly problems: readonly { readonly number: number; readonly problem: FeatureProblem }[]
      readonly columns: readonly string[]
      readonly table?: {
        readonly headings: readonly string[]
        readonly position: PositionColumns
        readonly encoding: TableEncoding
      }
    }

/** Places out of GeoJSON. */
export const placesIn = (text: string, axes: Axes): ReadPlaces => {
  const read = readGeoJson(text, axes)
  return read.ok ? spotsOf(read, 0) : read
}

/** Places out of a table of text under a heading. */
export const placesOfTable = (
  {
    heading,
    rows,
    encoding,
  }: {
    readonly heading: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly encoding: TableEncoding
  },
  { axes, columns }: Pick<PlaceAsk, 'axes' | 'columns'>,
): ReadPlaces => {
  const position = columns ?? guessPosition(heading)
  if (position === undefined) return { ok: false, reason: 'noPositionColumns', headings: heading }
  const filled = rows.flatMap((cells, index) =>
    cells.some((cell) => cell.trim() !== '') ? [{ cells, row: index + 2 }] : [],
  )
  const read = readFeatures(
    filled.map(({ cells }) => rowFeature(heading, cells, position)),
    axes,
  )
  if (!read.ok) return read
  const rowOf = (number: number) => filled[number - 1]?.row ?? number
  const places = spotsOf(
    {
      ...read,
      features: read.features.map((feature) => ({ ...feature, number: rowOf(feature.number) })),
      problems: read.problems.map(({ number, problem }) => ({ number: rowOf(number), problem })),
    },
    pointedM,
  )
  return places.ok ? { ...places, table: { headings: heading, position, encoding } } : places
}

/** A point in a file says nothing about how near it is. */
const pointedM = 10

const rowFeature = (
  heading: readonly string[],
  cells: readonly string[],
  { x, y }: PositionColumns,
): RawFeature => {
  const [across, up] = [(cells[x] ?? '').trim(), (cells[y] ?? '').trim()]
  const properties = Object.fromEntries(
    heading.map((name, index) => [
      name.trim() === '' ? `#${String(index + 1)}` : name.trim(),
      cells[index] ?? '',
    ]),
  )
  if (across === '' && up === '') return { geometry: null, properties }
  return { geometry: { type: 'Point', coordinates: [numberIn(across), numberIn(up)] }, properties }
}

/** With a comma or a point. What is no number stays text, and is named later. */
const numberIn = (text: string): number | string =>
  /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text

const guessPosition = (heading: readonly string[]): PositionColumns | undefined => {
  const { lat, lon, x, y } = guessMapping(heading)
  if (lat !== undefined && lon !== undefined) return { x: lon, y: lat }
  return x !== undefined && y !== undefined ? { x, y } : undefined
}

/** Longer texts are of no use to anybody on a walk. */
const longest = 1_000

const spotsOf = (read: Extract<ReadGeoJson, { ok: true }>, leastM: number): ReadPlaces => {
  const columns = new Set<string>()
  const spots = read.features.flatMap((feature): readonly Spot[] => {
    const at = pointOn(feature.shapes)
    if (at === undefined) return []
    const properties = textsOf(feature)
    for (const name of Object.keys(properties)) columns.add(name)
    const [lon, lat] = at
    const accuracyM = Math.max(leastM, pointedM, Math.round(radiusM(feature.shapes)))
    return [{ number: feature.number, id: feature.id, lat, lon, accuracyM, properties }]
  })
  return { ok: true, spots, problems: read.problems, columns: [...columns] }
}

/** Half of the diagonal around everything, at most a kilometre. */
const radiusM = (shapes: readonly Shape[]): number => {
  const points = shapes.flatMap(positionsOf)
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [lon, lat] of points) {
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  return Math.min(1_000, distanceM({ lat: box.south, lon: box.west }, { lat: box.north, lon: box.east }) / 2)
}

const textsOf = ({ properties }: Feature): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]): [string, string][] => {
      if (typeof value === 'string' && value.trim() !== '') return [[name, value.trim().slice(0, longest)]]
      return typeof value === 'number' || typeof value === 'boolean' ? [[name, String(value)]] : []
    }),
  )
