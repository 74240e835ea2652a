import * as z from 'zod/mini'

/** A point on WGS84 with the radius in metres within which it lies. */
export const Place = z.looseObject({
  lat: z.number().check(z.minimum(-90), z.maximum(90)),
  lon: z.number().check(z.minimum(-180), z.maximum(180)),
  accuracyM: z.number().check(z.minimum(0), z.maximum(100_000)),
})
export type Place = z.infer<typeof Place>

/** A point on WGS84, in degrees. */
export interface Spot {
  readonly lat: number
  readonly lon: number
}

/** Mean radius of the earth. */
export const earthRadiusM = 6_371_008.8

/** Great-circle distance in metres (haversine, mean earth radius). */
export const distanceM = (a: Spot, b: Spot): number => {
  const radians = Math.PI / 180
  const dLat = (b.lat - a.lat) * radians
  const dLon = (b.lon - a.lon) * radians
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h)))
}
