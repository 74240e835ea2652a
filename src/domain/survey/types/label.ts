import { pick, type Language, type Translated } from '../../text.ts'

/** The label of a code among these choices; the code itself when a newer form made it. */
export const labelIn = (
  choices: readonly { readonly code: string; readonly label: Translated }[],
  code: unknown,
  language: Language,
): string => {
  const choice = choices.find((candidate) => candidate.code === code)
  return choice === undefined ? String(code) : pick(choice.label, language)
}

/** Own words, in the quotation marks of a read-back. */
export const quoted = (text: string): string => `“${text}”`

/** Whole euros without decimals, otherwise two. */
export const euros = (cents: number, language: Language): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100)

/** A number as the language writes it. */
export const decimal = (value: number, language: Language): string =>
  new Intl.NumberFormat(language).format(value)
