import type { ReactNode } from 'react'
import { MapView } from '#app/map/map-view.tsx'
import type { Pin } from '#app/map/pin.ts'
import { useGroupLabel } from '#app/map/use-group-label.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import { useText } from '#app/text/text.tsx'

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
  const { project } = useProject()
  const tiles = useTiles()
  return (
    <div className={`map ${className}`}>
      <MapView
        label={t('coordinate.mapLabel', { count: pins.length })}
        boundary={project?.areaGeometry}
        pins={pins}
        tiles={tiles}
        groupLabel={groupLabel}
        onPinTap={onPinTap}
      />
      {tiles !== undefined && (
        <div className="over bottom">
          <span className="credit">{tiles.attribution}</span>
        </div>
      )}
    </div>
  )
}
