import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import { SelectField } from '#app/ui/field.tsx'
import type { Area } from './use-areas.ts'

/** One part of the neighbourhood, or all of them (empty). */
export const AreaSelect = ({
  areas,
  value,
  onChange,
}: {
  readonly areas: readonly Area[]
  readonly value: string
  readonly onChange: (areaId: string) => void
}): ReactNode => {
  const t = useText()
  return (
    <SelectField
      label={t('fieldwork.area')}
      value={value}
      onChange={({ target }) => {
        onChange(target.value)
      }}
    >
      <option value="">{t('fieldwork.allAreas')}</option>
      {areas.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
