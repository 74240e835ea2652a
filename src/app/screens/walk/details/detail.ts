import { codeLabel, codeName } from '#domain/codelists.ts'
import type { SightingFields } from '#domain/field/sighting.ts'
import { type Language, type TextKey, useFormats, useLanguage, useText } from '#app/text/text.tsx'

/** What may be told about a sighting later, by anybody. */
export type Detail =
  | 'idea'
  | 'size'
  | 'hours'
  | 'since'
  | 'condition'
  | 'access'
  | 'unusedEvidence'
  | 'obstacles'
  | 'ownershipEvidence'
  | 'words'
  | 'bagId'

export const detailName: Readonly<Record<Detail, TextKey>> = {
  idea: 'sighting.idea',
  size: 'sighting.size',
  hours: 'sighting.hours',
  since: 'sighting.since',
  condition: 'sighting.condition',
  access: 'sighting.access',
  unusedEvidence: 'sighting.evidence',
  obstacles: 'sighting.obstacles',
  ownershipEvidence: 'sighting.ownership',
  words: 'sighting.words',
  bagId: 'sighting.bagId',
}

/** In the order in which they are worth asking. */
export const detailsOf = ({ unusedDegree }: SightingFields): readonly Detail[] => [
  'idea',
  'size',
  ...(unusedDegree === 'partTime' ? (['hours'] as const) : []),
  'unusedEvidence',
  'since',
  'condition',
  'access',
  'obstacles',
  'ownershipEvidence',
  'words',
  'bagId',
]

/** What is known of a detail, in words; empty when nothing is. */
export const useDetailWords = (): ((detail: Detail, fields: SightingFields) => string) => {
  const t = useText()
  const [language] = useLanguage()
  const { number, money, month } = useFormats()
  return (detail, fields) => {
    switch (detail) {
      case 'idea':
        return (fields.ideas ?? []).map(({ use, text }) => text ?? codeName('use', use, language)).join(' · ')
      case 'size': {
        if (!fields.size) return ''
        const { value, unit, method } = fields.size
        const size =
          unit === 'eurCents' ? money(value) : `${number(value)} ${codeLabel('sizeUnit', unit, language)}`
        return `${size}, ${codeLabel('sizeMethod', method, language)}`
      }
      case 'hours':
        return typeof fields.unusedHoursPerWeek === 'number'
          ? t('sighting.hoursValue', { count: fields.unusedHoursPerWeek })
          : ''
      case 'since':
        if (!fields.since) return ''
        return fields.since.length === 4 ? fields.since : month(fields.since)
      case 'condition':
        return fields.condition ? codeName('condition', fields.condition, language) : ''
      case 'access':
      case 'unusedEvidence':
      case 'obstacles':
        return names(listOf[detail], fields[detail] ?? [], language)
      case 'ownershipEvidence':
        return codeName('ownershipEvidence', fields.ownershipEvidence, language)
      case 'words':
        return [fields.title, fields.note].filter(Boolean).join(' · ')
      case 'bagId':
        return fields.bagId ?? ''
    }
  }
}

/** The code list of a detail of which several may apply. */
export const listOf = { access: 'access', unusedEvidence: 'unusedEvidence', obstacles: 'obstacle' } as const

const names = (list: string, codes: readonly string[], language: Language): string =>
  codes.map((code) => codeName(list, code, language)).join(' · ')
