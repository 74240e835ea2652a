import type { ReactNode } from 'react'
import {
  categoriesIn,
  guessKind,
  kindOf,
  placeColumns,
  type PlaceChoices,
  type PlaceColumn,
} from '#domain/field/place-import.ts'
import { saidOf, type Spot } from '#domain/field/place-file.ts'
import { ownerDomains, unusedDegrees } from '#domain/field/sighting.ts'
import { attributionLength, licences, sourceNameLength } from '#domain/field/source.ts'
import { assetGroups, kindName, kindsOfGroup } from '#domain/field/taxonomy.ts'
import { CodeOptions } from '#app/controls/code-options.tsx'
import { useFormats, useLabel, useLanguage, useText } from '#app/text/text.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import css from '../addresses/addresses.module.css'

/** More categories than this are no categories. */
export const mostCategories = 60

/** What a person decides about a file: where it comes from, which column says what, and what everything in it is. */
export const ChoiceFields = ({
  spots,
  columns,
  choices,
  sourceMissing,
  onChange,
}: {
  readonly spots: readonly Spot[]
  readonly columns: readonly string[]
  readonly choices: PlaceChoices
  /** The name of the source was asked for and is empty. */
  readonly sourceMissing: boolean
  readonly onChange: (choices: PlaceChoices) => void
}): ReactNode => {
  const t = useText()
  const setSource = (change: Partial<PlaceChoices['source']>) => {
    onChange({ ...choices, source: { ...choices.source, ...change } })
  }
  return (
    <>
      <fieldset className={css['mapping']}>
        <legend className="label">{t('places.source')}</legend>
        <Field
          label={t('places.sourceName')}
          hint={t('places.sourceHint')}
          maxLength={sourceNameLength}
          value={choices.source.name}
          wrong={sourceMissing && choices.source.name.trim() === '' ? t('places.sourceMissing') : undefined}
          onChange={({ target }) => {
            setSource({ name: target.value })
          }}
        />
        <SelectField
          label={t('places.licence')}
          value={choices.source.licence}
          onChange={({ target }) => {
            setSource({ licence: target.value })
          }}
        >
          {licences.map((licence) => (
            <option key={licence} value={licence}>
              {licence === 'other' ? t('places.otherLicence') : licence}
            </option>
          ))}
        </SelectField>
        <Field
          label={t('places.attribution')}
          maxLength={attributionLength}
          value={choices.source.attribution}
          onChange={({ target }) => {
            setSource({ attribution: target.value })
          }}
        />
      </fieldset>
      {columns.length > 0 && (
        <fieldset className={css['mapping']}>
          <legend className="label">{t('places.columns')}</legend>
          {placeColumns.map((field) => (
            <ColumnField
              key={field}
              field={field}
              columns={columns}
              chosen={choices.columns[field]}
              example={exampleOf(spots, choices.columns[field])}
              onChange={(column) => {
                const { [field]: _before, ...rest } = choices.columns
                const changed: PlaceChoices['columns'] = column === '' ? rest : { ...rest, [field]: column }
                onChange({
                  ...choices,
                  columns: changed,
                  kinds: field === 'category' ? guessKinds(spots, changed.category) : choices.kinds,
                })
              }}
            />
          ))}
        </fieldset>
      )}
      <KindFields spots={spots} choices={choices} onChange={onChange} />
      <fieldset className={css['mapping']}>
        <legend className="label">{t('places.ofAll')}</legend>
        <SelectField
          label={t('places.unused')}
          value={choices.unusedDegree}
          onChange={({ target }) => {
            const unusedDegree = unusedDegrees.find((degree) => degree === target.value)
            if (unusedDegree !== undefined) onChange({ ...choices, unusedDegree })
          }}
        >
          <CodeOptions list="unusedDegree" />
        </SelectField>
        <SelectField
          label={t('places.owner')}
          value={choices.ownerDomain}
          onChange={({ target }) => {
            const ownerDomain = ownerDomains.find((owner) => owner === target.value)
            if (ownerDomain !== undefined) onChange({ ...choices, ownerDomain })
          }}
        >
          <CodeOptions list="ownerDomain" />
        </SelectField>
      </fieldset>
    </>
  )
}

const exampleOf = (spots: readonly Spot[], column: string | undefined): string => {
  const spot = spots.find((one) => saidOf(one, column) !== '')
  return spot === undefined ? '' : saidOf(spot, column)
}

/** The kind of each category that is called after one. */
export const guessKinds = (spots: readonly Spot[], column: string | undefined): Record<string, string> =>
  Object.fromEntries(
    categoriesIn(spots, column).flatMap(({ name }) => {
      const kind = guessKind(name)
      return kind === undefined ? [] : [[name, kind]]
    }),
  )

const ColumnField = ({
  field,
  columns,
  chosen,
  example,
  onChange,
}: {
  readonly field: PlaceColumn
  readonly columns: readonly string[]
  readonly chosen: string | undefined
  readonly example: string
  readonly onChange: (column: string) => void
}): ReactNode => {
  const t = useText()
  return (
    <SelectField
      label={t(`places.column_${field}`)}
      hint={example === '' ? undefined : t('fieldwork.example', { value: example.slice(0, 40) })}
      value={chosen ?? ''}
      onChange={({ target }) => {
        onChange(target.value)
      }}
    >
      <option value="">{t('fieldwork.noColumn')}</option>
      {columns.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

const KindFields = ({
  spots,
  choices,
  onChange,
}: {
  readonly spots: readonly Spot[]
  readonly choices: PlaceChoices
  readonly onChange: (choices: PlaceChoices) => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const { number } = useFormats()
  const [language] = useLanguage()
  const categories = categoriesIn(spots, choices.columns.category)
  if (categories.length > mostCategories)
    return (
      <p role="alert">{t('places.tooManyCategories', { count: categories.length, most: mostCategories })}</p>
    )
  return (
    <fieldset className={css['mapping']}>
      <legend className="label">{t('places.kinds')}</legend>
      {categories.map(({ name, count }) => (
        <SelectField
          key={name}
          label={
            choices.columns.category === undefined
              ? t('places.everything', { count, number: number(count) })
              : t('places.category', {
                  name: name === '' ? t('places.noCategory') : name,
                  number: number(count),
                })
          }
          value={kindOf(choices.kinds, name) ?? ''}
          onChange={({ target }) => {
            const { [name]: _before, ...rest } = choices.kinds
            onChange({ ...choices, kinds: target.value === '' ? rest : { ...rest, [name]: target.value } })
          }}
        >
          <option value="">{t('places.leaveOut')}</option>
          {assetGroups.map((group) => (
            <optgroup key={group.code} label={label(group)}>
              {kindsOfGroup(group.code).map(({ code }) => (
                <option key={code} value={code}>
                  {kindName(code, language)}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      ))}
    </fieldset>
  )
}
