import { useState, type ReactNode } from 'react'
import type { PositionColumns } from '#domain/field/place-file.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import css from '../addresses/addresses.module.css'

/** Which columns of a table say where a place is, when its headings do not. */
export const PositionColumnFields = ({
  headings,
  onChoose,
}: {
  readonly headings: readonly string[]
  readonly onChoose: (columns: PositionColumns) => void
}): ReactNode => {
  const t = useText()
  const [x, setX] = useState('')
  const [y, setY] = useState('')
  const field = (label: string, value: string, set: (value: string) => void) => (
    <SelectField
      label={label}
      value={value}
      onChange={({ target }) => {
        set(target.value)
      }}
    >
      <option value="">{t('fieldwork.noColumn')}</option>
      {headings.map((name, index) => (
        // Headings may be the same twice; their place is what tells them apart.
        <option key={index} value={index}>
          {name.trim() === '' ? t('fieldwork.columnNumber', { number: index + 1 }) : name}
        </option>
      ))}
    </SelectField>
  )
  return (
    <div className={css['narrow']}>
      <p role="alert">{t('places.noPositionColumns')}</p>
      {field(t('places.lonColumn'), x, setX)}
      {field(t('places.latColumn'), y, setY)}
      <Button
        look="main"
        disabled={x === '' || y === '' || x === y}
        onClick={() => {
          onChoose({ x: Number(x), y: Number(y) })
        }}
      >
        {t('places.readOn')}
      </Button>
    </div>
  )
}
