import type { Question } from './question.ts'

/** The types of question that a coordinator can add, with what such a question starts with. Not there: consent,
 *  read-back and contact (each stands in the form once), lists and grids (their columns go into the inventory), and
 *  a place or a day, which would say whose conversation it was. */
const starts = {
  single: { choices: [] },
  multi: { choices: [] },
  text: { maxLength: 300 },
  themedText: { maxLength: 300, codeList: 'causeTheme' },
  number: { min: 0, max: 100, step: 1 },
  amount: { sealed: true, maxCents: 1_000_000, amountPeriods: ['week', 'month', 'year'] },
  month: {},
  photo: { maxItems: 2 },
} satisfies Readonly<Record<string, Partial<Question>>>

export type AddableType = keyof typeof starts

// The keys of an object that is written out above.
export const addableTypes = Object.keys(starts) as readonly AddableType[]

export const isAddable = (type: string): type is AddableType => Object.hasOwn(starts, type)

/** A question without words, at the place where it is to stand. */
export const newQuestion = (id: string, type: AddableType, section: string): Question => ({
  id,
  key: id,
  section,
  type,
  label: { nl: '', en: '' },
  required: false,
  doorstep: false,
  sealed: false,
  allowDk: true,
  allowPns: true,
  ...starts[type],
})

/** Most that a form may hold. A conversation at the table is about 45 minutes long. */
export const formLimits = {
  questions: 100,
  choices: 40,
  sections: 30,
  /** Characters. */
  label: 300,
  hint: 600,
  choice: 120,
  conditionRows: 8,
  /** Of a template file. */
  bytes: 2_000_000,
} as const
