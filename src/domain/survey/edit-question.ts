import type { Translated } from '../text.ts'
import type { Condition } from './condition.ts'
import { formLimits } from './edit-types.ts'
import type { Choice, Question } from './question.ts'

/** What can be changed about a question where it stands. `null` takes a part away. The floors say the rest. */
export interface QuestionChange {
  readonly label?: Translated
  readonly hint?: Translated | null
  readonly choices?: readonly Choice[]
  readonly showIf?: Condition | null
  readonly required?: boolean
  readonly doorstep?: boolean
  readonly sealed?: boolean
  readonly maxChoices?: number | null
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** Of an amount, in whole cents. */
  readonly maxCents?: number
  readonly maxItems?: number
}

export type ShapeReason = 'tooLong' | 'tooMany' | 'codeTwice' | 'fixedChoices' | 'bounds'

export type Shaped =
  { readonly ok: true; readonly question: Question } | { readonly ok: false; readonly reason: ShapeReason }

/** The question with the change, or what is wrong with the change itself. */
export const editShape = (question: Question, change: QuestionChange): Shaped => {
  const reason = wrongWith(question, change)
  if (reason !== undefined) return { ok: false, reason }
  const parts = Object.entries(change).filter(([, part]) => part !== undefined)
  const gone = new Set(parts.filter(([, part]) => part === null).map(([name]) => name))
  const kept = Object.entries(question).filter(([name]) => !gone.has(name))
  // Every part was checked above and has the type that a question has for it.
  return {
    ok: true,
    question: Object.fromEntries([...kept, ...parts.filter(([name]) => !gone.has(name))]) as Question,
  }
}

const wrongWith = (question: Question, change: QuestionChange): ShapeReason | undefined => {
  const { label, hint, choices } = change
  if (label !== undefined && longest(label) > formLimits.label) return 'tooLong'
  if (hint != null && longest(hint) > formLimits.hint) return 'tooLong'
  if (choices !== undefined) {
    // Choices out of a list of the product are the same everywhere.
    if (question.choices === undefined) return 'fixedChoices'
    if (choices.length > formLimits.choices) return 'tooMany'
    if (new Set(choices.map(({ code }) => code)).size !== choices.length) return 'codeTwice'
    if (choices.some((choice) => longest(choice.label) > formLimits.choice)) return 'tooLong'
  }
  return isWithinBounds({ ...question, ...change }) ? undefined : 'bounds'
}

const longest = ({ nl, en }: Translated): number => Math.max(nl.length, en?.length ?? 0)

/** Numbers that a question can be answered with. */
const isWithinBounds = ({
  min,
  max,
  step,
  maxLength,
  maxChoices,
  maxItems,
  maxCents,
}: Pick<Question, 'min' | 'max' | 'step' | 'maxLength' | 'maxItems' | 'maxCents'> & {
  readonly maxChoices?: number | null | undefined
}): boolean =>
  (min === undefined || max === undefined || min <= max) &&
  [min, max].every(
    (bound) => bound === undefined || (Number.isFinite(bound) && Math.abs(bound) <= 1_000_000),
  ) &&
  (step === undefined || (step > 0 && step <= 1_000)) &&
  isWhole(maxLength, 1, 2_000) &&
  isWhole(maxChoices, 1, formLimits.choices) &&
  isWhole(maxItems, 1, 20) &&
  isWhole(maxCents, 100, 10_000_000)

const isWhole = (number: number | null | undefined, least: number, most: number): boolean =>
  number == null || (Number.isInteger(number) && number >= least && number <= most)
