import type { Translated } from '../text.ts'

/** How a value is read out. */
type Reading =
  | 'text'
  | 'number'
  | 'flag'
  | 'day'
  | 'place'
  | 'cents'
  | 'kind'
  | 'size'
  | 'ideas'
  /** A list or a shape that is only counted. */
  | 'count'
  /** Another record, by its id. */
  | 'record'
  /** A code, or several, of a list. */
  | { readonly list: string }

/** What people call a field, and how its value is read out. */
export interface FieldWords {
  readonly name: Translated
  readonly as: Reading
}

/** In Dutch, in English, and how it is read out. */
export const field = (nl: string, en: string, as: Reading): FieldWords => ({ name: { nl, en }, as })

/** A code of the list with this name. */
export const code = (list: string): Reading => ({ list })
