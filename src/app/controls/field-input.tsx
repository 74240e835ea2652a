import type { ReactNode } from 'react'
import { fieldChoices, type Questionnaire, type RepeatField } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { ChoiceList, ManyChoiceList } from '#app/ui/choice-list.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import css from './controls.module.css'
import { PersonalDataWarning } from './own-words.tsx'
import { Stepper } from './stepper.tsx'
import { useChoices } from './use-choices.ts'

/** More choices than this are a menu instead of a list to tap. */
const tapList = 6

/** One field of a repeat, a column of a grid, or a line of contact details. Blank is undefined. */
export const FieldInput = ({
  field,
  questionnaire,
  value,
  onChange,
  wrong,
  unit,
  numberKeys = false,
}: {
  readonly field: RepeatField
  readonly questionnaire: Questionnaire
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly wrong?: string | undefined
  readonly unit?: string | undefined
  readonly numberKeys?: boolean
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const choices = useChoices(fieldChoices(questionnaire, field))
  const name = field.required ? label(field.label) : t('interview.optional', { label: label(field.label) })
  const chosen = typeof value === 'string' ? value : ''

  if (field.type === 'codes')
    return (
      <Wrong wrong={wrong}>
        <ManyChoiceList
          legend={name}
          choices={choices}
          columns={choices.length > tapList ? 2 : 1}
          values={Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []}
          onChange={(codes) => {
            onChange(codes.length === 0 ? undefined : codes)
          }}
        />
      </Wrong>
    )
  if (choices.length > tapList)
    return (
      <SelectField
        label={name}
        wrong={wrong}
        value={chosen}
        onChange={({ target }) => {
          onChange(target.value === '' ? undefined : target.value)
        }}
      >
        <option value="">{t('interview.choose')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </SelectField>
    )
  if (choices.length > 0)
    return (
      <Wrong wrong={wrong}>
        <ChoiceList
          legend={name}
          choices={choices}
          columns={2}
          value={chosen}
          onChange={onChange}
          numberKeys={numberKeys}
        />
      </Wrong>
    )
  if (field.type === 'number')
    return (
      <Wrong wrong={wrong}>
        <Stepper
          label={name}
          unit={unit}
          value={typeof value === 'number' ? value : undefined}
          bounds={{ min: numeric(field.min), max: numeric(field.max), step: field.step }}
          onChange={onChange}
        />
      </Wrong>
    )
  const isYear = field.type === 'year'
  const text = typeof value === 'number' ? String(value) : chosen
  return (
    <div className={css['ownWords']}>
      <Field
        label={name}
        wrong={wrong}
        value={text}
        maxLength={isYear ? 4 : (field.maxLength ?? 120)}
        {...inputOf[field.type]}
        onChange={({ target }) => {
          const typed = target.value
          onChange(typed === '' ? undefined : isYear && /^\d+$/.test(typed) ? Number(typed) : typed)
        }}
      />
      {field.type === 'text' && <PersonalDataWarning text={text} />}
    </div>
  )
}

const Wrong = ({
  wrong,
  children,
}: {
  readonly wrong: string | undefined
  readonly children: ReactNode
}): ReactNode => (
  <div className={css['ownWords']}>
    {children}
    {wrong !== undefined && (
      <p className={css['wrong']} role="alert">
        {wrong}
      </p>
    )}
  </div>
)

const inputOf: Readonly<Record<string, { readonly type?: string; readonly inputMode?: 'numeric' }>> = {
  email: { type: 'email' },
  phone: { type: 'tel' },
  year: { inputMode: 'numeric' },
}

const numeric = (bound: RepeatField['min']): number | undefined =>
  typeof bound === 'number' ? bound : undefined
