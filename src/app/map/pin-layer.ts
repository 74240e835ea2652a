import * as L from 'leaflet'
import { countIcon, pinIcon } from './pin-icon.ts'
import { groupPins, type Pin, type PinGroup } from './pin-groups.ts'
import { maxZoom } from './tiles.ts'

export interface PinLayer {
  readonly show: (pins: readonly Pin[]) => void
}

/** Keeps elements only for what is in view, and one element for pins that lie over one another: a few dozen, however
 *  many sightings there are. `countLabel` says in words how many stand together. */
export const pinLayer = (
  map: L.Map,
  on: { readonly onTap: (id: string) => void; readonly countLabel: (count: number) => string },
): PinLayer => {
  const shown = new Map<string, { readonly marker: L.Marker; readonly look: string }>()
  let pins: readonly Pin[] = []

  const draw = () => {
    const view = map.getBounds().pad(0.25)
    const zoom = map.getZoom()
    const groups = groupPins(pins, zoom, ({ lat, lon }) => map.project([lat, lon], zoom))
    const wanted = new Map(groups.filter(({ lat, lon }) => view.contains([lat, lon])).map((g) => [g.key, g]))
    for (const [key, { marker, look }] of shown) {
      const group = wanted.get(key)
      if (group !== undefined && lookOf(group) === look) continue
      marker.remove()
      shown.delete(key)
    }
    for (const [key, group] of wanted) {
      if (shown.has(key)) continue
      shown.set(key, { marker: markerOf(group), look: lookOf(group) })
    }
  }

  const markerOf = (group: PinGroup): L.Marker => {
    const [first, ...others] = group.pins
    const alone = others.length === 0
    const icon = alone
      ? pinIcon(first)
      : countIcon(
          group.pins.length,
          group.pins.some((pin) => pin.mine),
        )
    const marker = L.marker([group.lat, group.lon], { icon, keyboard: true, riseOnHover: true })
    const open = () => {
      if (alone) on.onTap(first.id)
      else lookCloser(map, group)
    }
    marker.on('click', open)
    marker.on('keypress', ({ originalEvent }: L.LeafletKeyboardEvent) => {
      if (originalEvent.key === 'Enter' || originalEvent.key === ' ') open()
    })
    marker.addTo(map)
    marker.getElement()?.setAttribute('aria-label', alone ? first.label : on.countLabel(group.pins.length))
    return marker
  }

  map.on('moveend zoomend resize', draw)
  return {
    show: (next) => {
      pins = next
      draw()
    },
  }
}

/** Everything that is drawn of a group, so that an unchanged one keeps its element and the focus on it. */
const lookOf = ({ lat, lon, pins }: PinGroup): string =>
  [
    lat,
    lon,
    ...(pins.length === 1 ? [pins[0].group, pins[0].label] : []),
    pins.some((pin) => pin.mine),
  ].join()

const lookCloser = (map: L.Map, { pins }: PinGroup): void => {
  const bounds = L.latLngBounds(pins.map(({ lat, lon }) => [lat, lon]))
  const fitting = map.getBoundsZoom(bounds.pad(0.5))
  map.setView(bounds.getCenter(), Math.min(maxZoom, Math.max(map.getZoom() + 1, fitting)))
}
