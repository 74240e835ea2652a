import * as z from 'zod/mini'
import { maxPhotos, Photo } from '../../field/photo.ts'
import { Place } from '../../field/place.ts'
import { isObject } from '../rows.ts'
import { decimal } from './label.ts'
import { rule } from './problem.ts'
import type { QuestionType } from './question-type.ts'

/** A point with its accuracy. */
export const place: QuestionType<'place'> = {
  control: 'place',
  answer: () => Place,
  readBack: ({ value, language }) =>
    isObject(value) && typeof value['lat'] === 'number' && typeof value['lon'] === 'number'
      ? [`${decimal(value['lat'], language)} · ${decimal(value['lon'], language)}`]
      : [],
}

/** Pictures, each named by its content. */
export const photo: QuestionType<'photo'> = {
  control: 'photo',
  answer: (question) =>
    z.array(Photo).check(
      rule('required', (photos: unknown[]) => !question.required || photos.length > 0),
      z.maxLength(question.maxItems ?? maxPhotos),
    ),
  readBack: ({ value }) => (Array.isArray(value) && value.length > 0 ? [String(value.length)] : []),
  empty: [],
}

/** Years in which a day or a month of an answer can lie. */
const years = { min: 1900, max: 2100 }
const isWithin = (text: string, max: number): boolean => {
  const year = Number(text.slice(0, 4))
  return year >= years.min && year <= max
}

/** A day: `YYYY-MM-DD`. */
export const date: QuestionType<'date'> = {
  control: 'date',
  answer: () => z.iso.date().check(rule('dateRange', (day: string) => isWithin(day, years.max), years)),
  readBack: ({ value, language }) => {
    const day = typeof value === 'string' ? new Date(`${value}T12:00:00Z`) : undefined
    if (day === undefined || Number.isNaN(day.getTime())) return []
    return [new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day)]
  },
}

/** Since when: a year, or a month of it. Nobody remembers the day on which something fell still. */
export const month: QuestionType<'month'> = {
  control: 'month',
  answer: (_question, { thisYear = years.max }) =>
    z.string().check(
      rule('wrongShape', (text: string) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text)),
      rule('outOfRange', (text: string) => isWithin(text, thisYear), { min: years.min, max: thisYear }),
    ),
  readBack: ({ value, language }) => {
    if (typeof value !== 'string') return []
    if (/^\d{4}$/.test(value)) return [value]
    const start = new Date(`${value}-01T12:00:00Z`)
    if (Number.isNaN(start.getTime())) return []
    return [
      new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(start),
    ]
  },
}
