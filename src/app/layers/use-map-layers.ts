import { useMemo } from 'react'
import type { Cell } from '#app/map/cell-layer.ts'
import type { Overlay } from '#app/map/overlay-layer.ts'
import type { Pin, PinSet } from '#app/map/pin.ts'
import type { Tiles } from '#app/map/tiles.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import type { StreetDoor } from '#domain/field/street.ts'
import { type LayerChoice, type LayerName, useLayerChoice } from './layer-choice.ts'
import { useDoorPins, useDoors } from './use-doors.ts'
import { type PlacedStructure, useStructurePins, useStructures } from './use-structures.ts'
import { useOwnLayers } from './use-own-layers.ts'
import { useWalkedCells } from './use-walked-cells.ts'

export interface MapLayers {
  readonly choice: LayerChoice
  /** For the map: what is chosen of each layer. */
  readonly shown: {
    readonly tiles: Tiles | undefined
    readonly pins: readonly Pin[]
    readonly structures: readonly Pin[]
    readonly doors: readonly Pin[]
    readonly cells: readonly Cell[]
    readonly overlays: readonly Overlay[]
  }
  /** Whose pictures and layers are shown: to stand on the map. */
  readonly credits: string
  /** What a tap on another pin than a sighting was on. */
  readonly find: (id: string, set: PinSet) => LaidOver | undefined
}

export type LaidOver =
  | { readonly kind: 'structure'; readonly structure: PlacedStructure }
  | { readonly kind: 'door'; readonly door: StreetDoor }

/** Everything that lies on a map besides the boundary, by what this person chose to see. */
export const useMapLayers = (sightings: readonly Pin[]): MapLayers => {
  const { role } = useProject().membership
  // All doors of a neighbourhood would bury what a coordinator looks for.
  const choice = useLayerChoice(role === 'coordinator' ? ['doors'] : [])
  const tiles = useTiles()
  const structures = useStructures()
  const structurePins = useStructurePins(structures)
  const doors = useDoors(choice.shows('doors'))
  const doorPins = useDoorPins(doors)
  const walked = useWalkedCells()
  const own = useOwnLayers()
  const { shows } = choice
  const hiddenOwn = own
    .filter(({ id }) => !shows(`own:${id}`))
    .map(({ id }) => id)
    .join()
  const overlays = useMemo(() => own.filter(({ id }) => !hiddenOwn.split(',').includes(id)), [own, hiddenOwn])
  const [picture, walkedToo] = [shows('picture'), shows('walked')]
  const pins = useChosen(sightings, shows, layerOfSighting)
  const chosenStructures = useChosen(structurePins, shows, layerOfStructure)
  const shown = useMemo(
    () => ({
      tiles: picture ? tiles : undefined,
      pins,
      structures: chosenStructures,
      doors: doorPins,
      cells: walkedToo ? walked : noCells,
      overlays,
    }),
    [picture, tiles, pins, chosenStructures, doorPins, walkedToo, walked, overlays],
  )
  return {
    choice,
    shown,
    credits: [
      ...(shown.tiles === undefined ? [] : [shown.tiles.attribution]),
      ...new Set(overlays.map(({ attribution }) => attribution)),
    ].join(' · '),
    find: (id, set) => {
      const structure = set === 'structure' ? structures.find((each) => each.id === id) : undefined
      if (structure !== undefined) return { kind: 'structure', structure }
      const door = set === 'door' ? doors.find(({ addressId }) => addressId === id) : undefined
      return door === undefined ? undefined : { kind: 'door', door }
    },
  }
}

const noCells: readonly Cell[] = []

const layerOfSighting = ({ mark }: Pin): LayerName => (mark === 'tip' || mark === 'inUse' ? mark : 'seen')
/** Its group is the layer in which it stands. */
const layerOfStructure = ({ group }: Pin): LayerName =>
  group === 'social' || group === 'physical' ? group : 'economic'

/** The pins of layers that are shown; the same list again while nothing about it changes. */
const useChosen = (
  pins: readonly Pin[],
  shows: LayerChoice['shows'],
  layerOf: (pin: Pin) => LayerName,
): readonly Pin[] => {
  const hidden = [...new Set(pins.map(layerOf))].filter((layer) => !shows(layer)).join()
  return useMemo(
    () => (hidden === '' ? pins : pins.filter((pin) => !hidden.split(',').includes(layerOf(pin)))),
    [pins, hidden, layerOf],
  )
}
