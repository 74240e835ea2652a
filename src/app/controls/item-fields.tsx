import type { ReactNode } from 'react'
import { Controller } from 'react-hook-form'
import type { Questionnaire, RepeatField } from '#domain/survey/questionnaire.ts'
import { FieldInput } from './field-input.tsx'
import type { ItemForm } from './use-item-form.ts'

/** The fields of one item, each tied to the form. */
export const ItemFields = ({
  form,
  fields,
  questionnaire,
  unitOf,
}: {
  readonly form: ItemForm
  readonly fields: readonly RepeatField[]
  readonly questionnaire: Questionnaire
  /** The unit that is said after a number, when it follows from another field. */
  readonly unitOf?: (values: Readonly<Record<string, unknown>>) => string | undefined
}): ReactNode =>
  fields.map((field) => (
    <Controller
      key={field.name}
      name={field.name}
      control={form.control}
      render={({ field: tied, fieldState }) => (
        <FieldInput
          field={field}
          questionnaire={questionnaire}
          value={tied.value}
          wrong={fieldState.error?.message}
          unit={field.type === 'number' ? unitOf?.(form.getValues()) : undefined}
          onChange={tied.onChange}
        />
      )}
    />
  ))
