import type { Spot } from '#domain/field/place.ts'
import * as L from 'leaflet'
import { cornerIcon } from './pin-icon.ts'
import type { NeighbourhoodMap } from './neighbourhood-map.ts'
import { spotOf } from './spot-of.ts'

export interface BoundaryDrawing {
  /** Draws the corners in order; `closed` joins the last to the first. */
  readonly show: (corners: readonly Spot[], closed: boolean) => void
  readonly end: () => void
}

/** Corners that can be dragged, or moved with the arrow keys, and the line between them. */
export const boundaryDrawing = (
  { leaflet: map }: NeighbourhoodMap,
  on: {
    readonly onCorner: (index: number, spot: Spot) => void
    readonly cornerLabel: (number: number) => string
  },
): BoundaryDrawing => {
  const line = L.polyline([], { interactive: false, fill: false, className: 'm-edge' }).addTo(map)
  let markers: readonly L.Marker[] = []
  map.doubleClickZoom.disable()

  const marker = (index: number): L.Marker => {
    const made = L.marker([0, 0], { icon: cornerIcon(), draggable: true, bubblingMouseEvents: false })
    const moved = () => {
      on.onCorner(index, spotOf(made.getLatLng()))
    }
    made.on('dragend', moved)
    made.addTo(map)
    const element = made.getElement()
    element?.setAttribute('aria-label', on.cornerLabel(index + 1))
    element?.addEventListener('keydown', (event) => {
      const step = steps[event.key]
      if (step === undefined) return
      event.preventDefault()
      event.stopPropagation()
      made.setLatLng(map.containerPointToLatLng(map.latLngToContainerPoint(made.getLatLng()).add(step)))
      moved()
    })
    return made
  }

  return {
    show: (corners, closed) => {
      const points = corners.map(({ lat, lon }): [number, number] => [lat, lon])
      line.setLatLngs(closed ? [...points, ...points.slice(0, 1)] : points)
      for (const extra of markers.slice(points.length)) extra.remove()
      markers = points.map((at, index) => (markers[index] ?? marker(index)).setLatLng(at))
    },
    end: () => {
      for (const each of markers) each.remove()
      line.remove()
    },
  }
}

const steps: Readonly<Record<string, [number, number]>> = {
  ArrowUp: [0, -4],
  ArrowDown: [0, 4],
  ArrowLeft: [-4, 0],
  ArrowRight: [4, 0],
}
