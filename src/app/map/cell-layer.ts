import * as L from 'leaflet'
import { cornersOf } from '#domain/field/grid.ts'
import type { NeighbourhoodMap } from './neighbourhood-map.ts'

export interface Cell {
  /** Name of a square of 100 m. */
  readonly cell: string
  readonly level: 0 | 1 | 2 | 3
}

/** Squares by how far the work is there; colours and lines come from the style sheet. Returns how to take them away. */
export const showCells = ({ leaflet: map }: NeighbourhoodMap, cells: readonly Cell[]): (() => void) => {
  const layer = L.layerGroup().addTo(map)
  for (const { cell, level } of cells) {
    const corners = cornersOf(cell)?.map(({ lat, lon }): [number, number] => [lat, lon])
    if (corners === undefined) continue
    layer.addLayer(
      L.polygon(corners, {
        interactive: false,
        bubblingMouseEvents: false,
        className: `m-cell m-cell-${level}`,
      }),
    )
  }
  return () => {
    layer.remove()
  }
}
