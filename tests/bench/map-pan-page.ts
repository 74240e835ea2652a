import '#app/ui/ui.css'
import { type NeighbourhoodMap, neighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import type { Pin } from '#app/map/pin.ts'
import { assetGroups } from '#domain/field/taxonomy.ts'
import { centre, type MapPage, painted, panner, spots } from './map-frames.ts'

/** Runs in Chromium: the app's own map, without any picture below. */

const pan = panner()
let map: NeighbourhoodMap | undefined

const events = {
  onPinTap: () => undefined,
  onPile: () => undefined,
  onMove: () => undefined,
  onTap: () => undefined,
  onPlace: () => undefined,
  onTiles: () => undefined,
  groupLabel: ({ count }: { readonly count: number }) => `${String(count)} vondsten`,
}

const page: MapPage = {
  show: async (count) => {
    map?.destroy()
    document.body.replaceChildren()
    const pins = spots(count).map((spot, index): Pin => ({
      ...spot,
      id: String(index),
      group: assetGroups[index % assetGroups.length]?.code ?? 'other',
      mine: index % 9 === 0,
      label: () => `Vondst ${String(index)}`,
    }))
    const start = performance.now()
    const element = document.createElement('div')
    element.style.cssText = 'position:fixed;inset:0'
    document.body.append(element)
    const made = neighbourhoodMap(element, () => events)
    map = made
    made.lookAt(centre, centre.zoom)
    made.pins('sighting', pins)
    while (element.querySelector('.leaflet-marker-icon') === null) await painted()
    await painted()
    return performance.now() - start
  },
  pan: async () => {
    if (map === undefined) throw new Error('no map')
    return pan(map.leaflet)
  },
}

Object.assign(globalThis, { mapPage: page })
