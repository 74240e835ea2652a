import { useState, type ReactNode } from 'react'
import { Stepper } from '#app/controls/stepper.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import type { EditorProps } from './detail-editor.tsx'

/** How many hours of a week nobody uses it. */
export const HoursEditor = ({ fields, onSave }: EditorProps): ReactNode => {
  const t = useText()
  const [hours, setHours] = useState(fields.unusedHoursPerWeek ?? undefined)
  const odd = hours !== undefined && (hours < 0 || hours > hoursInAWeek)
  return (
    <>
      <Stepper
        label={t('sighting.hours')}
        hideLabel
        unit={t('sighting.hoursUnit')}
        value={hours}
        bounds={{ min: 0, max: hoursInAWeek }}
        onChange={setHours}
      />
      {odd && (
        <p className="small" role="alert">
          {t('sighting.hoursOdd')}
        </p>
      )}
      <Button
        look="main"
        wide
        disabled={odd}
        onClick={() => {
          onSave({ unusedHoursPerWeek: hours ?? null })
        }}
      >
        {t('common.save')}
      </Button>
    </>
  )
}

const hoursInAWeek = 168
