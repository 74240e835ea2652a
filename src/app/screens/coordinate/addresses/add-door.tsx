import { useState, type ReactNode } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { notSaved } from '../not-saved.ts'
import type { Area } from '../use-areas.ts'
import type { FieldAddress } from '#app/store/fieldwork.ts'
import css from './addresses.module.css'

/** One address by hand, at the end of its street. */
export const AddDoor = ({
  street: openStreet,
  areas,
  addresses,
}: {
  readonly street: string
  readonly areas: readonly Area[]
  readonly addresses: readonly FieldAddress[]
}): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const [street, setStreet] = useState<string>()
  const [houseNumber, setHouseNumber] = useState('')
  const [area, setArea] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const name = (street ?? openStreet).trim()
  const number = houseNumber.trim()
  const along = addresses.filter((address) => address.street === name)
  const areaId = area ?? along[0]?.areaId ?? areas[0]?.id ?? ''
  const save = async () => {
    if (name === '' || number === '') return setWrong(t('fieldwork.doorWrong'))
    if (along.some((address) => address.houseNumber === number)) return setWrong(t('fieldwork.doorKnown'))
    const last = along.length > 0 ? along : addresses
    const walkOrder = Math.max(0, ...last.map((address) => address.walkOrder)) + 1
    const saved = await store.create('address', {
      street: name,
      houseNumber: number,
      gridCell: '',
      walkOrder,
      doNotVisit: false,
      ...(areaId === '' ? {} : { areaId }),
    })
    setWrong(saved.ok ? undefined : notSaved(saved.reason, t))
    if (saved.ok) setHouseNumber('')
  }
  return (
    <details>
      <summary>{t('fieldwork.addDoor')}</summary>
      <form
        className={css['narrow']}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Field
          label={t('fieldwork.street')}
          value={street ?? openStreet}
          maxLength={120}
          onChange={(event) => {
            setStreet(event.target.value)
          }}
        />
        <Field
          label={t('fieldwork.houseNumber')}
          value={houseNumber}
          maxLength={20}
          wrong={wrong}
          onChange={(event) => {
            setHouseNumber(event.target.value)
          }}
        />
        {areas.length > 0 && (
          <SelectField
            label={t('fieldwork.area')}
            value={areaId}
            onChange={(event) => {
              setArea(event.target.value)
            }}
          >
            {areas.map(({ id, name: title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        )}
        <Button type="submit">{t('fieldwork.add')}</Button>
      </form>
    </details>
  )
}
