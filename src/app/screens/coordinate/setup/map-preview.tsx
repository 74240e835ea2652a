import { useMemo, useState, type ReactNode } from 'react'
import type { BaseMap } from '#domain/project/base-map.ts'
import { MapView } from '#app/map/map-view.tsx'
import { tilesOf } from '#app/map/tiles.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import css from './setup.module.css'

/** The neighbourhood on map pictures that are not chosen yet, and whether they come at all. */
export const MapPreview = ({ base }: { readonly base: BaseMap }): ReactNode => {
  const t = useText()
  const { project } = useProject()
  // A draft is a new object with each key that is pressed.
  const text = JSON.stringify(base)
  // oxlint-disable-next-line react/exhaustive-deps -- `text` is all that there is of it
  const tiles = useMemo(() => tilesOf(base), [text])
  const minZoom = tiles?.minZoom ?? 0
  const centre = useMemo(() => ({ ...dutchMiddle, zoom: Math.max(8, minZoom) }), [minZoom])
  const [came, setCame] = useState<{ readonly of: string; readonly state: 'here' | 'away' }>()
  const state = came?.of === text ? came.state : undefined
  return (
    <div>
      <div className={`map ${css['map'] ?? ''}`}>
        <MapView
          label={t('map.preview')}
          boundary={project?.areaGeometry}
          center={project?.areaGeometry == null ? centre : undefined}
          tiles={tiles}
          onTiles={(next) => {
            setCame({ of: text, state: next })
          }}
        />
        {tiles !== undefined && (
          <div className="over bottom">
            <span className="credit">{tiles.attribution}</span>
          </div>
        )}
      </div>
      <p className="small" role="status">
        {state === undefined ? '' : t(state === 'here' ? 'map.previewHere' : 'map.previewAway')}
      </p>
    </div>
  )
}

/** Where to look before there is a boundary. */
const dutchMiddle = { lat: 52.16, lon: 5.29 }
