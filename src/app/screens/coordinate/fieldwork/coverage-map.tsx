import { useMemo, type ReactNode } from 'react'
import { levelOf, type Part } from '#domain/field/progress.ts'
import { MapView } from '#app/map/map-view.tsx'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import { useText } from '#app/text/text.tsx'
import { useStreetNames } from '../../walk/use-street-names.ts'
import css from './coverage.module.css'

/** Squares of 100 m: where nobody knocked yet stands out. No doors, no people. */
export const CoverageMap = ({ cells }: { readonly cells: readonly Part[] }): ReactNode => {
  const t = useText()
  const { project, store } = useProject()
  const tiles = useTiles()
  const names = useStreetNames(store)
  const squares = useMemo(
    () => cells.map(({ key, tally }) => ({ cell: key, level: levelOf(tally) })),
    [cells],
  )
  const empty = cells.filter(({ tally }) => levelOf(tally) === 0).length
  return (
    <>
      <div className={`map ${css['map'] ?? ''}`}>
        <MapView
          label={t('fieldwork.mapLabel', { count: cells.length, empty })}
          boundary={project?.areaGeometry}
          names={names}
          tiles={tiles}
          cells={squares}
        />
      </div>
      <p className="small soft">
        {t('fieldwork.mapKey')} {tiles?.attribution}
      </p>
    </>
  )
}
