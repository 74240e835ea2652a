import { distanceM, earthRadiusM } from './place.ts'

/** What is drawn on the map, measured on the globe. Corners in the order in which they were drawn. */
interface Corner {
  readonly lat: number
  readonly lon: number
}

const radians = Math.PI / 180

/** Metres along a line: the sum of its great-circle pieces. */
export const lengthM = (line: readonly Corner[]): number =>
  line.slice(1).reduce((sum, corner, index) => sum + distanceM(line[index] ?? corner, corner), 0)

/** Square metres within an outline that closes by itself: the spherical excess of the triangles between each side and a
 *  pole, tan(E/2) = tan(Δλ/2)·(tan(φ₁/2) + tan(φ₂/2)) / (1 + tan(φ₁/2)·tan(φ₂/2)), times R² (I. Todhunter, "Spherical
 *  Trigonometry", 1886, art. 102–103). The direction does not matter; no pole may lie inside. On a sphere with the mean
 *  radius, areas in the Netherlands come out about 0.4 % smaller than on the ellipsoid. */
export const areaM2 = (outline: readonly Corner[]): number => {
  const excess = outline.reduce((sum, corner, index) => {
    const before = outline.at(index - 1) ?? corner
    const [a, b] = [before, corner].map(({ lat }) => Math.tan((lat * radians) / 2)) as [number, number]
    const turn = Math.tan(((corner.lon - before.lon) * radians) / 2)
    return sum + 2 * Math.atan2(turn * (a + b), 1 + a * b)
  }, 0)
  return Math.abs(excess) * earthRadiusM ** 2
}
