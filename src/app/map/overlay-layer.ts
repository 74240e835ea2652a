import * as L from 'leaflet'
import type { Position, Shape } from '#domain/field/geo-shape.ts'
import type { NeighbourhoodMap } from './neighbourhood-map.ts'
import { nameIcon } from './pin-icon.ts'

/** A layer of the coordinator's own: lines, areas and points, with names where there are any. */
export interface Overlay {
  readonly id: string
  readonly features: readonly { readonly name: string; readonly shapes: readonly Shape[] }[]
}

/** More names would lie over one another. */
const mostNames = 100

/** Draws under everything that can be touched; colours and lines come from the style sheet. Returns how to take it away. */
export const showOverlays = (
  { leaflet: map }: NeighbourhoodMap,
  overlays: readonly Overlay[],
): (() => void) => {
  const layer = L.layerGroup().addTo(map)
  for (const { features } of overlays) {
    for (const [at, { name, shapes }] of features.entries()) {
      for (const shape of shapes) layer.addLayer(drawn(shape))
      const [first] = shapes
      if (name === '' || first === undefined || at >= mostNames) continue
      const icon = nameIcon(name)
      layer.addLayer(L.marker(middle(first), { ...plain, icon, keyboard: false, zIndexOffset: -10_000 }))
    }
  }
  return () => {
    layer.remove()
  }
}

const plain = { interactive: false, bubblingMouseEvents: false } as const

const drawn = (shape: Shape): L.Layer => {
  switch (shape.kind) {
    case 'point':
      return L.circleMarker(corner(shape.at), { ...plain, radius: 5, className: 'm-own m-own-point' })
    case 'line':
      return L.polyline(shape.points.map(corner), { ...plain, fill: false, className: 'm-own' })
    case 'area':
      return L.polygon(
        shape.rings.map((ring) => ring.map(corner)),
        { ...plain, className: 'm-own m-own-area' },
      )
  }
}

const corner = ([lon, lat]: Position): [number, number] => [lat, lon]

const middle = (shape: Shape): L.LatLng => {
  const points =
    shape.kind === 'point' ? [shape.at] : shape.kind === 'line' ? shape.points : (shape.rings[0] ?? [])
  return L.latLngBounds(points.map(corner)).getCenter()
}
