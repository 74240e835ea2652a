import { useMemo, type ReactNode } from 'react'
import { assetKind } from '#domain/field/taxonomy.ts'
import type { Mix } from '#domain/inventory/match-mix.ts'
import type { Part } from '#domain/inventory/match-parts.ts'
import { MapView } from '#app/map/map-view.tsx'
import { useGroupLabel } from '#app/map/use-group-label.ts'
import { useText } from '#app/text/text.tsx'
import { useGround } from '../../walk/details/use-ground.ts'
import css from './limonades.module.css'
import { type PartName, partNames } from './part-icon.tsx'
import type { MixWords } from './words.ts'

/** Where the parts are, for those that have a place; nothing else is on this map. */
export const PartsMap = ({
  mix,
  words,
  onOpen,
}: {
  readonly mix: Pick<Mix, PartName>
  readonly words: MixWords
  readonly onOpen: (part: Part) => void
}): ReactNode => {
  const t = useText()
  const ground = useGround()
  const groupLabel = useGroupLabel()
  const placed = partNames.flatMap((name) =>
    mix[name].flatMap((part) => {
      if (!('place' in part) || part.place == null) return []
      const { lat, lon } = part.place
      const group = part.type === 'assetSighting' ? assetKind(part.kind)?.group : part.kind
      const label = () => `${t(`limonade.sort_${name}`)}: ${words.partName(part)}`
      return [{ part, pin: { id: part.id, lat, lon, group: group ?? '', mine: false, label } }]
    }),
  )
  const middle = useMiddle(placed.map(({ pin }) => pin))
  const pinsOf = (type: Part['type']) => placed.filter(({ part }) => part.type === type).map(({ pin }) => pin)
  if (placed.length === 0) return <p className="soft">{t('limonade.noPlaces')}</p>
  return (
    <div className={`map ${css['map'] ?? ''}`}>
      <MapView
        {...ground}
        label={t('limonade.mapLabel', { count: placed.length })}
        pins={pinsOf('assetSighting')}
        structures={pinsOf('structure')}
        center={middle}
        groupLabel={groupLabel}
        onPinTap={(id) => {
          const found = placed.find(({ pin }) => pin.id === id)
          if (found !== undefined) onOpen(found.part)
        }}
      />
      {ground.tiles !== undefined && (
        <div className="over bottom">
          <span className="credit">{ground.tiles.attribution}</span>
        </div>
      )}
    </div>
  )
}

/** Between the parts, so near that a street fills the map; the same object while they stay where they are. */
const useMiddle = (spots: readonly { readonly lat: number; readonly lon: number }[]) => {
  const lats = spots.map(({ lat }) => lat)
  const lons = spots.map(({ lon }) => lon)
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2
  const lon = (Math.min(...lons) + Math.max(...lons)) / 2
  return useMemo(
    () => (Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon, zoom: streetZoom } : undefined),
    [lat, lon],
  )
}

const streetZoom = 16
