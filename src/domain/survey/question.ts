import * as z from 'zod/mini'
import { Translated } from '../text.ts'
import { Condition } from './condition.ts'

/** The parts of a question as data. One loose shape: a type reads the parts it needs, and fields that this version
 *  does not know are kept. */
export const Choice = z.looseObject({
  code: z.string().check(z.minLength(1), z.maxLength(60)),
  label: Translated,
  exclusive: z.optional(z.boolean()),
})
export type Choice = z.infer<typeof Choice>

const Codes = z.array(z.string())

/** A column of a grid or a field of a repeat. */
export const RepeatField = z.looseObject({
  name: z.string(),
  type: z.string(),
  label: Translated,
  required: z.boolean(),
  codeList: z.optional(z.string()),
  only: z.optional(Codes),
  excludeCodes: z.optional(Codes),
  excludeCoordinatorOnly: z.optional(z.boolean()),
  maxLength: z.optional(z.int()),
  /** A number, or for years `thisYear` with or without `+n`. */
  min: z.optional(z.union([z.number(), z.string()])),
  max: z.optional(z.union([z.number(), z.string()])),
  step: z.optional(z.number()),
})
export type RepeatField = z.infer<typeof RepeatField>

export const Effect = z.union([
  z.looseObject({ end: z.literal('refusal') }),
  z.looseObject({ goTo: z.literal('overview') }),
])
/** What an answer sets off beside being kept. */
export type Effect = z.infer<typeof Effect>

export const Question = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(40)),
  key: z.string(),
  section: z.string(),
  type: z.string(),
  label: Translated,
  hint: z.optional(Translated),
  hintFor: z.optional(z.string()),
  readAloud: z.optional(z.boolean()),
  required: z.boolean(),
  doorstep: z.boolean(),
  sealed: z.boolean(),
  allowDk: z.boolean(),
  allowPns: z.boolean(),

  showIf: z.optional(Condition),
  derive: z.optional(z.looseObject({ if: Condition, value: z.unknown() })),
  // oxlint-disable-next-line unicorn/no-thenable -- the form's own word; nobody awaits a question
  onAnswer: z.optional(z.array(z.looseObject({ if: Condition, then: Effect }))),
  quotable: z.optional(z.looseObject({ if: Condition })),
  mustPrecede: z.optional(Codes),

  choices: z.optional(z.array(Choice)),
  codeList: z.optional(z.string()),
  only: z.optional(Codes),
  excludeCodes: z.optional(Codes),
  extraChoices: z.optional(z.array(Choice)),
  choiceFilter: z.optional(z.looseObject({ notIn: z.string(), always: z.optional(Codes) })),
  emptyChoice: z.optional(Choice),
  maxChoices: z.optional(z.int()),

  maxLength: z.optional(z.int()),
  minDepth: z.optional(z.int()),
  maxDepth: z.optional(z.int()),
  doorstepMaxDepth: z.optional(z.int()),

  rows: z.optional(z.array(Choice)),
  doorstepRows: z.optional(Codes),
  doorstepBandOnly: z.optional(z.boolean()),
  allowAmount: z.optional(z.boolean()),
  amountPeriods: z.optional(Codes),
  cellSources: z.optional(Codes),
  maxCents: z.optional(z.int()),
  rowsFrom: z.optional(
    z.looseObject({
      question: z.string(),
      column: z.optional(z.string()),
      includeValues: z.optional(Codes),
      excludeValues: z.optional(Codes),
    }),
  ),
  columns: z.optional(z.array(RepeatField)),

  fields: z.optional(z.array(RepeatField)),
  fixed: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  maxItems: z.optional(z.int()),
  doorstepMaxItems: z.optional(z.int()),
  repeatFor: z.optional(z.looseObject({ question: z.string() })),
  unitFrom: z.optional(z.string()),
  makes: z.optional(
    z.looseObject({
      record: z.string(),
      status: z.optional(z.string()),
      visibility: z.optional(z.string()),
    }),
  ),

  min: z.optional(z.number()),
  max: z.optional(z.number()),
  step: z.optional(z.number()),
  unit: z.optional(z.string()),
  /** `false` only for contact details: they are a record of their own and never an answer. */
  inAnswers: z.optional(z.boolean()),
})
export type Question = z.infer<typeof Question>

export const Section = z.looseObject({
  code: z.string(),
  key: z.string(),
  label: Translated,
  questions: z.array(z.string()).check(z.minLength(1)),
})
export type Section = z.infer<typeof Section>

/** A conversation at the table, or the short one at the door. */
export const Mode = z.enum(['full', 'doorstep'])
export type Mode = z.infer<typeof Mode>
