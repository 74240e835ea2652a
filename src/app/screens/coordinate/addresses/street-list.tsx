import { useState, type ReactNode } from 'react'
import { useFormats, useText } from '#app/text/text.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { AreaSelect } from '../area-select.tsx'
import type { Area } from '../use-areas.ts'
import type { FieldAddress } from '#app/store/fieldwork.ts'
import { AddDoor } from './add-door.tsx'
import css from './addresses.module.css'
import { DoorRows } from './door-rows.tsx'

/** Addresses street by street; one street is open at a time, however long the list is. */
export const StreetList = ({
  addresses,
  areas,
}: {
  readonly addresses: readonly FieldAddress[]
  readonly areas: readonly Area[]
}): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const [area, setArea] = useState('')
  const [wished, setStreet] = useState<string>()
  const shown = addresses
    .filter(({ areaId }) => area === '' || areaId === area)
    .toSorted((a, b) => a.walkOrder - b.walkOrder || (a.id < b.id ? -1 : 1))
  const streets = Map.groupBy(shown, ({ street }) => street)
  const street = wished !== undefined && streets.has(wished) ? wished : [...streets.keys()][0]
  const doors = street === undefined ? [] : (streets.get(street) ?? [])
  return (
    <section className="block">
      <h2>{t('fieldwork.byStreet')}</h2>
      <div className={css['mapping']}>
        <AreaSelect areas={areas} value={area} onChange={setArea} />
        <SelectField
          label={t('fieldwork.street')}
          value={street ?? ''}
          onChange={(event) => {
            setStreet(event.target.value)
          }}
        >
          {[...streets].map(([name, { length }]) => (
            <option key={name} value={name}>
              {t('fieldwork.streetWith', { street: name, count: number(length) })}
            </option>
          ))}
        </SelectField>
      </div>
      {street !== undefined && (
        <DoorRows key={`${area} ${street}`} street={street} doors={doors} areas={areas} />
      )}
      <AddDoor street={street ?? ''} areas={areas} addresses={addresses} />
    </section>
  )
}
