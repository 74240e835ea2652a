import * as z from 'zod/mini'
import { mayBePin, mayBePublic } from '../field/public-pin.ts'
import { ownerDomains } from '../field/sighting.ts'
import { thresholdFloors } from '../project/project.ts'
import { Sha256 } from '../sync/operation.ts'
import { languages } from '../text.ts'
import { Amount, Day, OpenPart, SetFigure, SetMatch } from './gated-set.ts'
import { pppTags } from './match.ts'

/** A public page, made in a coordinator's browser: all that everybody may read, past the one gate and the rule for changed
 *  figures. What is not named here cannot be in it: no id of a record, no street, nobody. The sentences of residents are
 *  records of their own beside it, so that each goes with its conversation. */
export const publicationVersion = 1

/** In the address of the page. */
export const Slug = z.string().check(z.minLength(3), z.maxLength(60), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))

const recordId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
/** Plain text; no address of a record in it. */
const text = (longest: number) =>
  z.string().check(
    z.maxLength(longest),
    z.refine((words) => !recordId.test(words)),
  )

const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
const PublicKind = z.string().check(z.refine(mayBePublic))
const Count = z.int().check(z.minimum(0), z.maximum(1_000_000))
const Lat = z.number().check(z.minimum(-90), z.maximum(90))
const Lon = z.number().check(z.minimum(-180), z.maximum(180))

const OpenParts = z.array(OpenPart).check(z.maxLength(30))

/** Several owners, a person said what it is good for, and nothing in it is for coordinators only. */
const PublicMatch = z.extend(SetMatch, {
  isLimonade: z.literal(true),
  water: OpenParts,
  syrup: OpenParts,
  jug: OpenParts,
  pppTags: z.array(z.enum(pppTags)).check(z.minLength(1), z.maxLength(pppTags.length)),
})
export type PublicMatch = z.infer<typeof PublicMatch>

const UnusedRow = z.strictObject({
  ownerDomain: z.enum(ownerDomains),
  kind: PublicKind,
  count: Count,
  /** Of those whose size is known; units stay apart, so a kind may have several rows. Null: no size is known. */
  size: z.nullable(
    z.strictObject({ value: Amount, unit: z.string().check(z.minLength(1), z.maxLength(40)) }),
  ),
})
export type UnusedRow = z.infer<typeof UnusedRow>

const Pin = z
  .strictObject({
    kind: z.string(),
    ownerDomain: z.enum(ownerDomains),
    lat: Lat,
    lon: Lon,
    ownerAgreed: z.boolean(),
  })
  .check(z.refine(mayBePin))
export type PublicPin = z.infer<typeof Pin>

/** Chosen for the page: `publicPhoto` of a sighting that is public. */
const PublicPhoto = z.strictObject({
  sha256: Sha256,
  small: Sha256,
  width: z.int().check(z.minimum(1), z.maximum(20_000)),
  height: z.int().check(z.minimum(1), z.maximum(20_000)),
  kind: PublicKind,
  /** What can be seen in it, for who does not see it. */
  alt: text(200).check(z.minLength(1)),
})
export type PublicPhoto = z.infer<typeof PublicPhoto>

/** Rings of longitude and latitude, coarse: a drawing and no survey. */
const Outline = z
  .array(z.array(z.tuple([Lon, Lat])).check(z.minLength(4), z.maxLength(600)))
  .check(z.minLength(1), z.maxLength(20))
export type Outline = z.infer<typeof Outline>

export const PublicationFields = z.strictObject({
  slug: Slug,
  /** Of its own texts; labels are there in every language. */
  lang: z.enum(languages),
  /** Withdrawn: the address says so, and shows nothing of it. */
  status: z.enum(['live', 'withdrawn']),
  on: Day,
  /** Months from which conversations count; null: all. */
  period: z.nullable(z.strictObject({ from: Month, to: Month })),
  areaName: text(80).check(z.minLength(1)),
  /** Households that took part, in fives; null when that is not told. */
  households: z.nullable(Count.check(z.multipleOf(5))),
  /** All households of the neighbourhood; null: nothing was extrapolated. */
  householdsN: z.nullable(z.int().check(z.minimum(1), z.maximum(10_000_000))),
  kMin: z.int().check(z.minimum(thresholdFloors.kMin), z.maximum(1_000)),
  kMoney: z.int().check(z.minimum(thresholdFloors.kMoney), z.maximum(1_000)),
  title: text(120).check(z.minLength(1)),
  lead: text(600),
  /** Paragraphs are apart by an empty line. */
  sections: z
    .array(z.strictObject({ heading: text(80).check(z.minLength(1)), body: text(3_000) }))
    .check(z.maxLength(12)),
  /** Where somebody who knows more can go; nothing when empty. */
  reachUs: text(300),
  /** The chosen ones, also those that are hidden, with the reason. */
  figures: z.array(SetFigure).check(z.maxLength(400)),
  limonades: z.array(PublicMatch).check(z.maxLength(40)),
  unused: z.strictObject({
    rows: z.array(UnusedRow).check(z.maxLength(300)),
    pins: z.array(Pin).check(z.maxLength(1_000)),
  }),
  photos: z.array(PublicPhoto).check(z.maxLength(12)),
  boundary: z.nullable(Outline),
})
export type PublicationFields = z.infer<typeof PublicationFields>
