import * as z from 'zod/mini'
import { assetKind } from '../field/taxonomy.ts'
import type { CrewPart, Need, OfferPart, SightingPart, StructurePart } from './match-parts.ts'

/** What can be mixed in a neighbourhood, as the calculation needs it. */
export interface Ingredients {
  readonly sightings: readonly SightingPart[]
  readonly offers: readonly Offered[]
  readonly structures: readonly StructurePart[]
  readonly crews: readonly CrewPart[]
  readonly assignments: readonly Assignment[]
  /** What households ask for, each household once. */
  readonly needs: readonly Need[]
}

export interface Offered extends OfferPart {
  /** Whose; it never leaves the calculation. */
  readonly household: string
}

/** Work for a partner that asks for skills. */
export interface Assignment {
  readonly id: string
  readonly function: string
  readonly skills: readonly string[]
  readonly status: string
}

interface Source {
  readonly id: string
  readonly type: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** The record types that hold something to mix. */
export const ingredientTypes = [
  'assetSighting',
  'talentOffer',
  'structure',
  'crew',
  'assignment',
  'need',
] as const

/** Reads what can be mixed out of records. One that misses what the calculation rests on, or has codes that are not known
 *  here, is left out; the others count. */
export const readIngredients = (records: readonly Source[]): Ingredients => {
  const of = <Fields>(type: string, schema: z.ZodMiniType<Fields>) =>
    records.flatMap((record) => {
      if (record.type !== type || record.fields['archived'] === true) return []
      const read = schema.safeParse(record.fields)
      return read.success ? [{ id: record.id, ...read.data }] : []
    })
  return {
    sightings: of('assetSighting', SightingSource).flatMap((one) =>
      assetKind(one.kind) === undefined
        ? []
        : [{ ...one, type: 'assetSighting', obstacles: one.obstacles ?? [] }],
    ),
    offers: of('talentOffer', OfferSource).map(({ interviewRef, ...one }) => ({
      ...one,
      type: 'talentOffer',
      household: interviewRef,
    })),
    structures: of('structure', StructureSource).map(({ functions, ownerDomain, ...one }) => ({
      ...one,
      type: 'structure',
      functions: functions ?? [],
      ownerDomain: ownerDomain ?? 'unknown',
    })),
    crews: of('crew', CrewSource).map((one) => ({ ...one, type: 'crew' })),
    assignments: of('assignment', AssignmentSource).map((one) => ({ ...one, skills: one.skills ?? [] })),
    needs: needsIn(of('need', NeedSource)),
  }
}

const Spot = z.optional(z.nullable(z.object({ lat: z.number(), lon: z.number() })))
const Words = z.optional(z.nullable(z.array(z.string())))
const MaybeText = z.optional(z.nullable(z.string()))

const SightingSource = z.object({
  kind: z.string(),
  ownerDomain: z.string(),
  ownershipEvidence: z.string(),
  status: z.string(),
  condition: MaybeText,
  obstacles: Words,
  duplicateOf: MaybeText,
  place: Spot,
})
const OfferSource = z.object({ interviewRef: z.string(), skill: z.string(), shareable: MaybeText })
const StructureSource = z.object({
  ownerDomain: MaybeText,
  functions: Words,
  hub: MaybeText,
  status: z.string(),
  place: Spot,
})
const CrewSource = z.object({ function: z.string(), status: z.string() })
const AssignmentSource = z.object({ function: z.string(), skills: Words, status: z.string() })
const NeedSource = z.object({
  interviewRef: z.string(),
  // Help that is wanted stays sealed and makes no match.
  kind: z.enum(['hub', 'function', 'use']),
  code: z.string(),
})

/** Each household once for each need; in an order that does not depend on that of the records. */
const needsIn = (wishes: readonly z.infer<typeof NeedSource>[]): readonly Need[] => {
  const groups = Map.groupBy(wishes, ({ kind, code }) => `${kind}.${code}`)
  return [...groups.values()]
    .flatMap((of): readonly Need[] => {
      const [first] = of
      if (first === undefined) return []
      const households = new Set(of.map(({ interviewRef }) => interviewRef)).size
      return [{ kind: first.kind, code: first.code, households }]
    })
    .toSorted((a, b) => (`${a.kind}.${a.code}` < `${b.kind}.${b.code}` ? -1 : 1))
}
