import { useEffect, useRef, type ReactNode } from 'react'
import { Plus } from 'lucide-react'
import * as z from 'zod/mini'
import { Place, type Spot } from '#domain/field/place.ts'
import { MapView } from '#app/map/map-view.tsx'
import type { NeighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import { useGroupLabel } from '#app/map/use-group-label.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { useStreetNames } from '../walk/use-street-names.ts'
import css from './network.module.css'
import type { Entry } from './use-network.ts'

/** Structures on the map. Where the cross stands, or at a long press, a new one is entered. */
export const NetworkMap = ({
  entries,
  onOpen,
  onAdd,
}: {
  readonly entries: readonly Entry[]
  readonly onOpen: (id: string) => void
  /** Undefined when this role may not. */
  readonly onAdd: ((spot: Spot) => void) | undefined
}): ReactNode => {
  const t = useText()
  const { store, project } = useProject()
  const tiles = useTiles()
  const names = useStreetNames(store)
  const groupLabel = useGroupLabel()
  const map = useRef<NeighbourhoodMap>(undefined)
  const whole = useRef<HTMLDivElement>(null)
  // On a phone it opens below everything that chooses what is on it.
  useEffect(() => {
    whole.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const add = useRef(onAdd)
  useEffect(() => {
    add.current = onAdd
  }, [onAdd])
  const pins = entries.flatMap(({ record }) => {
    const place = z.safeParse(Place, record.fields['place'])
    if (!place.success) return []
    const { lat, lon } = place.data
    const label = () => String(record.fields['name'] ?? '')
    return [{ id: record.id, lat, lon, group: String(record.fields['kind']), mine: false, label }]
  })
  return (
    <div ref={whole}>
      <div className={`map ${css['big'] ?? ''}`}>
        <MapView
          label={t('network.mapLabel', { count: pins.length })}
          boundary={project?.areaGeometry}
          tiles={tiles}
          names={names}
          structures={pins}
          crosshair={onAdd !== undefined}
          groupLabel={groupLabel}
          onPinTap={onOpen}
          onReady={(ready) => {
            map.current = ready
            return onLongPress(ready, (spot) => add.current?.(spot))
          }}
        />
      </div>
      <p className="small soft">
        {[
          ...(onAdd === undefined ? [] : [t('network.mapHow')]),
          ...(tiles === undefined ? [] : [tiles.attribution]),
          ...(entries.length === pins.length
            ? []
            : [t('network.unplaced', { count: entries.length - pins.length })]),
        ].join(' · ')}
      </p>
      {onAdd !== undefined && (
        <Button
          onClick={() => {
            const middle = middleOf(map.current)
            if (middle !== undefined) onAdd(middle)
          }}
        >
          <Plus className="i" aria-hidden="true" />
          {t('network.addHere')}
        </Button>
      )}
    </div>
  )
}

/** Where the cross stands. */
export const middleOf = (map: NeighbourhoodMap | undefined): Spot | undefined => {
  if (map === undefined) return undefined
  const { lat, lng } = map.leaflet.getCenter()
  return { lat, lon: lng }
}

/** Browsers make a context menu out of a long press, and out of the second mouse button. */
const onLongPress = ({ leaflet }: NeighbourhoodMap, put: (spot: Spot) => void) => {
  const press = ({ latlng }: { readonly latlng: { readonly lat: number; readonly lng: number } }) => {
    put({ lat: latlng.lat, lon: latlng.lng })
  }
  leaflet.on('contextmenu', press)
  return () => {
    leaflet.off('contextmenu', press)
  }
}
