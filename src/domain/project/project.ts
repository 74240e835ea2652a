import * as z from 'zod/mini'
import { MatchWeights } from '../inventory/match.ts'
import { PublicKey } from '../sync/wire.ts'
import { BaseMap } from './base-map.ts'
import { Extensions } from './retention.ts'

/** The root of everything: one neighbourhood, its boundary and its thresholds. */
export const projectVersion = 1

/** Floors: a project may raise these numbers and never lower them. */
export const thresholdFloors = { kMin: 5, kMoney: 10 } as const

const Position = z.tuple(
  [z.number().check(z.minimum(-180), z.maximum(180)), z.number().check(z.minimum(-90), z.maximum(90))],
  z.number(),
)
const Ring = z.array(Position).check(z.minLength(4), z.maxLength(20_000))

/** GeoJSON, WGS84, longitude first (RFC 7946). */
export const AreaGeometry = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('Polygon'), coordinates: z.array(Ring).check(z.minLength(1)) }),
  z.looseObject({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(Ring).check(z.minLength(1))).check(z.minLength(1)),
  }),
])
export type AreaGeometry = z.infer<typeof AreaGeometry>

export const ProjectFields = z
  .looseObject({
    name: z.string().check(z.maxLength(80)),
    areaGeometry: z.optional(z.nullable(AreaGeometry)),
    householdsN: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(10_000_000)))),
    householdsSource: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
    householdsDate: z.optional(z.nullable(z.string().check(z.maxLength(10)))),
    kMin: z.int().check(z.minimum(thresholdFloors.kMin), z.maximum(1_000)),
    kMoney: z.int().check(z.minimum(thresholdFloors.kMoney), z.maximum(1_000)),
    releaseGroup: z.int().check(z.minimum(thresholdFloors.kMin), z.maximum(1_000)),
    phase: z.enum(['preparing', 'fieldwork', 'review', 'published', 'closed']),
    /** The day on which nobody knocks any more; announced a week ahead. */
    fieldworkEndsOn: z.optional(
      z.nullable(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))),
    ),
    /** Decisions about how long conversations are kept, in order. */
    retention: z.optional(z.nullable(Extensions)),
    /** Points for combinations, where the project chose others than usual. */
    matchWeights: z.optional(z.nullable(MatchWeights)),
    timeZone: z.string().check(z.maxLength(60)),
    /** The key that conversations are sealed to. Phones pin it from their invitation and only compare this copy. */
    publicKey: z.optional(z.nullable(PublicKey)),
    /** The map pictures; absent: the Dutch base map. */
    baseMap: z.optional(z.nullable(BaseMap)),
    fictional: z.optional(z.boolean()),
  })
  .check(z.refine((project) => project.releaseGroup >= project.kMin))
export type ProjectFields = z.infer<typeof ProjectFields>

/** A project on its first day. */
export const newProject = (name: string): ProjectFields => ({
  name,
  kMin: 5,
  kMoney: 10,
  releaseGroup: 5,
  phase: 'preparing',
  timeZone: 'Europe/Amsterdam',
})
