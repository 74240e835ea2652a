import { useEffect, useState, type ReactNode } from 'react'
import type { TilePlan } from '#domain/field/tile-plan.ts'
import { useKeptLine } from '#app/kept-map/use-kept-line.ts'
import { fitTo, showOutline } from '#app/map/kept-layer.ts'
import { MapView } from '#app/map/map-view.tsx'
import type { NeighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import { useText } from '#app/text/text.tsx'
import css from './keep-map.module.css'

/** Dashed: what would be kept. A whole line: what is. */
export const KeepMapPreview = ({ plan }: { readonly plan: TilePlan }): ReactNode => {
  const t = useText()
  const { project } = useProject()
  const tiles = useTiles()
  const [map, setMap] = useState<NeighbourhoodMap>()
  useKeptLine(map)
  useEffect(() => {
    if (map === undefined) return
    const nearest = plan.tiles.filter(({ z }) => z === plan.toZoom)
    fitTo(map, nearest)
    return showOutline(map, nearest, 'm-to-keep')
  }, [map, plan])
  return (
    <div className={`map ${css['preview'] ?? ''}`}>
      <MapView
        label={t('kept.mapLabel')}
        boundary={project?.areaGeometry}
        tiles={tiles}
        onReady={(made) => {
          setMap(made)
          return () => {
            setMap(undefined)
          }
        }}
      />
      {tiles !== undefined && (
        <div className="over bottom">
          <span className="credit">{tiles.attribution}</span>
        </div>
      )}
    </div>
  )
}
