import * as z from 'zod/mini'
import { Funders } from '../field/funders.ts'
import { Role } from '../project/role.ts'
import { Id } from '../sync/operation.ts'

/** A combination that a person chose: which water, which syrup, which jug, how far it is and what comes next. A program
 *  makes none and changes none. */
export const matchVersion = 1

const Code = z.string().check(z.minLength(1), z.maxLength(60))
const Codes = z.array(Code).check(z.maxLength(20))

/** A part stays where it is; the match only says which one. */
export const PartRef = z.looseObject({
  type: z.enum(['assetSighting', 'talentOffer', 'structure', 'crew']),
  id: Id,
})
export type PartRef = z.infer<typeof PartRef>
const PartRefs = z.array(PartRef).check(z.maxLength(30))

/** In the order in which things usually go. */
export const matchStatuses = ['idea', 'talking', 'trial', 'running', 'stopped'] as const
export type MatchStatus = (typeof matchStatuses)[number]

export const pppTags = ['people', 'planet', 'profit'] as const

const Points = z.number().check(z.minimum(-1_000), z.maximum(1_000))

export const MatchFields = z.looseObject({
  title: z.string().check(z.minLength(1), z.maxLength(80)),
  water: PartRefs,
  syrup: PartRefs,
  jug: PartRefs,
  needRefs: z.array(z.looseObject({ kind: Code, code: Code })).check(z.maxLength(10)),
  assignmentRef: z.optional(z.nullable(Id)),
  /** What it was scored on when a person last looked; screens show what is true now. */
  scoreInput: z.optional(z.nullable(z.looseObject({}))),
  scoreParts: z.optional(z.nullable(z.looseObject({ score: Points }))),
  missing: z.optional(z.nullable(Codes)),
  pppTags: z.optional(z.nullable(z.array(z.enum(pppTags)).check(z.maxLength(pppTags.length)))),
  benefits: z.optional(z.nullable(Codes)),
  status: z.enum(matchStatuses),
  nextStep: z.optional(z.nullable(z.string().check(z.maxLength(160)))),
  /** Who takes it on. */
  crewRef: z.optional(z.nullable(Id)),
  funders: z.optional(z.nullable(Funders)),
  /** The role of the person who set the status. There is no value for a program. */
  decidedBy: z.optional(z.nullable(Role)),
})
export type MatchFields = z.infer<typeof MatchFields>

const Weight = z.number().check(z.minimum(0), z.maximum(100))

/** Points of a project, and what is taken off for each thing that stands in the way. Whatever is absent is as usual. */
export const MatchWeights = z.looseObject({
  mix: z.optional(Weight),
  fit: z.optional(Weight),
  near: z.optional(Weight),
  need: z.optional(Weight),
  jug: z.optional(Weight),
  ready: z.optional(Weight),
  obstacle: z.optional(Weight),
  ownerUnknown: z.optional(Weight),
  unsafe: z.optional(Weight),
})
export type MatchWeights = z.infer<typeof MatchWeights>
