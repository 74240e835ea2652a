import { useState, type ReactNode } from 'react'
import type { Place } from '#domain/field/place.ts'
import { MapView } from '#app/map/map-view.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { byHand } from '../sighting-draft.ts'
import css from '../walk.module.css'
import { useGround } from './use-ground.ts'

/** Puts the pin of a saved sighting right: dragged, tapped, or moved with the arrow keys. */
export const PlaceEditor = ({
  place,
  onSave,
}: {
  readonly place: Place
  readonly onSave: (place: Place) => void
}): ReactNode => {
  const t = useText()
  const ground = useGround()
  const [spot, setSpot] = useState<Place>(place)
  const [center] = useState(() => ({ lat: place.lat, lon: place.lon, zoom: 19 }))
  const put = (wished: { readonly lat: number; readonly lon: number }) => {
    setSpot(byHand(wished))
  }
  return (
    <>
      <p className="small">{t('sighting.placeHow')}</p>
      <div className={css['drawing']}>
        <MapView
          {...ground}
          label={t('sighting.placeMap')}
          center={center}
          draggablePin={{ spot, label: t('walk.newPin') }}
          onTap={put}
          onPlace={put}
        />
      </div>
      <Button
        look="main"
        wide
        disabled={spot === place}
        onClick={() => {
          onSave(spot)
        }}
      >
        {t('common.save')}
      </Button>
    </>
  )
}
