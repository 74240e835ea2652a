import 'leaflet/dist/leaflet.css'
import * as L from 'leaflet'
import type { Spot } from '#domain/field/place.ts'
import { boundsOf, ringsOf } from '#domain/project/boundary.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import css from './map-view.module.css'
import { nameIcon } from './pin-icon.ts'
import { startClusters } from './clusters.ts'
import { crowd, type Opening } from './crowd.ts'
import { type Pin, type PinGroup, type PinSet } from './pin.ts'
import { type PinLayer, pinLayer } from './pin-layer.ts'
import { placingMarker } from './placing-marker.ts'
import { spotOf } from './spot-of.ts'
import { fileLayer } from './file-layer.ts'
import { tileLayer } from './tile-layer.ts'
import { maxZoom, type Tiles } from './tiles.ts'

/** A word that lies on the map. */
export interface Name {
  readonly text: string
  readonly spot: Spot
}

export interface MapEvents {
  readonly onPinTap: (id: string, set: PinSet) => void
  /** Several pins that lie over one another. */
  readonly onPile: (openings: readonly Opening[]) => void
  /** The map stands still with this in its middle. `byHand`: a person moved it. */
  readonly onMove: (centre: Spot, byHand: boolean) => void
  /** A tap beside all pins. */
  readonly onTap: (spot: Spot) => void
  /** The pin that is being placed was dragged, or moved with the arrow keys. */
  readonly onPlace: (spot: Spot) => void
  /** Whether map pictures come in. */
  readonly onTiles: (state: 'here' | 'away') => void
  readonly groupLabel: (group: PinGroup, set: PinSet) => string
}

export interface NeighbourhoodMap {
  readonly leaflet: L.Map
  readonly boundary: (area: AreaGeometry | undefined) => void
  readonly pins: (set: PinSet, pins: readonly Pin[]) => void
  readonly names: (names: readonly Name[]) => void
  readonly me: (me: (Spot & { readonly accuracyM: number }) | undefined) => void
  readonly placing: (pin: { readonly spot: Spot; readonly label: string } | undefined) => void
  readonly tiles: (tiles: Tiles | undefined) => void
  readonly lookAt: (spot: Spot, zoom?: number) => void
  /** Shows the whole area, unless the map was already sent or moved somewhere. */
  readonly beginAt: (area: AreaGeometry) => void
  readonly destroy: () => void
}

/** From here on the names of streets are shown. */
const namesZoom = 15

/** Utrecht and around: what is shown of the Netherlands before anything is known. */
const countryView = { lat: 52.16, lon: 5.29, zoom: 8 }

/** A map that draws itself without any map picture: boundary, sightings and oneself. The only door to Leaflet together
 *  with the boundary editor. Controls and credits are the screen's own, since Leaflet makes its from strings. */
export const neighbourhoodMap = (element: HTMLElement, events: () => MapEvents): NeighbourhoodMap => {
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    maxZoom,
    minZoom: 5,
    renderer: L.svg({ padding: 1 }),
    fadeAnimation: false,
    // Some phones fire a tap twice when Leaflet imitates a long press.
    tapHold: false,
  }).setView([countryView.lat, countryView.lon], countryView.zoom)
  const clusters = startClusters()
  const standing = crowd()
  const layers = new Map<PinSet, PinLayer>()
  const layerOf = (set: PinSet): PinLayer => {
    const layer =
      layers.get(set) ??
      pinLayer(
        map,
        { set, clusters, crowd: standing },
        {
          onTap: (id) => {
            events().onPinTap(id, set)
          },
          onPile: (openings) => {
            events().onPile(openings)
          },
          groupLabel: (group) => events().groupLabel(group, set),
        },
      )
    layers.set(set, layer)
    return layer
  }

  let byHand = false
  let placed = false
  map.on('dragstart', () => {
    placed = true
    byHand = true
  })
  map.on('keydown', ({ originalEvent }: L.LeafletKeyboardEvent) => {
    if (originalEvent.key.startsWith('Arrow')) byHand = true
  })
  map.on('moveend', () => {
    events().onMove(spotOf(map.getCenter()), byHand)
    byHand = false
  })
  map.on('click', ({ latlng }: L.LeafletMouseEvent) => {
    events().onTap(spotOf(latlng))
  })
  map.on('zoomend', () => {
    element.classList.toggle(css['far'] ?? '', map.getZoom() < namesZoom)
  })
  /** Where the map is on its way to. */
  let target: { readonly spot: Spot; readonly zoom: number } | undefined
  map.on('moveend', () => {
    target = undefined
  })
  const resize = new ResizeObserver(() => {
    const going = target
    map.invalidateSize({ animate: false, pan: going === undefined })
    // A sheet that comes or goes would stop the map half-way.
    if (going !== undefined) map.setView([going.spot.lat, going.spot.lon], going.zoom, { animate: false })
  })
  resize.observe(element)

  const boundary = L.layerGroup().addTo(map)
  const names = L.layerGroup().addTo(map)
  const me = L.layerGroup().addTo(map)
  let placing: L.Marker | undefined
  let pictures: L.GridLayer | undefined

  return {
    leaflet: map,
    boundary: (area) => {
      boundary.clearLayers()
      if (area === undefined) return
      const rings = ringsOf(area).map((ring) => ring.map(([lon, lat]): [number, number] => [lat, lon]))
      boundary.addLayer(L.polygon([world, ...rings], { ...plain, stroke: false, className: 'm-out' }))
      for (const ring of rings)
        boundary.addLayer(L.polyline(ring, { ...plain, fill: false, className: 'm-edge' }))
    },
    pins: (set, pins) => {
      // A set that was never shown needs nobody to count it.
      if (pins.length > 0 || layers.has(set)) layerOf(set).show(pins)
    },
    names: (words) => {
      names.clearLayers()
      for (const { text, spot } of words)
        names.addLayer(
          L.marker([spot.lat, spot.lon], {
            icon: nameIcon(text),
            ...plain,
            keyboard: false,
            zIndexOffset: -10_000,
          }),
        )
    },
    me: (spot) => {
      me.clearLayers()
      if (spot === undefined) return
      const at: [number, number] = [spot.lat, spot.lon]
      me.addLayer(L.circle(at, { ...plain, radius: spot.accuracyM, stroke: false, className: 'm-ring' }))
      me.addLayer(L.circle(at, { ...plain, radius: spot.accuracyM, fill: false, className: 'm-ring-line' }))
      me.addLayer(L.circleMarker(at, { ...plain, radius: 9, className: 'm-me' }))
    },
    placing: (pin) => {
      if (pin === undefined) {
        placing?.remove()
        placing = undefined
        return
      }
      placing ??= placingMarker(map, (spot) => {
        events().onPlace(spot)
      })
      placing.setLatLng([pin.spot.lat, pin.spot.lon])
      placing.getElement()?.setAttribute('aria-label', pin.label)
    },
    tiles: (tiles) => {
      pictures?.remove()
      pictures =
        tiles === undefined
          ? undefined
          : (tiles.kind === 'file' ? fileLayer : tileLayer)(tiles, (state) => events().onTiles(state)).addTo(
              map,
            )
    },
    lookAt: ({ lat, lon }, zoom = map.getZoom()) => {
      placed = true
      map.setView([lat, lon], zoom, { animate: !stillness() })
      if (map.getCenter().distanceTo([lat, lon]) > 1 || map.getZoom() !== zoom)
        target = { spot: { lat, lon }, zoom }
    },
    beginAt: (area) => {
      if (placed) return
      placed = true
      const { west, south, east, north } = boundsOf(area)
      map.fitBounds(
        [
          [south, west],
          [north, east],
        ],
        { padding: [24, 24], maxZoom: 18, animate: false },
      )
    },
    destroy: () => {
      resize.disconnect()
      clusters.end()
      map.off()
      // Leaflet ends a zoom in a timer that it does not clear, and would then look for panes that are gone.
      Object.assign(map, { _animatingZoom: false })
      map.remove()
    },
  }
}

/** Colours and widths come from the style sheets. */
const plain = { interactive: false, bubblingMouseEvents: false } as const

/** A ring around everything, of which the neighbourhood is cut out. */
const world: [number, number][] = [
  [-85, -180],
  [-85, 180],
  [85, 180],
  [85, -180],
]

const stillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches
