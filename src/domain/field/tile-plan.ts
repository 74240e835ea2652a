import { boundsOf } from '../project/boundary.ts'
import type { AreaGeometry } from '../project/project.ts'
import { type TileSpot, worldPoint } from './tile-spot.ts'

/** Which pictures of a map a phone keeps, so that a neighbourhood can be seen without internet. */

/** More than this is no neighbourhood any more, and no polite thing to ask of who serves them. */
export const mostTiles = 1_500
/** Metres around the boundary: a walk begins a street further. */
export const marginM = 150
/** From a whole town to single doors. Further in, the last pictures are enlarged. */
const nearest = 18
const farthest = 12

export interface TilePlan {
  /** From far to near, so that what came first serves the whole area. */
  readonly tiles: readonly TileSpot[]
  readonly fromZoom: number
  readonly toZoom: number
  /** Nearer ones would be too many: it stops before where it could. */
  readonly shallow: boolean
}

/** The pictures that touch an area, at zooms 12 to 18 as far as the map has them, and as near as fits in `most`. Undefined
 *  when even the farthest are too many. */
export const planTiles = (
  area: AreaGeometry,
  { minZoom, maxNativeZoom }: { readonly minZoom: number; readonly maxNativeZoom: number },
  { most = mostTiles, margin = marginM }: { readonly most?: number; readonly margin?: number } = {},
): TilePlan | undefined => {
  const fromZoom = Math.min(Math.max(farthest, minZoom), maxNativeZoom)
  const wished = Math.min(nearest, maxNativeZoom)
  const touches = touching(area, margin)
  const tiles: TileSpot[] = []
  let level: readonly TileSpot[] = [{ z: 0, x: 0, y: 0 }]
  let toZoom = fromZoom - 1
  for (let zoom = 0; zoom <= wished; zoom++) {
    if (zoom > 0) level = level.flatMap(quarters).filter(touches)
    if (tiles.length + level.length > most) break
    if (zoom < fromZoom) continue
    tiles.push(...level)
    toZoom = zoom
  }
  return tiles.length === 0 ? undefined : { tiles, fromZoom, toZoom, shallow: toZoom < wished }
}

/** A handful of the plan, from all zooms and most from the nearest, to tell from their sizes how large all are. */
export const sampleOf = ({ tiles }: TilePlan): readonly TileSpot[] =>
  [...byZoom(tiles).values()].flatMap((level) => {
    const wanted = level.length > 300 ? 4 : level.length > 30 ? 2 : 1
    return Array.from({ length: wanted }, (_, index) =>
      Math.floor(((index + 0.5) * level.length) / wanted),
    ).flatMap((at) => level[at] ?? [])
  })

/** About how many bytes a plan takes, when each picture of a zoom is as large as the sampled ones of that zoom. */
export const estimateBytes = (
  { tiles }: TilePlan,
  sample: readonly (TileSpot & { readonly bytes: number })[],
): number => {
  const mean = (some: readonly { readonly bytes: number }[]) =>
    some.length === 0 ? undefined : some.reduce((sum, { bytes }) => sum + bytes, 0) / some.length
  const overall = mean(sample) ?? 0
  const sampled = byZoom(sample)
  return Math.round(
    [...byZoom(tiles)].reduce(
      (sum, [zoom, level]) => sum + level.length * (mean(sampled.get(zoom) ?? []) ?? overall),
      0,
    ),
  )
}

const byZoom = <Spot extends TileSpot>(spots: readonly Spot[]): ReadonlyMap<number, readonly Spot[]> =>
  Map.groupBy(spots, ({ z }) => z)

const quarters = ({ z, x, y }: TileSpot): readonly TileSpot[] =>
  [0, 1].flatMap((down) => [0, 1].map((right) => ({ z: z + 1, x: 2 * x + right, y: 2 * y + down })))

const earthM = 40_075_016.686

type Point = readonly [number, number]

/** Whether a picture shows some of an area or of the strip around it. Holes count as inside: people walk there too. */
const touching = (area: AreaGeometry, margin: number): ((tile: TileSpot) => boolean) => {
  const { north, south } = boundsOf(area)
  const strip = margin / (earthM * Math.cos((Math.max(Math.abs(north), Math.abs(south)) * Math.PI) / 180))
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
  const rings = polygons.map(([outer = []]) => outer.map(([lon, lat]): Point => worldPoint(lon, lat)))
  return ({ z, x, y }) => {
    const low: Point = [x / 2 ** z - strip, y / 2 ** z - strip]
    const high: Point = [(x + 1) / 2 ** z + strip, (y + 1) / 2 ** z + strip]
    const middle: Point = [(x + 0.5) / 2 ** z, (y + 0.5) / 2 ** z]
    return rings.some(
      (ring) =>
        ring.some((corner, index) => crossesBox(corner, ring[index + 1] ?? corner, low, high)) ||
        isInside(ring, middle),
    )
  }
}

/** Whether a line from `a` to `b` has a point in the box (Liang and Barsky, 1984). */
const crossesBox = (a: Point, b: Point, low: Point, high: Point): boolean => {
  let enters = 0
  let leaves = 1
  for (const axis of [0, 1] as const) {
    const way = b[axis] - a[axis]
    if (way === 0) {
      if (a[axis] < low[axis] || a[axis] > high[axis]) return false
      continue
    }
    const first = (low[axis] - a[axis]) / way
    const second = (high[axis] - a[axis]) / way
    enters = Math.max(enters, Math.min(first, second))
    leaves = Math.min(leaves, Math.max(first, second))
  }
  return enters <= leaves
}

const isInside = (ring: readonly Point[], [px, py]: Point): boolean => {
  let inside = false
  for (const [index, a] of ring.entries()) {
    const b = ring[(index + 1) % ring.length] ?? a
    if (a[1] > py !== b[1] > py && px < ((b[0] - a[0]) * (py - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}
