import Supercluster from 'supercluster'
import { startClusters } from '#app/map/clusters.ts'
import { pinSlots } from '#app/map/pin-slots.ts'
import type { Pin } from '#app/map/pin.ts'
import { centre, spots } from './map-frames.ts'

/** Runs in Chromium: many sightings counted together, in the worker as the map does it, and with the bare library on the
 *  page's own thread. */
export interface MapClusterPage {
  /** Milliseconds from the list of pins until the page knows what to draw; and of those, how long its own thread worked. */
  readonly own: (count: number) => Promise<{ readonly all: number; readonly thread: number }>
  /** Milliseconds from the list of points until the same is known, all of it on the page's own thread. */
  readonly bare: (count: number) => number
}

const view = { west: 5.25, south: 52.575, east: 5.275, north: 52.588 }

/** One worker for all rounds, as one map has: warm like the page beside it. */
const clusters = startClusters()
let rounds = 0

const page: MapClusterPage = {
  own: async (count) => {
    const pins = spots(count).map((spot, index): Pin => ({
      ...spot,
      id: String(index),
      group: 'green',
      mine: false,
      label: () => '',
    }))
    const set = `round ${String(rounds++)}`
    const start = performance.now()
    const change = pinSlots().take(pins)
    if (change === undefined) throw new Error('no pins')
    clusters.change(set, change)
    const asked = clusters.look(set, { ...view, zoom: centre.zoom })
    const thread = performance.now() - start
    const found = await asked
    const all = performance.now() - start
    if (found.length === 0) throw new Error('nothing to draw')
    return { all, thread }
  },
  bare: (count) => {
    const points = spots(count).map(({ lat, lon }) => ({
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
    }))
    const start = performance.now()
    // The same distance and the same deepest zoom as on the map.
    const bare = new Supercluster({ radius: 52, extent: 256, maxZoom: 20 })
    bare.load(points)
    const found = bare.getClusters([view.west, view.south, view.east, view.north], centre.zoom)
    const time = performance.now() - start
    if (found.length === 0) throw new Error('nothing to draw')
    return time
  },
}

Object.assign(globalThis, { mapClusterPage: page })
