import * as z from 'zod/mini'
import { codeOf, someOf } from '../codelists.ts'
import { Changes } from './change.ts'
import { Funders } from './funders.ts'

/** Work that a partner places with the neighbourhood. */
export const assignmentVersion = 1

export const workLength = 120
export const partnerNameLength = 80
export const mostHours = 10_000
/** One hundred million euros. */
const mostCents = 10_000_000_000

export const AssignmentFields = z.looseObject({
  partnerKind: codeOf('partnerKind'),
  /** Of an organisation, never of a person. */
  partnerName: z.string().check(z.maxLength(partnerNameLength)),
  work: z.string().check(z.maxLength(workLength)),
  function: codeOf('vitalFunction'),
  skills: someOf('skill'),
  hoursPerWeek: z.number().check(z.minimum(0), z.maximum(mostHours)),
  budgetCents: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(mostCents)))),
  urgency: codeOf('urgency'),
  deadline: z.optional(
    z.nullable(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))),
  ),
  status: codeOf('assignmentStatus'),
  funders: z.optional(z.nullable(Funders)),
  history: z.optional(Changes),
  archived: z.optional(z.boolean()),
})
export type AssignmentFields = z.infer<typeof AssignmentFields>
