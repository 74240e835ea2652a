/** The Dutch national grid (RD New, EPSG:28992) and WGS84. Formulas and coefficients: F.H. Schreutelkamp and G.L. Strang
 *  van Hees, "Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoördinaten", Geodesia 43 (2001); within
 *  about a quarter of a metre everywhere in the Netherlands. */

export interface RdPoint {
  /** Metres to the east and to the north. */
  readonly x: number
  readonly y: number
}

interface Degrees {
  readonly lat: number
  readonly lon: number
}

/** Amersfoort in both systems. */
const origin = { x: 155_000, y: 463_000, lat: 52.1551744, lon: 5.38720621 }

/** Terms `[p, q, factor]` of a sum of factor · aᵖ · bᵍ. */
type Terms = readonly (readonly [p: number, q: number, factor: number])[]

const sum = (terms: Terms, a: number, b: number): number =>
  terms.reduce((total, [p, q, factor]) => total + factor * a ** p * b ** q, 0)

const latTerms: Terms = [
  [0, 1, 3_235.65389], [2, 0, -32.58297], [0, 2, -0.2475], [2, 1, -0.84978], [0, 3, -0.0655], [2, 2, -0.01709],
  [1, 0, -0.00738], [4, 0, 0.0053], [2, 3, -0.00039], [4, 1, 0.00033], [1, 1, -0.00012],
] // prettier-ignore
const lonTerms: Terms = [
  [1, 0, 5_260.52916], [1, 1, 105.94684], [1, 2, 2.45656], [3, 0, -0.81885], [1, 3, 0.05594], [3, 1, -0.05607],
  [0, 1, 0.01199], [3, 2, -0.00256], [1, 4, 0.00128], [0, 2, 0.00022], [2, 0, -0.00022], [5, 0, 0.00026],
] // prettier-ignore
const xTerms: Terms = [
  [0, 1, 190_094.945], [1, 1, -11_832.228], [2, 1, -114.221], [0, 3, -32.391], [1, 0, -0.705], [3, 1, -2.34],
  [1, 3, -0.608], [0, 2, -0.008], [2, 3, 0.148],
] // prettier-ignore
const yTerms: Terms = [
  [1, 0, 309_056.544], [0, 2, 3_638.893], [2, 0, 73.077], [1, 2, -157.984], [3, 0, 59.788], [0, 1, 0.433],
  [2, 2, -6.439], [1, 1, -0.032], [0, 4, 0.092], [1, 4, -0.054],
] // prettier-ignore

/** Degrees on WGS84 of a point in RD New. */
export const fromRd = ({ x, y }: RdPoint): Degrees => {
  const a = (x - origin.x) * 1e-5
  const b = (y - origin.y) * 1e-5
  return {
    lat: origin.lat + sum(latTerms, a, b) / 3_600,
    lon: origin.lon + sum(lonTerms, a, b) / 3_600,
  }
}

/** Metres in RD New of a point on WGS84. */
export const toRd = ({ lat, lon }: Degrees): RdPoint => {
  const a = 0.36 * (lat - origin.lat)
  const b = 0.36 * (lon - origin.lon)
  return { x: origin.x + sum(xTerms, a, b), y: origin.y + sum(yTerms, a, b) }
}

/** Whether a pair of numbers can be a point of the Netherlands in RD New: x and y never overlap, and neither are degrees. */
export const looksLikeRd = ({ x, y }: RdPoint): boolean =>
  x >= -7_000 && x <= 300_000 && y >= 289_000 && y <= 629_000
