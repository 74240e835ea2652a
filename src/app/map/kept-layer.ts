import * as L from 'leaflet'
import { outlineOf } from '#domain/field/tile-outline.ts'
import type { TileSpot } from '#domain/field/tile-spot.ts'
import type { NeighbourhoodMap } from './neighbourhood-map.ts'

/** A line around pictures of one zoom; its look comes from the style sheet. Returns how to take it away. */
export const showOutline = (
  { leaflet: map }: NeighbourhoodMap,
  spots: readonly TileSpot[],
  className: 'm-kept' | 'm-to-keep',
): (() => void) => {
  const lines = outlineOf(spots).map((ends) => ends.map(([lat, lon]): [number, number] => [lat, lon]))
  const layer = L.polyline(lines, { interactive: false, className, fill: false }).addTo(map)
  return () => {
    layer.remove()
  }
}
