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
  readonly work?: string | null | undefined
  readonly partnerName?: string | null | undefined
}

/** How many households would share a skill, each once. */
export const willing = ({ offers }: Pick<Ingredients, 'offers'>): ReadonlyMap<string, number> => {
  const households = new Map<string, Set<string>>()
  for (const { skill, shareable, household } of offers) {
    if (shareable !== 'yes') continue
    const some = households.get(skill) ?? new Set()
    households.set(skill, some.add(household))
  }
  return new Map([...households].map(([skill, some]) => [skill, some.size]))
}
