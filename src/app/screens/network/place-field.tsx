import { useRef, useState, type ReactNode } from 'react'
import { MapPin } from 'lucide-react'
import * as z from 'zod/mini'
import { Place } from '#domain/field/place.ts'
import type { Json } from '#domain/sync/operation.ts'
import { MapView } from '#app/map/map-view.tsx'
import type { NeighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { useStreetNames } from '../walk/use-street-names.ts'
import { middleOf } from './network-map.tsx'
import css from './network.module.css'

/** Pointed at on a map of this size, a place lies within about so many metres. */
export const pointedM = 15

/** A place that a person points at: tap, drag the pin, or move it with the arrow keys. */
export const PlaceField = ({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: Json | undefined
  readonly onChange: (place: Json | undefined) => void
}): ReactNode => {
  const t = useText()
  const { store, project } = useProject()
  const tiles = useTiles()
  const names = useStreetNames(store)
  const parsed = z.safeParse(Place, value)
  const place = parsed.success ? parsed.data : undefined
  const [open, setOpen] = useState(place !== undefined)
  const map = useRef<NeighbourhoodMap>(undefined)
  const [begin] = useState(place === undefined ? undefined : { lat: place.lat, lon: place.lon, zoom: 17 })
  const put = ({ lat, lon }: { readonly lat: number; readonly lon: number }) => {
    onChange({ lat, lon, accuracyM: pointedM })
  }
  return (
    <fieldset className={`field ${css['place'] ?? ''}`}>
      <legend className="field-label">{label}</legend>
      {open ? (
        <>
          <div className={`map ${css['small'] ?? ''}`}>
            <MapView
              label={t('network.placeMap')}
              boundary={project?.areaGeometry}
              tiles={tiles}
              names={names}
              center={begin}
              crosshair={place === undefined}
              draggablePin={place === undefined ? undefined : { spot: place, label: t('network.placePin') }}
              onTap={put}
              onPlace={put}
              onReady={(ready) => {
                map.current = ready
              }}
            />
          </div>
          <p className="small soft">
            {place === undefined ? t('network.placeHow') : t('network.placeMove')}
            {tiles === undefined ? '' : ` · ${tiles.attribution}`}
          </p>
          <div className="row">
            {place === undefined && (
              <Button
                small
                onClick={() => {
                  const middle = middleOf(map.current)
                  if (middle !== undefined) put(middle)
                }}
              >
                {t('network.placeHere')}
              </Button>
            )}
            <Button
              small
              look="quiet"
              onClick={() => {
                onChange(undefined)
                setOpen(false)
              }}
            >
              {t('network.noPlace')}
            </Button>
          </div>
        </>
      ) : (
        <Button
          onClick={() => {
            setOpen(true)
          }}
        >
          <MapPin className="i" aria-hidden="true" />
          {t('network.toPlace')}
        </Button>
      )}
    </fieldset>
  )
}
