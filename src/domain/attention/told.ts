import * as z from 'zod/mini'
import { codeLabel, codeName } from '../codelists.ts'
import { Place } from '../field/place.ts'
import { kindName } from '../field/taxonomy.ts'
import type { Json } from '../sync/operation.ts'
import type { Language } from '../text.ts'
import { fieldWords } from './record-words.ts'

/** A value as it is told to a person. Numbers, dates and places stay apart: the screen writes them in its own way. */
export type Told =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'number'; readonly value: number; readonly unit?: string }
  | { readonly kind: 'money'; readonly cents: number }
  | { readonly kind: 'flag'; readonly value: boolean }
  /** A day, a month or a year. */
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'record'; readonly id: string }
  | { readonly kind: 'empty' }
  /** Something that this version of the app has no words for. */
  | { readonly kind: 'unknown' }

/** Tells the value of a field. Never JSON: what cannot be put into words is said to be so. */
export const tell = (
  { type, field }: { readonly type: string; readonly field: string },
  value: Json | undefined,
  language: Language,
): Told => {
  if (value === undefined || value === null || value === '') return { kind: 'empty' }
  if (Array.isArray(value) && value.length === 0) return { kind: 'empty' }
  const reading = fieldWords(type, field)?.as
  if (typeof reading === 'object') return coded(value, reading.list, language)
  switch (reading) {
    case 'kind':
      return typeof value === 'string' ? words([kindName(value, language)]) : plain(value)
    case 'cents':
      return typeof value === 'number' ? { kind: 'money', cents: value } : plain(value)
    case 'day':
      // A year may be a number.
      if (typeof value === 'number') return { kind: 'day', day: String(value) }
      return typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)
        ? { kind: 'day', day: value }
        : plain(value)
    case 'place': {
      const place = z.safeParse(Place, value)
      return place.success ? { kind: 'place', place: place.data } : { kind: 'unknown' }
    }
    case 'size':
      return sized(value, language)
    case 'ideas':
      return ideas(value, language)
    case 'count':
      return { kind: 'count', count: countOf(value) }
    case 'record':
      return recordOf(value)
    default:
      return plain(value)
  }
}

const words = (said: readonly string[]): Told => ({ kind: 'words', words: said })

const plain = (value: Json): Told => {
  switch (typeof value) {
    case 'string':
      return words([value])
    case 'number':
      return { kind: 'number', value }
    case 'boolean':
      return { kind: 'flag', value }
    default:
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? words(value)
        : { kind: 'unknown' }
  }
}

const coded = (value: Json, list: string, language: Language): Told => {
  const codes = Array.isArray(value) ? value : [value]
  return codes.every((code) => typeof code === 'string' || typeof code === 'number')
    ? words(codes.map((code) => codeName(list, String(code), language)))
    : { kind: 'unknown' }
}

const Size = z.looseObject({ value: z.number(), unit: z.string(), method: z.optional(z.string()) })
const sized = (value: Json, language: Language): Told => {
  const size = z.safeParse(Size, value)
  return size.success
    ? { kind: 'number', value: size.data.value, unit: codeLabel('sizeUnit', size.data.unit, language) }
    : { kind: 'unknown' }
}

const Ideas = z.array(z.looseObject({ use: z.string(), text: z.optional(z.nullable(z.string())) }))
const ideas = (value: Json, language: Language): Told => {
  const parsed = z.safeParse(Ideas, value)
  if (!parsed.success) return { kind: 'unknown' }
  return words(
    parsed.data.map(({ use, text }) => {
      const name = codeName('use', use, language)
      return text ? `${name}: ${text}` : name
    }),
  )
}

const Shape = z.looseObject({ coordinates: z.array(z.unknown()) })
/** Members of a list; corners of a shape. */
const countOf = (value: Json): number => {
  if (Array.isArray(value)) return value.length
  const shape = z.safeParse(Shape, value)
  return shape.success ? corners(shape.data.coordinates) : 1
}
const corners = (coordinates: readonly unknown[]): number =>
  coordinates.reduce<number>(
    (sum, each) => sum + (Array.isArray(each) ? (typeof each[0] === 'number' ? 1 : corners(each)) : 0),
    0,
  )

const recordOf = (value: Json): Told => {
  if (typeof value === 'string') return { kind: 'record', id: value }
  const on = z.safeParse(z.looseObject({ id: z.string() }), value)
  return on.success ? { kind: 'record', id: on.data.id } : { kind: 'unknown' }
}
