import { boundsOf, contains } from '../project/boundary.ts'
import type { AreaGeometry } from '../project/project.ts'
import { cellOf, cellSideM, cornersOf } from './grid.ts'
import { distanceM, type Spot } from './place.ts'
import { fromRd, toRd } from './rd.ts'

/** Where people walked and where nobody was yet, in squares of 100 m. */

/** More than this is no neighbourhood, and would be slow. */
const maxCells = 10_000

/** The squares whose middle lies in an area. */
export const cellsIn = (area: AreaGeometry): readonly string[] => {
  const { west, south, east, north } = boundsOf(area)
  const corners = [
    { lat: south, lon: west },
    { lat: south, lon: east },
    { lat: north, lon: west },
    { lat: north, lon: east },
  ].map(toRd)
  const first = (values: readonly number[]) => Math.floor(Math.min(...values) / cellSideM) * cellSideM
  const [x0, y0] = [first(corners.map(({ x }) => x)), first(corners.map(({ y }) => y))]
  const [x1, y1] = [Math.max(...corners.map(({ x }) => x)), Math.max(...corners.map(({ y }) => y))]
  if (((x1 - x0) * (y1 - y0)) / cellSideM ** 2 > maxCells) return []
  const found: string[] = []
  for (let x = x0; x <= x1; x += cellSideM)
    for (let y = y0; y <= y1; y += cellSideM) {
      const middle = fromRd({ x: x + cellSideM / 2, y: y + cellSideM / 2 })
      if (contains(area, middle)) found.push(cellOf(middle))
    }
  return found
}

/** The middle of a square; undefined for a name that is none. */
export const middleOf = (cell: string): Spot | undefined => {
  const [southWest, , northEast] = cornersOf(cell) ?? []
  if (southWest === undefined || northEast === undefined) return undefined
  return { lat: (southWest.lat + northEast.lat) / 2, lon: (southWest.lon + northEast.lon) / 2 }
}

export const compassPoints = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const

export interface Unwalked {
  readonly cell: string
  readonly middle: Spot
  readonly metres: number
  readonly towards: (typeof compassPoints)[number]
}

/** The nearest square in which nobody walked yet; undefined when somebody was everywhere. */
export const nearestUnwalked = (
  from: Spot,
  cells: readonly string[],
  walked: ReadonlySet<string>,
): Unwalked | undefined => {
  let best: Omit<Unwalked, 'towards'> | undefined
  for (const cell of cells) {
    if (walked.has(cell)) continue
    const middle = middleOf(cell)
    if (middle === undefined) continue
    const metres = distanceM(from, middle)
    if (best === undefined || metres < best.metres) best = { cell, middle, metres }
  }
  return best === undefined ? undefined : { ...best, towards: towards(from, best.middle) }
}

/** The nearest of the eight points of the compass. */
const towards = (from: Spot, to: Spot): Unwalked['towards'] => {
  const east = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180)
  const turn = Math.atan2(east, to.lat - from.lat) / (Math.PI / 4)
  return compassPoints[(Math.round(turn) + 8) % 8] ?? 'n'
}
