import * as L from 'leaflet'
import { outlineOf } from '#domain/field/tile-outline.ts'
import { tileBounds, type TileSpot } from '#domain/field/tile-spot.ts'
import type { NeighbourhoodMap } from './neighbourhood-map.ts'

/** Brings all of these into view. */
export const fitTo = ({ leaflet: map }: NeighbourhoodMap, spots: readonly TileSpot[]): void => {
  const corners = spots.map(tileBounds).flatMap(({ north, south, east, west }): [number, number][] => [
    [north, west],
    [south, east],
  ])
  if (corners.length > 0) map.fitBounds(L.latLngBounds(corners), { padding: [8, 8], animate: false })
}

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
