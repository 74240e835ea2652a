import * as L from 'leaflet'
import type { Cluster, MapWindow } from './cluster-messages.ts'
import type { Clusters } from './clusters.ts'
import type { Crowd, Opening } from './crowd.ts'
import { clusterIcon, pinIcon } from './pin-icon.ts'
import { groupOf, type Pin, type PinGroup, type PinSet } from './pin.ts'
import { pinSlots } from './pin-slots.ts'
import { maxZoom } from './tiles.ts'

export interface PinLayer {
  readonly show: (pins: readonly Pin[]) => void
}

export interface PinEvents {
  readonly onTap: (id: string) => void
  /** These lie over one another. */
  readonly onPile: (openings: readonly Opening[]) => void
  /** In words, how many stand together and of which groups. */
  readonly groupLabel: (group: PinGroup) => string
}

/** Elements for what is in view and a little around it: a few dozen, however many pins there are. Which pins stand
 *  together is counted in a worker; a pin that stays keeps its element, and the focus on it. */
export const pinLayer = (
  map: L.Map,
  { set, clusters, crowd }: { readonly set: PinSet; readonly clusters: Clusters; readonly crowd: Crowd },
  on: PinEvents,
): PinLayer => {
  const slots = pinSlots()
  const shown = new Map<string, L.Marker>()
  /** What was asked last, so that a map that moves a little asks nothing. */
  let asked: { readonly bounds: L.LatLngBounds; readonly zoom: number } | undefined
  let asking = false
  let again = false

  const look = () => {
    if (asking) {
      again = true
      return
    }
    asking = true
    again = false
    const bounds = map.getBounds().pad(0.5)
    const zoom = Math.round(map.getZoom())
    asked = { bounds, zoom }
    void clusters.look(set, windowOf(bounds, zoom)).then((found) => {
      asking = false
      draw(found, zoom)
      if (again) look()
    })
  }

  const draw = (found: readonly Cluster[], zoom: number) => {
    const wanted = new Map(
      found.flatMap((cluster): readonly (readonly [string, () => L.Marker])[] => {
        if (!('slot' in cluster)) return [[groupKey(cluster), () => groupMarker(cluster, zoom)]]
        const pin = slots.at(cluster.slot)
        return pin === undefined ? [] : [[pinKey(pin), () => pinMarker(pin)]]
      }),
    )
    for (const [key, marker] of shown) {
      if (wanted.has(key)) continue
      const element = marker.getElement()
      if (element !== undefined) crowd.remove(element)
      marker.remove()
      shown.delete(key)
    }
    for (const [key, make] of wanted) if (!shown.has(key)) shown.set(key, make())
  }

  const marker = (at: L.LatLngExpression, icon: L.Icon<L.BaseIconOptions>, opening: Opening) => {
    const made = L.marker(at, {
      icon,
      keyboard: true,
      riseOnHover: true,
      zIndexOffset: heights[set],
    }).addTo(map)
    // The keyboard comes to each in turn, wherever they lie.
    made.on('keypress', ({ originalEvent }: L.LeafletKeyboardEvent) => {
      if (originalEvent.key === 'Enter' || originalEvent.key === ' ') opening.open()
    })
    const element = made.getElement()
    if (element === undefined) return made
    element.setAttribute('aria-label', opening.label)
    crowd.add(element, opening)
    made.on('click', () => {
      const here = crowd.at(element)
      if (here.length > 1) on.onPile(here)
      else opening.open()
    })
    return made
  }

  const pinMarker = (pin: Pin): L.Marker => marker([pin.lat, pin.lon], pinIcon(set, pin), openingOf(pin))

  const openingOf = (pin: Pin): Opening => ({
    label: pin.label(),
    group: pin.group,
    open: () => {
      on.onTap(pin.id)
    },
  })

  const groupMarker = (cluster: Group, zoom: number): L.Marker => {
    const group = groupOf(cluster.count, cluster.traits)
    return marker([cluster.lat, cluster.lon], clusterIcon(set, group), {
      label: on.groupLabel(group),
      group: group.groups[0] ?? 'other',
      open: () => {
        void lookCloser(cluster, zoom)
      },
    })
  }

  const lookCloser = async ({ cluster }: Group, zoom: number) => {
    const opened = await clusters.open(set, { zoom, cluster })
    if (opened === undefined) return
    const { west, south, east, north } = opened
    const bounds = L.latLngBounds([south, west], [north, east])
    const from = map.getZoom()
    if (from >= maxZoom || bounds.getSouthWest().distanceTo(bounds.getNorthEast()) < 1) {
      on.onPile(
        opened.slots.flatMap((slot) => {
          const pin = slots.at(slot)
          return pin === undefined ? [] : [openingOf(pin)]
        }),
      )
      return
    }
    map.setView(bounds.getCenter(), Math.min(maxZoom, Math.max(from + 1, map.getBoundsZoom(bounds.pad(0.5)))))
  }

  map.on('moveend zoomend resize', look)
  map.on('move', () => {
    if (asked?.zoom === map.getZoom() && !asked.bounds.contains(map.getBounds())) look()
  })
  return {
    show: (pins) => {
      const change = slots.take(pins)
      if (change !== undefined) clusters.change(set, change)
      look()
    },
  }
}

/** Sightings lie on top: they are what a walk is for. */
const heights: Readonly<Record<PinSet, number>> = { sighting: 0, structure: -2_000, door: -4_000 }

type Group = Exclude<Cluster, { readonly slot: number }>

/** Everything that is drawn of it: an unchanged one keeps its element. */
const pinKey = (pin: Pin): string =>
  [pin.id, pin.lat, pin.lon, pin.group, pin.mine, pin.mark ?? '', pin.label()].join()
const groupKey = ({ lat, lon, count, traits }: Group): string => ['+', lat, lon, count, traits].join()

const windowOf = (bounds: L.LatLngBounds, zoom: number): MapWindow => ({
  west: bounds.getWest(),
  south: bounds.getSouth(),
  east: bounds.getEast(),
  north: bounds.getNorth(),
  zoom,
})
