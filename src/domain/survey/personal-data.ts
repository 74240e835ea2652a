/** Traces in free text of somebody who can be found. A field warns about them and never blocks: the words belong to the
 *  resident, and a pattern can be wrong. */
export type PersonalData = 'phone' | 'email' | 'plate' | 'nineDigits'

/** Dutch numbers with or without country code, and any number that starts with a plus. */
const phone =
  /(?<![\d,.])(?:(?:\+|00)\d{1,3}[\s-]?(?:\(0\)\s?)?\d(?:[\s-]?\d){7,11}|0\d(?:[\s-]?\d){8})(?!\d)/

const email = /[^\s@<>,;]+@[^\s@<>,;]+\.\p{L}{2,}/u

/** Nine digits, also in groups of three: a citizen service number looks like this. */
const nineDigits = /(?<!\d)(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d)/

/** Dutch plates: six letters and digits in three groups with hyphens, at least one of each. */
const plate =
  /(?<![\p{L}\d-])(?=[\p{L}\d-]*\p{L})(?=[\p{L}\d-]*\d)([A-Z\d]{1,3})-([A-Z\d]{2,3})-([A-Z\d]{1,2})(?![\p{L}\d-])/giu

/** Which traces stand in a text, each once. */
export const personalDataIn = (text: string): readonly PersonalData[] => [
  ...(phone.test(text) ? (['phone'] as const) : []),
  ...(email.test(text) ? (['email'] as const) : []),
  ...(hasPlate(text) ? (['plate'] as const) : []),
  ...(nineDigits.test(text) ? (['nineDigits'] as const) : []),
]

/** A group of a plate is all letters or all digits, and the three are six characters together. */
const hasPlate = (text: string): boolean =>
  [...text.matchAll(plate)].some(([, ...groups]) => {
    const parts = groups.filter((group) => typeof group === 'string')
    return parts.join('').length === 6 && parts.every((part) => /^(?:\d+|[A-Z]+)$/i.test(part))
  })
