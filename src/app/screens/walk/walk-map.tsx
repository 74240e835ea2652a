import type { ReactNode } from 'react'
import type { Place, Spot } from '#domain/field/place.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import { MapView } from '#app/map/map-view.tsx'
import type { Name, NeighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import type { PinSet } from '#app/map/pin.ts'
import type { MapLayers } from '#app/layers/use-map-layers.ts'
import { useGroupLabel } from '#app/map/use-group-label.ts'
import { useText } from '#app/text/text.tsx'
import { placedAt, pointedAt, type SightingDraft } from './sighting-draft.ts'
import type { DraftHolder } from './use-sighting-draft.ts'

/** The map of a walk: opens known sightings, and says where a new one is. */
export const WalkMap = ({
  draft,
  lost,
  boundary,
  shown,
  names,
  me,
  onChange,
  onPoint,
  onOpen,
  onMap,
  onTiles,
}: {
  /** The sighting that is being made; null while its sheet is closed. */
  readonly draft: SightingDraft | null
  /** Without a position there is a cross to point with. */
  readonly lost: boolean
  readonly boundary: AreaGeometry | null | undefined
  readonly shown: MapLayers['shown']
  readonly names: readonly Name[] | undefined
  readonly me: Place | undefined
  readonly onChange: DraftHolder['change']
  /** A person moved the map: this is under the cross now. */
  readonly onPoint: (spot: Spot) => void
  readonly onOpen: (id: string, set: PinSet) => void
  readonly onMap: (map: NeighbourhoodMap | undefined) => void
  readonly onTiles: (state: 'here' | 'away') => void
}): ReactNode => {
  const t = useText()
  const groupLabel = useGroupLabel()
  const place = (spot: Spot) => {
    onChange((before) => placedAt(before, spot))
  }
  return (
    <MapView
      {...shown}
      label={t('walk.mapLabel', { count: shown.pins.length })}
      boundary={boundary}
      names={names}
      me={me}
      smallPins={draft !== null}
      crosshair={draft === null ? lost : draft.placedBy === 'cross'}
      draggablePin={
        draft?.place && draft.placedBy !== 'cross'
          ? { spot: draft.place, label: t('walk.newPin') }
          : undefined
      }
      groupLabel={groupLabel}
      onReady={(map) => {
        onMap(map)
        return () => {
          onMap(undefined)
        }
      }}
      onPinTap={(id, set) => {
        if (draft === null) onOpen(id, set)
      }}
      onMove={(spot, moved) => {
        if (moved) onPoint(spot)
        // Once something was pointed at, zooming moves it as well.
        onChange((before) =>
          before.placedBy === 'cross' && (moved || before.place !== null) ? pointedAt(before, spot) : before,
        )
      }}
      onTap={(spot) => {
        if (draft !== null && draft.placedBy !== 'cross') place(spot)
      }}
      onPlace={place}
      onTiles={onTiles}
    />
  )
}
