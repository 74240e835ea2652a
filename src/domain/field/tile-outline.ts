import { latitude, longitude, type TileSpot } from './tile-spot.ts'

type Corner = readonly [lat: number, lon: number]

/** The line around a set of pictures of one zoom, as loose straight pieces: each side that no neighbour shares. Pieces in
 *  line are one. */
export const outlineOf = (tiles: readonly TileSpot[]): readonly (readonly [Corner, Corner])[] => {
  const [first] = tiles
  if (first === undefined) return []
  const { z } = first
  const has = new Set(tiles.map(({ x, y }) => `${x}/${y}`))
  const across = new Map<number, number[]>()
  const down = new Map<number, number[]>()
  const note = (lines: Map<number, number[]>, line: number, at: number) => {
    lines.set(line, [...(lines.get(line) ?? []), at])
  }
  for (const { x, y } of tiles) {
    if (!has.has(`${x}/${y - 1}`)) note(across, y, x)
    if (!has.has(`${x}/${y + 1}`)) note(across, y + 1, x)
    if (!has.has(`${x - 1}/${y}`)) note(down, x, y)
    if (!has.has(`${x + 1}/${y}`)) note(down, x + 1, y)
  }
  const corner = (column: number, row: number): Corner => [latitude(row, z), longitude(column, z)]
  return [
    ...[...across].flatMap(([row, columns]) =>
      runs(columns).map(([from, to]) => [corner(from, row), corner(to, row)] as const),
    ),
    ...[...down].flatMap(([column, rows]) =>
      runs(rows).map(([from, to]) => [corner(column, from), corner(column, to)] as const),
    ),
  ]
}

/** Numbers that follow one another, as pairs of begin and end. */
const runs = (numbers: readonly number[]): readonly (readonly [number, number])[] => {
  const found: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last !== undefined && number <= last[1]) last[1] = Math.max(last[1], number + 1)
    else found.push([number, number + 1])
  }
  return found
}
