import { useEffect, useState, type ReactNode } from 'react'
import { LocateFixed } from 'lucide-react'
import { isObject } from '#domain/survey/rows.ts'
import { type Position, watchPosition } from '#app/device/position.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import type { ControlProps } from './control.ts'

/** The place where this phone is. It is asked for only on a tap, and never followed afterwards. */
export const PlaceControl = ({ value, onChange }: ControlProps): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const [looking, setLooking] = useState(false)
  const [position, setPosition] = useState<Position>()
  useEffect(() => (looking ? watchPosition(setPosition) : undefined), [looking])

  if (looking && position?.state === 'known') {
    const { lat, lon, accuracyM } = position
    setLooking(false)
    onChange({ lat, lon, accuracyM })
  }
  const held =
    isObject(value) && typeof value['lat'] === 'number' && typeof value['lon'] === 'number'
      ? value
      : undefined
  return (
    <>
      <Button
        wide
        onClick={() => {
          setPosition(undefined)
          setLooking(true)
        }}
      >
        <LocateFixed className="i i-s" aria-hidden="true" />
        {t('interview.placeHere')}
      </Button>
      <p className="small soft" role="status">
        {looking &&
          t(
            position?.state === 'denied' || position?.state === 'unavailable'
              ? 'interview.placeUnknown'
              : 'interview.placeBusy',
          )}
        {!looking &&
          held !== undefined &&
          t('interview.placeKnown', {
            lat: number(Number(held['lat'])),
            lon: number(Number(held['lon'])),
            metres: number(Number(held['accuracyM'])),
          })}
      </p>
    </>
  )
}
