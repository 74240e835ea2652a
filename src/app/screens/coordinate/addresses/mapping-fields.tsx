import type { ReactNode } from 'react'
import { importFields, type ImportField, type Mapping } from '#domain/field/address-import.ts'
import type { OpenedList } from '#domain/field/address-list.ts'
import { useText } from '#app/text/text.tsx'
import { SelectField } from '#app/ui/field.tsx'
import css from './addresses.module.css'

/** Which column holds what. What was guessed can be changed. */
export const MappingFields = ({
  list,
  mapping,
  onChange,
}: {
  readonly list: OpenedList
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}): ReactNode => {
  const t = useText()
  const choose = (field: ImportField, column: string) => {
    const { [field]: _before, ...rest } = mapping
    onChange(column === '' ? rest : { ...rest, [field]: Number(column) })
  }
  return (
    <fieldset className={css['mapping']}>
      <legend className="label">{t('fieldwork.columns')}</legend>
      {importFields.map((field) => {
        const column = mapping[field]
        const needed = field === 'street' || field === 'houseNumber'
        const example = column === undefined ? '' : (list.sample[0]?.[column] ?? '')
        return (
          <SelectField
            key={field}
            label={t(`fieldwork.column_${field}`)}
            hint={example === '' ? undefined : t('fieldwork.example', { value: example.slice(0, 40) })}
            wrong={needed && column === undefined ? t('fieldwork.columnNeeded') : undefined}
            value={column ?? ''}
            onChange={(event) => {
              choose(field, event.target.value)
            }}
          >
            <option value="">{t('fieldwork.noColumn')}</option>
            {list.heading.map((name, index) => (
              // Headings may be the same twice; their place is what tells them apart.
              <option key={index} value={index}>
                {name.trim() === '' ? t('fieldwork.columnNumber', { number: index + 1 }) : name}
              </option>
            ))}
          </SelectField>
        )
      })}
    </fieldset>
  )
}
