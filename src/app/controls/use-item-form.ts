import { useEffect, useEffectEvent } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, type UseFormReturn } from 'react-hook-form'
import type { Mode, Questionnaire, RepeatField } from '#domain/survey/questionnaire.ts'
import { fieldsSchema } from '#domain/survey/types/fields.ts'
import { problemOf } from '#domain/survey/types/problem.ts'
import { useText } from '#app/text/text.tsx'
import { problemText } from './problem-text.ts'

export type Item = Readonly<Record<string, unknown>>
export type ItemForm = UseFormReturn<Record<string, unknown>>

/** A form over the fields of one item. Every change is reported at once, also while the item is not complete, so that
 *  it can be kept; whether it is complete is checked when somebody is done with it. */
export const useItemForm = ({
  fields,
  questionnaire,
  mode,
  thisYear,
  start,
  onDraft,
}: {
  readonly fields: readonly RepeatField[]
  readonly questionnaire: Questionnaire
  readonly mode: Mode
  readonly thisYear: number
  readonly start: Item
  readonly onDraft: (item: Item) => void
}): ItemForm => {
  const t = useText()
  const form = useForm<Record<string, unknown>>({
    defaultValues: { ...start },
    mode: 'onSubmit',
    reValidateMode: 'onChange',
    resolver: zodResolver(fieldsSchema(fields, { questionnaire, mode, thisYear }), {
      reportInput: true,
      // The schema says what is wrong by a code; the words are ours. An issue that is being made lacks only path and
      // message, which the cast says.
      error: (issue) =>
        problemText(
          t,
          problemOf([{ ...issue, path: [], message: '' } as Parameters<typeof problemOf>[0][number]]),
        ),
    }),
  })
  const report = useEffectEvent((values: Item) => {
    onDraft(withoutBlanks(values))
  })
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values, name }) => {
          if (name !== undefined) report(values)
        },
      }),
    [form],
  )
  return form
}

/** A field that was left blank was not given. */
export const withoutBlanks = (values: Item): Item =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
