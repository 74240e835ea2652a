import type { Bounds } from '../project/boundary.ts'

/** Where one square picture of a map lies: zoom, column and row, as web maps count them (Web Mercator, EPSG:3857). */
export interface TileSpot {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** The address of a picture. `template` has `{z}`, `{x}` and `{y}`. */
export const tileUrl = (template: string, { z, x, y }: TileSpot): string =>
  template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y))

/** Which picture an address asks for, if it is one of that template. */
export const tileSpotOf = (template: string, url: string): TileSpot | undefined => {
  const names = [...template.matchAll(placeholder)].map(([name]) => name)
  const around = template.split(placeholder).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const numbers = new RegExp(`^${around.join('(\\d+)')}$`).exec(url)
  if (numbers === null) return undefined
  const [z, x, y] = ['{z}', '{x}', '{y}'].map((name) => Number(numbers[names.indexOf(name) + 1]))
  return z === undefined || x === undefined || y === undefined ? undefined : { z, x, y }
}

const placeholder = /\{[zxy]\}/g

/** The same ground `levels` zooms further out: one picture, of which this one is a corner. */
export const parentOf = ({ z, x, y }: TileSpot, levels: number): TileSpot => ({
  z: z - levels,
  x: Math.floor(x / 2 ** levels),
  y: Math.floor(y / 2 ** levels),
})

/** A point of the world as fractions from the north-west corner of the square that web maps draw. */
export const worldPoint = (lon: number, lat: number): readonly [number, number] => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

/** Degrees around a picture. */
export const tileBounds = ({ z, x, y }: TileSpot): Bounds => ({
  west: longitude(x, z),
  east: longitude(x + 1, z),
  north: latitude(y, z),
  south: latitude(y + 1, z),
})

/** Of the western edge of a column, in degrees; a half column is a middle. */
export const longitude = (column: number, zoom: number): number => (column / 2 ** zoom - 0.5) * 360
/** Of the northern edge of a row, in degrees: the inverse of Web Mercator (EPSG:3857). */
export const latitude = (row: number, zoom: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** zoom))) * 180) / Math.PI
