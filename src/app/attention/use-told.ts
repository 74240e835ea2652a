import { useCallback } from 'react'
import { fieldWords } from '#domain/attention/record-words.ts'
import { tell, type Told } from '#domain/attention/told.ts'
import { titleOf } from '#domain/attention/title.ts'
import type { Json } from '#domain/sync/operation.ts'
import type { Formats } from '#app/text/formats.ts'
import { type Text, useFormats, useLabel, useLanguage, useText } from '#app/text/text.tsx'

type Fields = Readonly<Record<string, Json>>

export interface Words {
  /** What a record is. */
  readonly title: (record: {
    readonly type: string
    readonly fields: Fields
    readonly about?: Fields
  }) => string
  readonly field: (type: string, field: string) => string
  readonly value: (of: { readonly type: string; readonly field: string }, value: Json | undefined) => string
}

/** Records, fields and values in the language of the screen. */
export const useWords = (): Words => {
  const t = useText()
  const label = useLabel()
  const [language] = useLanguage()
  const formats = useFormats()
  return {
    title: useCallback((record) => titleOf(record, language) ?? t('attention.unknownThing'), [language, t]),
    field: useCallback(
      (type, field) => {
        const words = fieldWords(type, field)
        return words === undefined ? t('attention.otherField') : label(words.name)
      },
      [label, t],
    ),
    value: useCallback(
      (of, value) => said(tell(of, value, language), { t, formats }),
      [language, formats, t],
    ),
  }
}

const said = (told: Told, { t, formats }: { readonly t: Text; readonly formats: Formats }): string => {
  switch (told.kind) {
    case 'words':
      return told.words.join(', ')
    case 'number':
      return [formats.number(told.value), told.unit ?? ''].join(' ').trim()
    case 'money':
      return formats.money(told.cents)
    case 'flag':
      return told.value ? t('attention.yes') : t('attention.no')
    case 'day':
      return dayWords(told.day, formats)
    case 'place':
      return t('attention.place', {
        lat: told.place.lat.toFixed(5),
        lon: told.place.lon.toFixed(5),
        metres: formats.distance(told.place.accuracyM),
      })
    case 'count':
      return t('attention.count', { count: told.count })
    case 'record':
      return t('attention.anotherRecord')
    case 'empty':
      return t('attention.empty')
    case 'unknown':
      return t('attention.unknownValue')
  }
}

/** A day, a month or a year, whatever it says. */
export const dayWords = (day: string, formats: Formats): string => {
  if (day.length === 'YYYY'.length) return day
  return day.length === 'YYYY-MM'.length ? formats.month(day) : formats.day(`${day}T12:00:00`, new Date())
}
