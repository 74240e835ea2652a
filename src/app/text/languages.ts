import type { Messages } from '@lingui/core'
import type { nl } from './nl.ts'

/** Adding a language is one folder of texts, one file beside it and one entry here. */
export const languages = {
  nl: { name: 'Nederlands', locale: 'nl-NL', dir: 'ltr' },
  en: { name: 'English', locale: 'en-GB', dir: 'ltr', load: async () => (await import('./en.ts')).en },
} as const satisfies Record<string, LanguageEntry>

interface LanguageEntry {
  /** In the language itself, for the person who cannot read the one on the screen. */
  readonly name: string
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  /** Absent for Dutch, which is bundled: what is read first at once, the rest with the rooms. */
  readonly load?: () => Promise<Texts>
}

export type Language = keyof typeof languages
export type Texts = { readonly [Area in keyof typeof nl]: Readonly<Record<keyof (typeof nl)[Area], string>> }

/** Every key that a screen may ask for: `join.title`, `common.back`. */
export type TextKey = {
  [Area in keyof typeof nl]: `${Area}.${keyof (typeof nl)[Area] & string}`
}[keyof typeof nl]

export const languageCodes = Object.keys(languages) as Language[] // Object.keys forgets its keys' type.

export const isLanguage = (code: unknown): code is Language =>
  typeof code === 'string' && Object.hasOwn(languages, code)

/** The first of the wished languages (BCP 47) that there are texts for, otherwise Dutch. */
export const firstLanguage = (wished: readonly string[]): Language => {
  for (const tag of wished) {
    const code = tag.split('-')[0]?.toLowerCase()
    if (isLanguage(code)) return code
  }
  return 'nl'
}

/** Areas become prefixes: `{ join: { title } }` to `{ 'join.title' }`. */
export const flatten = (texts: Partial<Texts>): Messages =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([area, messages]) =>
      Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message]),
    ),
  )
