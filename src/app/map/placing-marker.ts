import * as L from 'leaflet'
import type { Spot } from '#domain/field/place.ts'
import { newPinIcon } from './pin-icon.ts'
import { spotOf } from './spot-of.ts'

/** The pin that is being placed: dragged, or moved with the arrow keys. It begins nowhere in particular. */
export const placingMarker = (map: L.Map, onPlace: (spot: Spot) => void): L.Marker => {
  const marker = L.marker([0, 0], { icon: newPinIcon(), draggable: true, autoPan: true, zIndexOffset: 1_000 })
  marker.on('dragend', () => {
    onPlace(spotOf(marker.getLatLng()))
  })
  marker.addTo(map)
  marker.getElement()?.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    if (step === undefined) return
    // The arrows move the pin; the map below would move as well.
    event.preventDefault()
    event.stopPropagation()
    const at = map.latLngToContainerPoint(marker.getLatLng()).add(step)
    onPlace(spotOf(map.containerPointToLatLng(at)))
  })
  return marker
}

/** Pixels for each press of an arrow. */
const steps: Readonly<Record<string, [number, number]>> = {
  ArrowUp: [0, -4],
  ArrowDown: [0, 4],
  ArrowLeft: [-4, 0],
  ArrowRight: [4, 0],
}
