import * as z from 'zod/mini'
import { Id, Sha256 } from '../sync/operation.ts'
import { distanceM, Place } from './place.ts'
import { maxPhotos, Photo } from './photo.ts'
import { Moment, SightingStatus } from './sighting-life.ts'
import { Source } from './source.ts'
import { assetKind } from './taxonomy.ts'

/** Something that lies unused: a kind, a place, how unused, and whose it might be. */
export const sightingVersion = 1

export const unusedDegrees = ['empty', 'partTime', 'partSpace', 'dull'] as const
export const ownerDomains = [
  'government',
  'resident',
  'business',
  'organisation',
  'shared',
  'unknown',
] as const

/** What is kept of the life of one, and of what it is not. */
export const mostMoments = 200
export const mostDistinct = 200
/** Each phone stops at `maxPhotos`; what several added without network has room together. */
const maxPhotosTogether = 6 * maxPhotos

const AssetKindCode = z.string().check(z.refine((code) => assetKind(code) !== undefined))
const Codes = z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20))

export const SightingFields = z.looseObject({
  kind: AssetKindCode,
  /** Absent on a tip out of a conversation, which only says "where" in its note. */
  place: z.optional(Place),
  unusedDegree: z.enum(unusedDegrees),
  ownerDomain: z.enum(ownerDomains),
  ownershipEvidence: z.string().check(z.maxLength(40)),
  status: SightingStatus,
  visibility: z.enum(['coordinator', 'team', 'public']),
  /** The owner of a building agreed to a pin on the public map. */
  ownerAgreed: z.optional(z.nullable(z.boolean())),
  /** The one photo that a coordinator chose for the public page, by its full size. */
  publicPhoto: z.optional(z.nullable(Sha256)),
  photos: z.optional(z.array(Photo).check(z.maxLength(maxPhotosTogether))),
  title: z.optional(z.nullable(z.string().check(z.maxLength(80)))),
  note: z.optional(z.nullable(z.string().check(z.maxLength(300)))),
  since: z.optional(z.nullable(z.string().check(z.regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)))),
  size: z.optional(
    z.nullable(
      z.looseObject({ value: z.number().check(z.minimum(0)), unit: z.string(), method: z.string() }),
    ),
  ),
  unusedHoursPerWeek: z.optional(z.nullable(z.number().check(z.minimum(0), z.maximum(168)))),
  condition: z.optional(z.nullable(z.string())),
  access: z.optional(Codes),
  unusedEvidence: z.optional(Codes),
  obstacles: z.optional(Codes),
  ideas: z.optional(
    z
      .array(
        z.looseObject({
          use: z.string(),
          text: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
        }),
      )
      .check(z.maxLength(20)),
  ),
  bagId: z.optional(z.nullable(z.string().check(z.regex(/^\d{16}$/)))),
  interviewRef: z.optional(Id),
  duplicateOf: z.optional(z.nullable(Id)),
  /** What happened to it after it was made. */
  history: z.optional(z.array(Moment).check(z.maxLength(2 * mostMoments))),
  /** Others of which somebody said that they are not this one: nobody is asked again. */
  distinctFrom: z.optional(z.array(Id).check(z.maxLength(2 * mostDistinct))),
  /** On a double: what the one that stays got from it, so that it can be undone. */
  merged: z.optional(z.nullable(z.looseObject({}))),
  /** Out of a file of somebody else. */
  source: z.optional(z.nullable(Source)),
})
export type SightingFields = z.infer<typeof SightingFields>

/** The fields of a new sighting: seen, for the team unless its kind may not be on a shared map. */
export const newSighting = (seen: {
  readonly kind: string
  readonly place: Place
  readonly unusedDegree: SightingFields['unusedDegree']
  readonly ownerDomain: SightingFields['ownerDomain']
}): SightingFields => ({
  ...seen,
  ownershipEvidence: 'guess',
  status: 'seen',
  visibility: assetKind(seen.kind)?.defaultVisibility ?? 'team',
})

/** Same kind within this many metres: ask whether it is the same one. */
export const duplicateRadiusM = 25

/** Known sightings of the same kind within 25 m, nearest first. */
export const nearbySame = <T extends { readonly kind: string; readonly place?: Place | undefined }>(
  seen: { readonly kind: string; readonly place: Place },
  known: readonly T[],
): readonly { readonly sighting: T; readonly metres: number }[] =>
  known
    .flatMap((sighting) =>
      sighting.kind === seen.kind && sighting.place !== undefined
        ? [{ sighting, metres: distanceM(seen.place, sighting.place) }]
        : [],
    )
    .filter(({ metres }) => metres <= duplicateRadiusM)
    .sort((a, b) => a.metres - b.metres)
