import * as z from 'zod/mini'

/** A text in data: Dutch always, other languages when somebody wrote them. */
export const Translated = z.looseObject({ nl: z.string(), en: z.optional(z.string()) })
export type Translated = z.infer<typeof Translated>

export const languages = ['nl', 'en'] as const
export type Language = (typeof languages)[number]

/** The text in the wanted language; Dutch when it was never translated. */
export const pick = (text: Translated, language: Language): string => text[language] || text.nl

/** Labels in the data begin with a small letter; on a button, as a title or as a line they begin with a capital. */
export const capital = (words: string): string => {
  const [first = ''] = words
  return first.toLocaleUpperCase('nl') + words.slice(first.length)
}

/** The paragraphs of a text: they are apart by an empty line. */
export const paragraphsIn = (text: string): readonly string[] =>
  text.split(/\n\s*\n/).filter((part) => part.trim() !== '')

/** A name as it can stand in the name of a file: small letters, digits and hyphens. */
export const fileWord = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
