import { fromRd, toRd } from './rd.ts'

/** Squares of 100 m by 100 m, named after their south-west corner in hundreds of metres of RD New, as Statistics
 *  Netherlands (CBS) names them: `E1213N4873`. They stand still when a boundary changes, and finer would be a route. */

export const cellSideM = 100

/** The square that a point lies in. */
export const cellOf = (point: { readonly lat: number; readonly lon: number }): string => {
  const { x, y } = toRd(point)
  return nameOf(Math.floor(x / cellSideM), Math.floor(y / cellSideM))
}

/** The four corners of a square, from the south-west and around; undefined for a name that is none. */
export const cornersOf = (
  cell: string,
): readonly { readonly lat: number; readonly lon: number }[] | undefined => {
  const [, east, north] = /^E(\d{4})N(\d{4})$/.exec(cell) ?? []
  if (east === undefined || north === undefined) return undefined
  const corner = (right: number, up: number) =>
    fromRd({ x: (Number(east) + right) * cellSideM, y: (Number(north) + up) * cellSideM })
  return [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
}

/** A square and the eight that touch it; none for a name that is none. */
export const cellsAround = (cell: string): readonly string[] => {
  const [, east, north] = /^E(\d{4})N(\d{4})$/.exec(cell) ?? []
  if (east === undefined || north === undefined) return []
  return [-1, 0, 1].flatMap((right) =>
    [-1, 0, 1].map((up) => nameOf(Number(east) + right, Number(north) + up)),
  )
}

const digits = (number: number): string => String(Math.max(0, number)).padStart(4, '0')
const nameOf = (east: number, north: number): string => `E${digits(east)}N${digits(north)}`
