import { misreading } from '../field/geojson.ts'
import type { AreaGeometry } from './project.ts'

/** Reads a neighbourhood's boundary out of a GeoJSON file, and answers where it lies. */

export type NoBoundary =
  | 'notJson'
  /** No Polygon or MultiPolygon in it: points, lines, or no GeoJSON at all. */
  | 'noPolygon'
  /** Latitude stands first. GeoJSON wants longitude first (RFC 7946 §3.1.1). */
  | 'swappedAxes'
  /** Metres of the Dutch national grid (EPSG:28992) instead of degrees. */
  | 'rdCoordinates'
  | 'outOfRange'
  /** A ring of fewer than three corners. */
  | 'tooFewPoints'
  | 'tooManyPoints'

export type ReadBoundary =
  | { readonly ok: true; readonly geometry: AreaGeometry; readonly points: number }
  | { readonly ok: false; readonly reason: NoBoundary }

/** A ring that still fits in an operation, and all rings together in one push. */
export const maxRingPoints = 5_000
export const maxBoundaryPoints = 20_000

type Point = readonly [number, number]
type Ring = [number, number][]

/** Takes a FeatureCollection, Feature or geometry; several polygons become one MultiPolygon, open rings are closed,
 *  heights are dropped and degrees rounded to about a centimetre. Never throws. */
export const readBoundary = (text: string): ReadBoundary => {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, reason: 'notJson' }
  }
  const polygons = polygonsIn(json)
  const rings = polygons.flat()
  const points = rings.flat()
  if (rings.length === 0) return { ok: false, reason: 'noPolygon' }
  if (points.length > maxBoundaryPoints || rings.some((ring) => ring.length > maxRingPoints))
    return { ok: false, reason: 'tooManyPoints' }
  const misread = misreading(points)
  if (misread !== undefined) return { ok: false, reason: misread }
  const closed = polygons.map((polygon) => polygon.map(closeRing))
  if (closed.flat().some((ring) => ring.length < 4)) return { ok: false, reason: 'tooFewPoints' }
  const [only, ...others] = closed
  if (only === undefined) return { ok: false, reason: 'noPolygon' }
  const geometry: AreaGeometry =
    others.length === 0
      ? { type: 'Polygon', coordinates: only }
      : { type: 'MultiPolygon', coordinates: closed }
  return { ok: true, geometry, points: closed.flat(2).length }
}

export interface Bounds {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The smallest box of degrees around an area. */
export const boundsOf = (geometry: AreaGeometry): Bounds => {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [lon, lat] of ringsOf(geometry).flat()) {
    bounds.west = Math.min(bounds.west, lon)
    bounds.east = Math.max(bounds.east, lon)
    bounds.south = Math.min(bounds.south, lat)
    bounds.north = Math.max(bounds.north, lat)
  }
  return bounds
}

/** The middle of the box around an area: a place to begin looking, not necessarily inside. */
export const centreOf = (geometry: AreaGeometry): { readonly lat: number; readonly lon: number } => {
  const { west, south, east, north } = boundsOf(geometry)
  return { lat: (south + north) / 2, lon: (west + east) / 2 }
}

/** Whether a point lies in an area; holes are outside. Even-odd rule, so the direction of rings does not matter. */
export const contains = (
  geometry: AreaGeometry,
  { lat, lon }: { readonly lat: number; readonly lon: number },
): boolean =>
  polygonsOf(geometry).some((rings) => rings.filter((ring) => crosses(ring, lon, lat)).length % 2 === 1)

/** Rings of all polygons of an area, outer ones and holes alike. */
export const ringsOf = (
  geometry: AreaGeometry,
): readonly (readonly (readonly [number, number, ...number[]])[])[] => polygonsOf(geometry).flat()

const polygonsOf = (geometry: AreaGeometry) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

const crosses = (
  ring: readonly (readonly [number, number, ...number[]])[],
  x: number,
  y: number,
): boolean => {
  let inside = false
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]
    const b = ring[(i + ring.length - 1) % ring.length]
    if (a === undefined || b === undefined) continue
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

/** Every polygon in a GeoJSON object, five collections deep at most. */
const polygonsIn = (json: unknown, depth = 0): readonly (readonly (readonly Point[])[])[] => {
  if (!isObject(json) || depth > 5) return []
  switch (json['type']) {
    case 'FeatureCollection':
      return items(json['features']).flatMap((feature) => polygonsIn(feature, depth + 1))
    case 'Feature':
      return polygonsIn(json['geometry'], depth + 1)
    case 'GeometryCollection':
      return items(json['geometries']).flatMap((geometry) => polygonsIn(geometry, depth + 1))
    case 'Polygon':
      return polygon(json['coordinates'])
    case 'MultiPolygon':
      return items(json['coordinates']).flatMap(polygon)
    default:
      return []
  }
}

const polygon = (coordinates: unknown): readonly (readonly (readonly Point[])[])[] => {
  const rings = items(coordinates).map((ring) => items(ring).map(point))
  return rings.length === 0 ? [] : [rings]
}

/** What is no pair of numbers becomes a point that no check lets through. */
const point = (position: unknown): Point => {
  const [x, y] = items(position)
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : [NaN, NaN]
}

const closeRing = (ring: readonly Point[]): Ring => {
  const rounded = ring.map(([x, y]): [number, number] => [round(x), round(y)])
  const corners = rounded.filter((corner, index) => index === 0 || !same(corner, rounded[index - 1]))
  const [first] = corners
  if (first === undefined || corners.length < 3) return corners
  return same(first, corners.at(-1)) ? corners : [...corners, [first[0], first[1]]]
}

const same = (a: Point, b: Point | undefined): boolean => b !== undefined && a[0] === b[0] && a[1] === b[1]
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7
const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
