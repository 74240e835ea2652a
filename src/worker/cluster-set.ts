import Supercluster from 'supercluster'
import {
  type Cluster,
  gone,
  type MapWindow,
  type OpenedCluster,
  type PinChange,
} from '#app/map/cluster-messages.ts'

/** Pins that lie within a thumb of one another become one. Each zoom level is built when it is first looked at and kept
 *  until a pin changes: one level of 100,000 pins costs a third of the whole pyramid of them, and a change never costs
 *  more than the level that is shown. */
export interface ClusterSet {
  readonly change: (change: PinChange) => void
  readonly look: (window: MapWindow) => readonly Cluster[]
  readonly open: (zoom: number, cluster: number) => OpenedCluster | undefined
}

/** About the width of a pin and a thumb, in pixels. */
const apartPx = 52
/** Pixels of one map tile: what zoom levels are counted in. */
const tilePx = 256
/** A list that a person still reads. */
const mostListed = 100

interface Traits {
  bits: number
}
type Level = Supercluster<PinTraits, Traits>
interface PinTraits extends Traits {
  readonly slot: number
}

export const clusterSet = (): ClusterSet => {
  let places = new Float64Array(0)
  let traits = new Uint32Array(0)
  /** Slots from here on were never used. */
  let used = 0
  const levels = new Map<number, Level>()

  const grow = (slots: number) => {
    if (slots <= traits.length) return
    const room = Math.max(slots, traits.length * 2)
    const [wider, more] = [new Float64Array(room * 2), new Uint32Array(room).fill(gone)]
    wider.set(places)
    more.set(traits)
    places = wider
    traits = more
  }

  const levelOf = (zoom: number): Level => {
    const known = levels.get(zoom)
    if (known !== undefined) return known
    const level = new Supercluster<PinTraits, Traits>({
      minZoom: zoom,
      maxZoom: zoom,
      radius: apartPx,
      extent: tilePx,
      map: (pin) => pin,
      reduce: (gathered, pin) => {
        gathered.bits |= pin.bits
      },
    })
    const points: Parameters<Level['load']>[0] = []
    for (let slot = 0; slot < used; slot++) {
      const bits = traits[slot] ?? gone
      if (bits === gone) continue
      points.push({
        type: 'Feature',
        properties: { slot, bits },
        geometry: { type: 'Point', coordinates: [places[slot * 2] ?? 0, places[slot * 2 + 1] ?? 0] },
      })
    }
    level.load(points)
    levels.set(zoom, level)
    return level
  }

  return {
    change: ({ slots, places: moved, traits: changed }) => {
      for (let at = 0; at < slots.length; at++) used = Math.max(used, (slots[at] ?? 0) + 1)
      grow(used)
      for (let at = 0; at < slots.length; at++) {
        const slot = slots[at] ?? 0
        places[slot * 2] = moved[at * 2] ?? 0
        places[slot * 2 + 1] = moved[at * 2 + 1] ?? 0
        traits[slot] = changed[at] ?? gone
      }
      levels.clear()
    },

    look: ({ west, south, east, north, zoom }) =>
      levelOf(zoom)
        .getClusters([west, south, east, north], zoom)
        .map(({ properties, geometry }): Cluster => {
          if (!('cluster_id' in properties)) return { slot: properties.slot }
          const [lon = 0, lat = 0] = geometry.coordinates
          const { cluster_id: cluster, point_count: count, bits } = properties
          return { cluster, lat, lon, count, traits: bits }
        }),

    open: (zoom, cluster) => {
      const level = levels.get(zoom)
      if (level === undefined) return undefined
      const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
      const slots: number[] = []
      for (const { properties } of level.getLeaves(cluster, Infinity)) {
        const [lon = 0, lat = 0] = [places[properties.slot * 2], places[properties.slot * 2 + 1]]
        box.west = Math.min(box.west, lon)
        box.east = Math.max(box.east, lon)
        box.south = Math.min(box.south, lat)
        box.north = Math.max(box.north, lat)
        if (slots.length < mostListed) slots.push(properties.slot)
      }
      return { ...box, slots }
    },
  }
}
