import { assetKind } from '../field/taxonomy.ts'
import { type Candidates, candidates, isThere, offersAtMost } from './match-candidates.ts'
import { type Chosen, chosen, decidedCandidates } from './match-chosen.ts'
import { type Assignment, type Ingredients, type Offered, willing } from './match-ingredients.ts'
import type { MixRules } from './match-mix.ts'
import type { Need, Part, SightingPart } from './match-parts.ts'
import type { MatchFields } from './match.ts'

/** What people chose, and how this project weighs. */
export interface LimonadesAsk {
  readonly matches: readonly { readonly id: string; readonly fields: MatchFields }[]
  readonly rules: MixRules
}

/** Everything that the rooms for limonades show. */
export interface Limonades {
  /** What people chose, as it stands now. */
  readonly chosen: readonly Chosen[]
  /** What nobody decided about yet. */
  readonly candidates: Candidates
  readonly needs: readonly Need[]
  readonly assignments: readonly Assignment[]
  /** Households that would share a skill. */
  readonly willing: ReadonlyMap<string, number>
  /** How many things there are that may be water. */
  readonly waters: number
  /** Offers that somebody may take by hand: a few ids for each skill. */
  readonly offers: ReadonlyMap<string, readonly string[]>
  /** What else somebody may take by hand; what was only heard of is not there yet. */
  readonly parts: readonly Exclude<Part, { readonly type: 'talentOffer' }>[]
}

/** Rests on nothing that needs a key. */
export const limonadesOf = (ingredients: Ingredients, { matches, rules }: LimonadesAsk): Limonades => {
  const { sightings, structures, crews, needs, assignments } = ingredients
  return {
    chosen: chosen(matches, ingredients, rules),
    candidates: candidates(ingredients, rules, decidedCandidates(matches)),
    needs,
    assignments,
    willing: willing(ingredients),
    waters: sightings.filter(isWater).length,
    offers: offersBySkill(ingredients.offers),
    parts: [...structures, ...crews, ...sightings.filter(isThere)],
  }
}

const isWater = (part: SightingPart): boolean =>
  isThere(part) && assetKind(part.kind)?.maySupply.includes('water') === true

/** By the smallest ids, so that nobody is chosen. */
const offersBySkill = (offers: readonly Offered[]): ReadonlyMap<string, readonly string[]> => {
  const open = offers.filter(({ shareable }) => shareable === 'yes')
  return new Map(
    [...Map.groupBy(open, ({ skill }) => skill)].map(([skill, some]) => [
      skill,
      some
        .map(({ id }) => id)
        .toSorted()
        .slice(0, offersAtMost),
    ]),
  )
}
