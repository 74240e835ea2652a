import { distanceM, type Spot } from './place.ts'

export interface Around<T> {
  readonly item: T
  readonly near: readonly { readonly other: T; readonly metres: number }[]
}

/** Metres in a degree of latitude, roughly; squares only have to be wide enough. */
const metresInDegree = 111_000

/** What lies within a radius (metres) of each item, among those of its own group. Looks only at the nine squares around,
 *  so the work grows with the number of neighbours and not with all pairs. */
export const neighbours = <T extends Spot>(
  items: readonly T[],
  groupOf: (item: T) => string,
  radiusM: number,
): readonly Around<T>[] => {
  const high = (radiusM * 1.01) / metresInDegree
  // Degrees of longitude are narrowest where it is furthest from the equator.
  const furthest = items.reduce((most, { lat }) => Math.max(most, Math.abs(lat)), 0)
  const wide = high / Math.max(0.01, Math.cos((Math.min(89, furthest) * Math.PI) / 180))
  const row = (item: T) => Math.floor(item.lat / high)
  const column = (item: T) => Math.floor(item.lon / wide)
  const squares = Map.groupBy(items, (item) => `${groupOf(item)} ${row(item)} ${column(item)}`)
  return items.map((item) => ({
    item,
    near: around.flatMap(([up, right]) =>
      (squares.get(`${groupOf(item)} ${row(item) + up} ${column(item) + right}`) ?? []).flatMap((other) => {
        if (other === item) return []
        const metres = distanceM(item, other)
        return metres <= radiusM ? [{ other, metres }] : []
      }),
    ),
  }))
}

const around = [-1, 0, 1].flatMap((up) => [-1, 0, 1].map((right) => [up, right] as const))
