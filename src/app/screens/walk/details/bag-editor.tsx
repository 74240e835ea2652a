import { useState, type ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { EditorProps } from './detail-editor.tsx'

/** The number of a building in the public register of addresses and buildings: sixteen digits, zeros in front included. */
export const BagEditor = ({ fields, onSave }: EditorProps): ReactNode => {
  const t = useText()
  const [typed, setTyped] = useState(fields.bagId ?? '')
  const [odd, setOdd] = useState(false)
  const digits = typed.replaceAll(/\s/g, '')
  return (
    <>
      <Field
        label={t('sighting.bagId')}
        hint={t('sighting.bagHint')}
        inputMode="numeric"
        value={typed}
        wrong={odd ? t('sighting.bagOdd') : undefined}
        onChange={({ target }) => {
          setOdd(false)
          setTyped(target.value)
        }}
      />
      <Button
        look="main"
        wide
        onClick={() => {
          if (digits === '') onSave({ bagId: null })
          else if (/^\d{16}$/.test(digits)) onSave({ bagId: digits })
          else setOdd(true)
        }}
      >
        {t('common.save')}
      </Button>
    </>
  )
}
