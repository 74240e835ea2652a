import { useState, type ReactNode } from 'react'
import { Layers } from 'lucide-react'
import { LaidOverSheet } from '#app/layers/laid-over-sheet.tsx'
import { LayerSheet } from '#app/layers/layer-sheet.tsx'
import { type LaidOver, useMapLayers } from '#app/layers/use-map-layers.ts'
import { MapView } from '#app/map/map-view.tsx'
import type { Pin } from '#app/map/pin.ts'
import { useGroupLabel } from '#app/map/use-group-label.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { useStreetNames } from '../walk/use-street-names.ts'

/** The neighbourhood and its sightings at the desk. `className` gives its size. */
export const DeskMap = ({
  pins,
  className = '',
  onPinTap,
}: {
  readonly pins: readonly Pin[]
  readonly className?: string | undefined
  readonly onPinTap: (id: string) => void
}): ReactNode => {
  const t = useText()
  const groupLabel = useGroupLabel()
  const { store, project } = useProject()
  const names = useStreetNames(store)
  const layers = useMapLayers(pins)
  const [layering, setLayering] = useState(false)
  const [pictures, setPictures] = useState<'here' | 'away'>('away')
  const [laidOver, setLaidOver] = useState<LaidOver>()
  return (
    <div className={`map ${className}`}>
      <MapView
        {...layers.shown}
        label={t('coordinate.mapLabel', { count: layers.shown.pins.length })}
        boundary={project?.areaGeometry}
        names={pictures === 'here' && layers.shown.tiles !== undefined ? undefined : names}
        onTiles={setPictures}
        groupLabel={groupLabel}
        onPinTap={(id, set) => {
          if (set === 'sighting') onPinTap(id)
          else setLaidOver(layers.find(id, set))
        }}
      />
      <div className="over top">
        <button
          type="button"
          className="icon-button boxed end"
          aria-label={t('map.layers')}
          onClick={() => {
            setLayering(true)
          }}
        >
          <Layers className="i" aria-hidden="true" />
        </button>
      </div>
      {layering && (
        <LayerSheet
          choice={layers.choice}
          onClose={() => {
            setLayering(false)
          }}
        />
      )}
      {laidOver !== undefined && (
        <LaidOverSheet
          on={laidOver}
          onClose={() => {
            setLaidOver(undefined)
          }}
        />
      )}
      {layers.credits !== '' && (
        <div className="over bottom">
          <span className="credit">{layers.credits}</span>
        </div>
      )}
    </div>
  )
}
