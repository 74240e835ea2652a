import * as z from 'zod/mini'
import { codeOf } from '../codelists.ts'
import { Changes } from './change.ts'

/** Neighbours who do one thing together. Joining and leaving are free, everybody has an equal voice, and nobody is its
 *  head: a crew is a number of people and never their names. */
export const crewVersion = 1

export const crewNameLength = 60
export const mostMembers = 1_000
export const mostStock = 40
export const stockLength = 60

export const CrewFields = z.looseObject({
  name: z.string().check(z.maxLength(crewNameLength)),
  kind: codeOf('crewKind'),
  function: codeOf('vitalFunction'),
  status: codeOf('crewStatus'),
  /** Whether somebody may join now. */
  open: z.boolean(),
  members: z.int().check(z.minimum(0), z.maximum(mostMembers)),
  /** Things that belong to the crew as a whole. */
  sharedStock: z.array(z.string().check(z.maxLength(stockLength))).check(z.maxLength(mostStock)),
  history: z.optional(Changes),
  archived: z.optional(z.boolean()),
})
export type CrewFields = z.infer<typeof CrewFields>
