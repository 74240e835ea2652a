import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import type { Spot } from '#domain/field/place.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import { type Cell, showCells } from './cell-layer.ts'
import type { Opening } from './crowd.ts'
import css from './map-view.module.css'
import { neighbourhoodMap, type MapEvents, type Name, type NeighbourhoodMap } from './neighbourhood-map.ts'
import { type Overlay, showOverlays } from './overlay-layer.ts'
import { PileSheet } from './pile-sheet.tsx'
import type { Pin, PinGroup, PinSet } from './pin.ts'
import type { Tiles } from './tiles.ts'

export interface MapViewProps {
  /** What the map shows, for somebody who does not see it. */
  readonly label: string
  readonly boundary?: AreaGeometry | null | undefined
  readonly pins?: readonly Pin[] | undefined
  readonly structures?: readonly Pin[] | undefined
  readonly doors?: readonly Pin[] | undefined
  /** Layers of the coordinator's own. */
  readonly overlays?: readonly Overlay[] | undefined
  /** Squares of 100 m that something is to be said about. */
  readonly cells?: readonly Cell[] | undefined
  /** Words on the map, such as streets when there are no map pictures. */
  readonly names?: readonly Name[] | undefined
  readonly me?: (Spot & { readonly accuracyM: number }) | undefined
  /** The map goes here each time that this object changes; without one it begins at the boundary. */
  readonly center?: (Spot & { readonly zoom?: number }) | undefined
  readonly tiles?: Tiles | undefined
  /** A cross in the middle, for pointing without a position. */
  readonly crosshair?: boolean
  /** While a spot is pointed out, what stands around it takes less room. */
  readonly smallPins?: boolean
  /** A pin that can be dragged, or moved with the arrow keys. */
  readonly draggablePin?: { readonly spot: Spot; readonly label: string } | undefined
  readonly onPinTap?: (id: string, set: PinSet) => void
  readonly onMove?: (centre: Spot, byHand: boolean) => void
  /** A tap beside all pins. */
  readonly onTap?: (spot: Spot) => void
  readonly onPlace?: (spot: Spot) => void
  readonly onTiles?: (state: 'here' | 'away') => void
  readonly groupLabel?: (group: PinGroup, set: PinSet) => string
  /** For a drawing on top of the map. */
  readonly onReady?: (map: NeighbourhoodMap) => (() => void) | void
}

/** A map that fills the element around it. */
export const MapView = (props: MapViewProps): ReactNode => {
  const {
    boundary,
    pins = noPins,
    structures = noPins,
    doors = noPins,
    cells = noCells,
    overlays = noOverlays,
    names = noNames,
    me,
    center,
    tiles,
    crosshair = false,
    smallPins = false,
    draggablePin,
  } = props
  const element = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<NeighbourhoodMap>()
  const [pile, setPile] = useState<readonly Opening[]>()
  const events = useEffectEvent((): MapEvents => ({
    onPinTap: (id, set) => props.onPinTap?.(id, set),
    onPile: (openings) => {
      if (!smallPins) setPile(openings)
    },
    onMove: (centre, byHand) => props.onMove?.(centre, byHand),
    onTap: (spot) => props.onTap?.(spot),
    onPlace: (spot) => props.onPlace?.(spot),
    onTiles: (state) => props.onTiles?.(state),
    groupLabel: (group, set) => props.groupLabel?.(group, set) ?? String(group.count),
  }))
  const ready = useEffectEvent((made: NeighbourhoodMap) => props.onReady?.(made))

  useEffect(() => {
    if (element.current === null) return
    const made = neighbourhoodMap(element.current, () => events())
    setMap(made)
    const end = ready(made)
    return () => {
      end?.()
      setMap(undefined)
      made.destroy()
    }
  }, [])

  useEffect(() => {
    map?.boundary(boundary ?? undefined)
  }, [map, boundary])
  const centered = center !== undefined
  useEffect(() => {
    if (boundary && !centered) map?.beginAt(boundary)
  }, [map, boundary, centered])
  useEffect(() => {
    if (center !== undefined) map?.lookAt(center, center.zoom)
  }, [map, center])
  useEffect(() => {
    map?.tiles(tiles)
  }, [map, tiles])
  useEffect(() => {
    map?.pins('sighting', pins)
  }, [map, pins])
  useEffect(() => {
    map?.pins('structure', structures)
  }, [map, structures])
  useEffect(() => {
    map?.pins('door', doors)
  }, [map, doors])
  useEffect(() => (map === undefined ? undefined : showCells(map, cells)), [map, cells])
  useEffect(() => (map === undefined ? undefined : showOverlays(map, overlays)), [map, overlays])
  useEffect(() => {
    map?.names(names)
  }, [map, names])
  useEffect(() => {
    map?.me(me)
  }, [map, me])
  useEffect(() => {
    map?.placing(draggablePin)
  }, [map, draggablePin])

  return (
    <>
      <div
        className={css['map']}
        ref={element}
        role="application"
        aria-label={props.label}
        data-small-pins={smallPins || undefined}
      />
      {pile !== undefined && (
        <PileSheet
          openings={pile}
          onClose={() => {
            setPile(undefined)
          }}
        />
      )}
      {crosshair && (
        <svg className={css['cross']} viewBox="-24 -24 48 48" aria-hidden="true">
          <path d="M0-22V22M-22 0H22" />
          <circle r="14" />
        </svg>
      )}
    </>
  )
}

const noPins: readonly Pin[] = []
const noNames: readonly Name[] = []
const noCells: readonly Cell[] = []
const noOverlays: readonly Overlay[] = []
