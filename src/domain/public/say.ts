import { codeLabel, codeName } from '../codelists.ts'
import type { Language } from '../text.ts'
import { publicTexts, type PublicTexts } from './texts.ts'

/** How a public page speaks: its texts, and how it writes numbers, amounts and days in one language. */
export interface Say {
  readonly t: PublicTexts
  readonly language: Language
  readonly number: (value: number) => string
  /** Whole euros; from a million on in millions. */
  readonly euros: (whole: number) => string
  /** Of a hundred. */
  readonly share: (points: number) => string
  /** "9 november 2026". */
  readonly day: (day: string) => string
  /** "november 2026". */
  readonly month: (month: string) => string
  /** "70% – 80%", or nothing where an end is missing. */
  readonly range: (low: number | null, high: number | null, words: (value: number) => string) => string
  /** A code as a name of its own, and within a sentence. */
  readonly name: (list: string, code: string) => string
  readonly label: (list: string, code: string) => string
}

const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' }

export const sayIn = (language: Language): Say => {
  const t = publicTexts[language]
  const locale = locales[language]
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const millions = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
  const euros = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  })
  const share = new Intl.NumberFormat(locale, { style: 'percent' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return {
    t,
    language,
    number: (value) => number.format(value),
    euros: (whole) =>
      Math.abs(whole) < 1e6 ? euros.format(whole) : t.millions(millions.format(whole / 1e6)),
    share: (points) => share.format(points / 100),
    day: (of) => day.format(new Date(`${of}T00:00:00Z`)),
    month: (of) => month.format(new Date(`${of}-01T00:00:00Z`)),
    range: (low, high, words) => (low === null || high === null ? '' : t.between(words(low), words(high))),
    name: (list, code) => codeName(list, code, language),
    label: (list, code) => codeLabel(list, code, language),
  }
}
