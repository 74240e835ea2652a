import * as z from 'zod/mini'
import { Id } from '../sync/operation.ts'
import { Place } from './place.ts'
import { ownerDomains } from './sighting.ts'
import { Changes } from './change.ts'

/** A group, a place or an enterprise in which neighbours already do things together. */
export const structureVersion = 1

/** Codes are not held against their lists: what somebody named at the table is never refused. */
const Code = z.string().check(z.maxLength(60))
const Codes = z.array(Code).check(z.maxLength(20))

export const structureNameLength = 60
export const capacityLength = 80

export const StructureFields = z.looseObject({
  name: z.string().check(z.maxLength(structureNameLength)),
  /** `structureKind`: the layer in which it stands. */
  kind: Code,
  /** `structureStatus` */
  status: Code,
  /** `vitalFunction` */
  functions: z.optional(z.nullable(Codes)),
  /** Out of a conversation nobody says whose it is. */
  ownerDomain: z.optional(z.nullable(z.enum(ownerDomains))),
  /** `supportWish`: what it already gives. */
  serves: z.optional(z.nullable(Codes)),
  /** `hubKind`, when it is a place that is shared. */
  hub: z.optional(z.nullable(Code)),
  place: z.optional(z.nullable(Place)),
  /** In words: how many fit, how often it is open. */
  capacity: z.optional(z.nullable(z.string().check(z.maxLength(capacityLength)))),
  interviewRef: z.optional(Id),
  history: z.optional(Changes),
  archived: z.optional(z.boolean()),
})
export type StructureFields = z.infer<typeof StructureFields>

export const layers = ['social', 'physical', 'economic'] as const
export type Layer = (typeof layers)[number]

/** Each structure stands in exactly one layer; undefined for a kind of a newer version. */
export const layerOf = (kind: string): Layer | undefined => layers.find((layer) => layer === kind)
