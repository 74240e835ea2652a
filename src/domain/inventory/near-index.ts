import KDBush from 'kdbush'
import { distanceM, type Spot } from '../field/place.ts'

interface Placed {
  readonly id: string
  readonly place?: Spot | null | undefined
}

/** Finds the nearest of many things without looking at all of them. Things without a place are never found. */
export const nearIndex = <Thing extends Placed>(
  things: readonly Thing[],
): {
  /** The nearest within `limitM` metres that is not left out; of equally near ones the smallest id. */
  readonly nearest: (to: Spot, limitM: number, leftOut?: string) => Thing | undefined
} => {
  const located: { readonly thing: Thing; readonly spot: Spot }[] = []
  for (const thing of things) if (thing.place != null) located.push({ thing, spot: thing.place })
  const tree = new KDBush(located.length)
  for (const { spot } of located) tree.add(spot.lon, spot.lat)
  tree.finish()
  const firstLookM = usualGapM(located.map(({ spot }) => spot))

  const within = (to: Spot, radiusM: number, leftOut: string | undefined): Thing | undefined => {
    const { dLat, dLon } = degreesAround(to, radiusM)
    let best: Thing | undefined
    let bestM = radiusM
    for (const index of tree.range(to.lon - dLon, to.lat - dLat, to.lon + dLon, to.lat + dLat)) {
      const one = located[index]
      if (one === undefined || one.thing.id === leftOut) continue
      const metres = distanceM(to, one.spot)
      if (metres > bestM || (metres === bestM && best !== undefined && best.id < one.thing.id)) continue
      best = one.thing
      bestM = metres
    }
    return best
  }

  return {
    nearest: (to, limitM, leftOut) => {
      if (located.length === 0) return undefined
      for (let radiusM = firstLookM; radiusM < limitM; radiusM *= 2) {
        const found = within(to, radiusM, leftOut)
        if (found !== undefined) return found
      }
      return within(to, limitM, leftOut)
    },
  }
}

const leastLookM = 25

/** About how far apart things stand when they are spread evenly: a first look that is neither empty nor crowded. */
const usualGapM = (spots: readonly Spot[]): number => {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { lat, lon } of spots) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const height = Math.max(0, north - south) * metresOfDegree
  const width = Math.max(0, east - west) * metresOfDegree * Math.cos((north * Math.PI) / 180)
  return Math.max(leastLookM, Math.sqrt((height * width) / Math.max(1, spots.length)))
}

const metresOfDegree = 111_195

/** Half the sides of a box that holds the circle, with room for its roundness. */
const degreesAround = ({ lat }: Spot, radiusM: number) => {
  const dLat = (radiusM / metresOfDegree) * 1.01
  return { dLat, dLon: dLat / Math.max(0.01, Math.cos((lat * Math.PI) / 180)) }
}
