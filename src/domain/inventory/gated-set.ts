import * as z from 'zod/mini'
import { matchStatuses, pppTags } from './match.ts'
import { Id } from '../sync/operation.ts'

/** What helpers see, made by a coordinator's browser past the one gate. Nothing in it has an id out of a conversation, and
 *  what is not named here cannot be in it. */
export const gatedSetVersion = 1

const Code = z.string().check(z.minLength(1), z.maxLength(60))
/** A day that the calendar has: anything else could not be written on a page. */
export const Day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((day) => !Number.isNaN(Date.parse(day))),
)
export const Amount = z.number().check(z.minimum(-1e12), z.maximum(1e12))
const MaybeAmount = z.nullable(Amount)
const points = { households: Amount, points: Amount, low: MaybeAmount, high: MaybeAmount }
const shown = <Kind extends string>(kind: Kind) => ({ status: z.literal('shown'), kind: z.literal(kind) })

/** A figure that passed, as `publishable` gives it. */
const Shown = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shown('counts'),
    households: Amount,
    cells: z.array(z.strictObject({ code: Code, shown: MaybeAmount })).check(z.maxLength(60)),
    total: MaybeAmount,
  }),
  z.strictObject({ ...shown('share'), ...points }),
  z.strictObject({
    ...shown('euros'),
    households: Amount,
    rough: z.boolean(),
    euros: Amount,
    low: MaybeAmount,
    high: MaybeAmount,
  }),
  z.strictObject({
    ...shown('leakage'),
    rough: z.boolean(),
    lowerBound: MaybeAmount,
    upperBound: MaybeAmount,
    ...points,
  }),
  z.strictObject({ ...shown('talent'), ...points }),
  z.strictObject({
    ...shown('gaps'),
    rows: z
      .array(z.strictObject({ code: Code, gap: MaybeAmount, hidden: z.boolean() }))
      .check(z.maxLength(60)),
  }),
  z.strictObject({
    ...shown('timeline'),
    households: Amount,
    years: z
      .array(
        z.strictObject({
          year: z.string().check(z.regex(/^(\d{4}|unknown)$/)),
          lowEuros: MaybeAmount,
          highEuros: MaybeAmount,
        }),
      )
      .check(z.maxLength(200)),
  }),
  z.strictObject({ ...shown('sum'), households: Amount, unit: Code, yearly: Amount }),
])

const reasons = [
  'tooFew',
  'fewPayers',
  'dominated',
  'partOfArea',
  'noHouseholdsN',
  'moreAnswersThanHouseholds',
] as const

/** A figure as it left, or that it was taken out. */
export const SetValue = z.union([
  Shown,
  z.strictObject({ status: z.literal('hidden'), reason: z.enum(reasons) }),
  z.strictObject({ status: z.literal('withdrawn') }),
])

export const SetFigure = z.strictObject({
  id: z.string().check(z.regex(/^[a-zA-Z]+(:[a-zA-Z0-9]+){0,2}$/)),
  value: SetValue,
  on: Day,
})
export type SetFigure = z.infer<typeof SetFigure>

/** Parts that anybody may know of. */
const openParts = [
  z.strictObject({
    type: z.literal('assetSighting'),
    kind: Code,
    ownerDomain: Code,
    size: z.nullable(z.strictObject({ value: Amount, unit: Code })),
  }),
  z.strictObject({ type: z.literal('talentOffer'), skill: Code, households: MaybeAmount }),
  z.strictObject({
    type: z.literal('structure'),
    name: z.string().check(z.maxLength(60)),
    ownerDomain: Code,
  }),
  z.strictObject({ type: z.literal('crew'), name: z.string().check(z.maxLength(60)) }),
] as const
export const OpenPart = z.discriminatedUnion('type', openParts)
const MatchPart = z.discriminatedUnion('type', [...openParts, z.strictObject({ type: z.literal('closed') })])
export type SetMatchPart = z.infer<typeof MatchPart>
const Parts = z.array(MatchPart).check(z.maxLength(30))
const Codes = z.array(Code).check(z.maxLength(20))

export const SetMatch = z.strictObject({
  title: z.string().check(z.maxLength(80)),
  status: z.enum(matchStatuses),
  isLimonade: z.boolean(),
  points: z.int().check(z.minimum(0), z.maximum(100)),
  need: z.strictObject({ kind: Code, code: z.string().check(z.maxLength(60)), households: MaybeAmount }),
  water: Parts,
  syrup: Parts,
  jug: Parts,
  reasons: Codes,
  missing: Codes,
  pppTags: z.array(z.enum(pppTags)),
})
export type SetMatch = z.infer<typeof SetMatch>

/** In two parts, because not every helper sees combinations. */
export const GatedSetFields = z.discriminatedUnion('part', [
  z.strictObject({
    part: z.literal('figures'),
    on: Day,
    figures: z.array(SetFigure).check(z.maxLength(400)),
  }),
  z.strictObject({
    part: z.literal('matches'),
    on: Day,
    matches: z.array(SetMatch).check(z.maxLength(500)),
  }),
])
export type GatedSetFields = z.infer<typeof GatedSetFields>

/** How much of what is kept stands in one record: several go in one push. */
export const pieceLength = 120_000
const Sealed = z.string().check(z.maxLength(pieceLength))

/** What coordinators keep of everything that left, in a chain: each link says in which pieces its text stands. The id of a
 *  link follows from its place, so that of two desks that make the next link at once only one does. */
export const KeptLink = z.strictObject({
  on: Day,
  place: z.int().check(z.minimum(0)),
  pieces: z.array(Id).check(z.minLength(1), z.maxLength(100)),
})
/** A part of the text of a link, which is sealed as a whole to the coordinators' own key: which households stood under
 *  what left, and a print of what they answered. */
export const KeptPiece = z.strictObject({ on: Day, sealed: Sealed })
export type KeptLink = z.infer<typeof KeptLink>
export const KeptSetsFields = z.union([KeptLink, KeptPiece])
