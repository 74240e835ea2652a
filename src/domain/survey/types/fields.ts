import * as z from 'zod/mini'
import { fieldChoices } from '../choices.ts'
import type { RepeatField } from '../question.ts'
import { decimal, labelIn } from './label.ts'
import { rule } from './problem.ts'
import type { AnswerContext, ReadBackInput } from './question-type.ts'
import { codeAmong, codesAmong, numberWithin, ownWords } from './schemas.ts'

/** The fields of a repeat and the columns of a grid: one schema for each kind of field. */
export const fieldsSchema = (fields: readonly RepeatField[], context: AnswerContext) =>
  z.looseObject(
    Object.fromEntries(
      fields.map((field) => {
        const schema = fieldSchema(field, context)
        return [field.name, field.required ? schema : z.optional(z.nullable(schema))]
      }),
    ),
  )

const fieldSchema = (field: RepeatField, context: AnswerContext): z.ZodMiniType => {
  switch (field.type) {
    case 'code':
    case 'assetKind':
      return codeAmong(fieldChoices(context.questionnaire, field))
    case 'codes':
      return codesAmong(fieldChoices(context.questionnaire, field), field.required)
    case 'number':
      return numberWithin({ min: bound(field.min), max: bound(field.max), step: field.step })
    case 'year':
      return z.int().check(
        rule(
          'outOfRange',
          (year: number) => {
            const { min, max } = yearsOf(field, context.thisYear)
            return year >= min && year <= max
          },
          yearsOf(field, context.thisYear),
        ),
      )
    case 'email':
      return ownWords(field.maxLength ?? 120).check(
        rule('wrongShape', (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())),
      )
    case 'phone':
      return ownWords(field.maxLength ?? 30).check(
        rule('wrongShape', (text: string) => /^\+?[\d\s().-]{6,}$/.test(text.trim())),
      )
    default:
      return field.required
        ? ownWords(field.maxLength)
        : z.string().check(z.maxLength(field.maxLength ?? 200))
  }
}

/** First and last year that a field takes. `thisYear` and `thisYear+n` need the year as argument. */
export const yearsOf = (
  field: RepeatField,
  thisYear: number | undefined,
): { readonly min: number; readonly max: number } => ({
  min: year(field.min, thisYear) ?? 1900,
  max: year(field.max, thisYear) ?? 9999,
})

const year = (said: RepeatField['min'], thisYear: number | undefined): number | undefined => {
  if (typeof said !== 'string') return said
  const match = /^thisYear(?:\+(\d{1,3}))?$/.exec(said)
  return match === null || thisYear === undefined ? undefined : thisYear + Number(match[1] ?? 0)
}

const bound = (said: RepeatField['min']): number | undefined => (typeof said === 'number' ? said : undefined)

/** What was said in the fields of one item, in the order of the form; empty fields are left out. */
export const fieldWords = (
  fields: readonly RepeatField[],
  item: Readonly<Record<string, unknown>>,
  { questionnaire, language, unit }: Words,
): readonly string[] =>
  fields.flatMap((field) => {
    const value = Object.hasOwn(item, field.name) ? item[field.name] : undefined
    if (value === undefined || value === null || value === '') return []
    const choices = fieldChoices(questionnaire, field)
    if (Array.isArray(value))
      return value.length === 0 ? [] : [value.map((code) => labelIn(choices, code, language)).join(', ')]
    return [choices.length > 0 ? labelIn(choices, value, language) : plain(field, value, { language, unit })]
  })

type Words = Pick<ReadBackInput, 'questionnaire' | 'language'> & {
  /** Said after a number. */
  readonly unit?: string | undefined
}

const plain = (
  field: RepeatField,
  value: unknown,
  { language, unit }: Pick<Words, 'language' | 'unit'>,
): string => {
  if (typeof value !== 'number' || field.type === 'year') return String(value)
  return unit === undefined ? decimal(value, language) : `${decimal(value, language)} ${unit}`
}
