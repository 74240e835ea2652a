import { contains, ringsOf } from '../project/boundary.ts'
import type { AreaGeometry } from '../project/project.ts'
import { distanceM, type Place } from './place.ts'
import { looksLikeRd, toRd } from './rd.ts'

/** Why a spot may be a slip. */
export type OddSpot =
  | { readonly kind: 'outside'; readonly metres: number }
  /** Nobody drew a boundary, and it is not in the Netherlands: the sea at 0, 0 for instance. */
  | { readonly kind: 'abroad' }

/** A spot that is worth one question; undefined when it lies in the neighbourhood, or so close to it that the measurement
 *  may be off by as much. */
export const oddSpot = (place: Place, boundary: AreaGeometry | null | undefined): OddSpot | undefined => {
  if (!boundary) return looksLikeRd(toRd(place)) ? undefined : { kind: 'abroad' }
  if (contains(boundary, place)) return undefined
  const metres = toEdgeM(place, boundary)
  return metres <= Math.max(atTheEdgeM, place.accuracyM) ? undefined : { kind: 'outside', metres }
}

/** Both sides of the street at the edge belong to what people call their neighbourhood. */
const atTheEdgeM = 25

/** Metres to the nearest point of the boundary. Each side is taken as straight on a map that is flat around the spot. */
const toEdgeM = (spot: Place, boundary: AreaGeometry): number => {
  const narrower = Math.cos((spot.lat * Math.PI) / 180)
  let nearest = Infinity
  for (const ring of ringsOf(boundary))
    for (const [index, [lon, lat]] of ring.entries()) {
      const [lonBefore, latBefore] = ring[Math.max(0, index - 1)] ?? [lon, lat]
      const [x, y] = [(lon - lonBefore) * narrower, lat - latBefore]
      const [dx, dy] = [(spot.lon - lonBefore) * narrower, spot.lat - latBefore]
      const square = x * x + y * y
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, (dx * x + dy * y) / square))
      const foot = { lat: latBefore + along * y, lon: lonBefore + along * (lon - lonBefore) }
      nearest = Math.min(nearest, distanceM(spot, foot))
    }
  return nearest
}
