import type { ReactNode } from 'react'
import type { StreetDoor } from '#domain/field/street.ts'
import { MapView } from '#app/map/map-view.tsx'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import { useText } from '#app/text/text.tsx'
import { usePosition } from '../walk/use-position.ts'
import { useStreetNames } from '../walk/use-street-names.ts'
import css from './street.module.css'

/** The doors where somebody may still knock. */
export const StreetMap = ({
  doors,
  onOpen,
}: {
  readonly doors: readonly StreetDoor[]
  readonly onOpen: (addressId: string) => void
}): ReactNode => {
  const t = useText()
  const { store, project } = useProject()
  const tiles = useTiles()
  const position = usePosition()
  const names = useStreetNames(store)
  const open = doors.filter(({ door }) => door.kind === 'open')
  const pins = open.flatMap(({ addressId, street, houseNumber, attempts, lat, lon }) =>
    lat === null || lon === null
      ? []
      : [
          {
            id: addressId,
            lat,
            lon,
            group: 'building',
            mine: attempts === 0,
            label: () => t('street.pin', { street, number: houseNumber }),
          },
        ],
  )
  const unplaced = open.length - pins.length
  return (
    <div className={css['mapHolder']}>
      <div className={css['map']}>
        <MapView
          label={t('street.mapLabel', { count: pins.length })}
          boundary={project?.areaGeometry}
          pins={pins}
          names={names}
          me={position.state === 'known' ? position : undefined}
          tiles={tiles}
          groupLabel={({ count }) => t('street.mapCount', { count })}
          onPinTap={onOpen}
        />
      </div>
      <p className="small soft">
        {[
          ...(tiles === undefined ? [] : [tiles.attribution]),
          ...(unplaced === 0 ? [] : [t('street.noPlace', { count: unplaced })]),
        ].join(' · ')}
      </p>
    </div>
  )
}
