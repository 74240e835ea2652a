import { useState, type ReactNode } from 'react'
import { codeList, codeName } from '#domain/codelists.ts'
import type { EntryField, Sort } from '#domain/field/entry.ts'
import type { Json } from '#domain/sync/operation.ts'
import { CodeOptions } from '#app/controls/code-options.tsx'
import { useWords } from '#app/attention/use-told.ts'
import { centsFrom, typedEuros } from '#app/controls/euros.ts'
import { FundersField } from '#app/controls/funders-field.tsx'
import { Stepper } from '#app/controls/stepper.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { ManyChoiceList } from '#app/ui/choice-list.tsx'
import { Field, SelectField, TextField } from '#app/ui/field.tsx'
import { SwitchRow } from '#app/ui/switch.tsx'
import { fundersIn } from './funders-in.ts'
import css from './network.module.css'
import { PlaceField } from './place-field.tsx'
import { TextsField } from './texts-field.tsx'

interface Props {
  readonly sort: Sort
  readonly field: EntryField
  readonly needed: boolean
  readonly value: Json | undefined
  /** Stands behind a number. */
  readonly unit: string | undefined
  readonly wrong: string | undefined
  /** Undefined empties the field. */
  readonly onChange: (value: Json | undefined) => void
}

/** One field of an entry, in the way in which its table says it is filled in. */
export const EntryFieldInput = ({ sort, field, needed, value, unit, wrong, onChange }: Props): ReactNode => {
  const t = useText()
  const words = useWords()
  const { name, fill } = field
  const label = needed ? words.field(sort, name) : t('network.optional', { field: words.field(sort, name) })
  switch (fill.as) {
    case 'text': {
      const text = { label, wrong, value: textOf(value), maxLength: fill.most }
      const changed = ({ target }: { readonly target: { readonly value: string } }) => {
        onChange(target.value)
      }
      return fill.most > 100 ? (
        <TextField {...text} rows={2} onChange={changed} />
      ) : (
        <Field {...text} onChange={changed} />
      )
    }
    case 'code':
      return <CodeField label={label} wrong={wrong} list={fill.list} value={value} onChange={onChange} />
    case 'codes':
      return (
        <CodesField
          label={label}
          wrong={wrong}
          list={fill.list}
          open={needed}
          value={value}
          onChange={onChange}
        />
      )
    case 'number':
      return (
        <>
          <Stepper
            label={label}
            unit={unit}
            value={typeof value === 'number' ? value : undefined}
            bounds={{ min: 0, max: fill.most, step: fill.step }}
            onChange={onChange}
          />
          <Wrong>{wrong}</Wrong>
        </>
      )
    case 'year':
      return (
        <Field
          label={label}
          wrong={wrong}
          inputMode="numeric"
          maxLength={4}
          value={textOf(value)}
          onChange={({ target }) => {
            const digits = target.value.replaceAll(/\D/g, '')
            onChange(digits === '' ? undefined : Number(digits))
          }}
        />
      )
    case 'cents':
      return <CentsField label={label} wrong={wrong} value={value} onChange={onChange} />
    case 'share':
      return <ShareField label={label} wrong={wrong} value={value} onChange={onChange} />
    case 'flag':
      return <SwitchRow label={words.field(sort, name)} on={value === true} onChange={onChange} />
    case 'day':
      return (
        <Field
          label={label}
          wrong={wrong}
          type="date"
          value={textOf(value)}
          onChange={({ target }) => {
            onChange(target.value === '' ? undefined : target.value)
          }}
        />
      )
    case 'place':
      return <PlaceField label={label} value={value} onChange={onChange} />
    case 'texts':
      return (
        <TextsField label={label} most={fill.most} length={fill.length} value={value} onChange={onChange} />
      )
    case 'funders':
      return (
        <FundersField
          label={label}
          begin={fundersIn(value)}
          wrong={wrong}
          onChange={(funders) => {
            onChange(funders.length === 0 ? undefined : funders.map((funder) => ({ ...funder })))
          }}
        />
      )
  }
}

const textOf = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

type Input = Pick<Props, 'value' | 'wrong' | 'onChange'> & { readonly label: string }

const CodeField = ({ label, wrong, list, value, onChange }: Input & { readonly list: string }): ReactNode => {
  const t = useText()
  return (
    <SelectField
      label={label}
      wrong={wrong}
      value={textOf(value)}
      onChange={({ target }) => {
        onChange(target.value === '' ? undefined : target.value)
      }}
    >
      <option value="">{t('network.choose')}</option>
      <CodeOptions list={list} />
    </SelectField>
  )
}

/** Folded away while it may stay empty: a list of eighteen fills a phone. */
const CodesField = ({
  label,
  wrong,
  list,
  open,
  value,
  onChange,
}: Input & { readonly list: string; readonly open: boolean }): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const chosen = Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
  const choices = codeList(list)
    .filter(({ code, exclusive }) => exclusive !== true && code !== 'none')
    .map(({ code }) => ({ value: code, label: codeName(list, code, language) }))
  return (
    <details className={css['fold']} open={open}>
      <summary>
        {label} <span className="soft small">{t('network.chosen', { count: chosen.length })}</span>
      </summary>
      <ManyChoiceList
        legend={label}
        legendLook="hidden"
        columns={2}
        choices={choices}
        values={chosen}
        onChange={(codes) => {
          onChange([...codes])
        }}
      />
      <Wrong>{wrong}</Wrong>
    </details>
  )
}

const CentsField = ({ label, wrong, value, onChange }: Input): ReactNode => {
  const t = useText()
  const [typed, setTyped] = useState(typeof value === 'number' ? typedEuros(value) : '')
  const isOdd = typed.trim() !== '' && centsFrom(typed) === undefined
  return (
    <Field
      label={t('network.inEuros', { field: label })}
      wrong={isOdd ? t('interview.amountOdd') : wrong}
      inputMode="decimal"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange(centsFrom(target.value))
      }}
    />
  )
}

/** How much of an amount leaves the neighbourhood. Nobody knows: empty. */
const ShareField = ({ label, wrong, value, onChange }: Input): ReactNode => {
  return (
    <SelectField
      label={label}
      wrong={wrong}
      value={value === undefined || value === null ? 'unknown' : textOf(value)}
      onChange={({ target }) => {
        onChange(target.value === 'unknown' ? undefined : Number(target.value))
      }}
    >
      <CodeOptions list="leavesShare" />
    </SelectField>
  )
}

const Wrong = ({ children }: { readonly children: string | undefined }): ReactNode =>
  children === undefined ? null : (
    <span className="wrong" role="alert">
      {children}
    </span>
  )
