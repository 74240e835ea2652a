import { parameters } from '../codelists.ts'
import { assetKinds } from '../field/taxonomy.ts'
import type { Assignment, Ingredients } from './match-ingredients.ts'
import {
  type Combination,
  type CrewPart,
  functionOf,
  gives,
  holds,
  type Need,
  type OfferPart,
  type Part,
  type SightingPart,
  type StructurePart,
} from './match-parts.ts'
import { type Mix, mixed, type MixRules } from './match-mix.ts'
import { nearIndex } from './near-index.ts'

/** What could be mixed, before anybody decided about it. */
export interface Candidate extends Mix {
  /** Out of its need and its water: the same wherever it is worked out. */
  readonly id: string
}

export interface Candidates {
  /** Best first; equal points by id. */
  readonly best: readonly Candidate[]
  /** How many there are, also those that do not stand among the best. */
  readonly count: number
}

/** More than anybody looks through. */
const mostKept = 500

/** Combinations that the neighbourhood holds: one for each need of enough households and each water that
 *  suits it. Things are found by kind and by place, so that the work grows with what there is and not with all pairs of
 *  it. `taken` holds ids of candidates about which somebody decided. */
export const candidates = (
  ingredients: Ingredients,
  rules: MixRules,
  taken: ReadonlySet<string> = new Set(),
): Candidates => {
  const byKind = Map.groupBy(ingredients.sightings.filter(isThere), ({ kind }) => kind)
  const best = bestOf(mostKept)
  let count = 0
  for (const need of ingredients.needs) {
    if (need.households < rules.kMin) continue
    const around = gather(need, ingredients, byKind)
    for (const { code, maySupply } of assetKinds) {
      if (!maySupply.includes('water') || !holds(sampleOf(code), need)) continue
      for (const water of byKind.get(code) ?? []) {
        if (taken.size > 0 && taken.has(candidateId(need, water))) continue
        count++
        const combination = combine(need, water, around)
        const mix = mixed(combination, rules)
        if (best.isAmong(mix.points.score))
          best.add({
            id: candidateId(need, water),
            assignmentRef: around.assignment?.id,
            ...combination,
            ...mix,
          })
      }
    }
  }
  return { best: best.all(), count }
}

/** Keeps the best of many and forgets the others on the way. */
const bestOf = (most: number) => {
  let kept: Candidate[] = []
  let least = Number.NEGATIVE_INFINITY
  const cut = () => {
    kept = ranked(kept).slice(0, most)
    if (kept.length === most) least = kept.at(-1)?.points.score ?? least
  }
  return {
    isAmong: (score: number) => score >= least,
    add: (candidate: Candidate) => {
      kept.push(candidate)
      if (kept.length >= 2 * most) cut()
    },
    all: () => {
      cut()
      return kept
    },
  }
}

const ranked = (found: Candidate[]): Candidate[] =>
  found.sort((a, b) => b.points.score - a.points.score || byId(a, b))

/** The id under which a need and a water are one candidate. */
export const candidateId = (
  need: { readonly kind: string; readonly code: string },
  water: { readonly id: string },
): string => `${need.kind}.${need.code}.${water.id}`

/** Heard of only is not there yet; rejected and duplicate ones are not there any more. */
export const isThere = ({ status }: SightingPart): boolean => status === 'confirmed' || status === 'seen'

/** `holds` looks at the kind only. */
const sampleOf = (kind: string): SightingPart => ({
  type: 'assetSighting',
  id: '',
  kind,
  ownerDomain: 'unknown',
  ownershipEvidence: 'guess',
  status: 'seen',
  obstacles: [],
})

/** So many of those who would give the same stand in one combination. */
export const offersAtMost = 3

interface Around {
  readonly assignment: Assignment | undefined
  readonly offers: readonly OfferPart[]
  readonly crews: readonly CrewPart[]
  readonly thingNear: (water: SightingPart) => SightingPart | undefined
  readonly structureNear: (water: SightingPart) => StructurePart | undefined
}

/** What suits one need, ready to be found around each water. */
const gather = (
  need: Need,
  { offers, crews, structures, assignments }: Ingredients,
  byKind: ReadonlyMap<string, readonly SightingPart[]>,
): Around => {
  const name = functionOf(need)
  const assignment = assignments.filter((one) => one.function === name && isOpen(one)).toSorted(byId)[0]
  const skillsAsked = assignment?.skills ?? []
  const things = nearIndex(
    assetKinds
      .filter(({ code, maySupply }) => maySupply.includes('syrup') && gives(sampleOf(code), name, []))
      .flatMap(({ code }) => byKind.get(code) ?? []),
  )
  const carriers = structures.filter(
    ({ functions, hub }) =>
      (name !== undefined && functions.includes(name)) || (need.kind === 'hub' && hub === need.code),
  )
  const byStatus = ['running', 'planned'].map((wanted) => {
    const some = carriers.filter(({ status }) => status === wanted).toSorted(byId)
    return { near: nearIndex(some), placeless: some.find(({ place }) => place == null) }
  })
  return {
    assignment,
    offers: offers
      .filter((offer) => offer.shareable === 'yes' && gives(offer, name, skillsAsked))
      .toSorted(byId)
      .slice(0, offersAtMost),
    crews: ['running', 'forming'].flatMap((wanted) =>
      crews.filter((crew) => crew.function === name && crew.status === wanted).toSorted(byId),
    ),
    thingNear: ({ id, place }) => (place == null ? undefined : things.nearest(place, parameters.nearM, id)),
    structureNear: ({ place }) => {
      for (const { near, placeless } of byStatus) {
        const found = place == null ? undefined : near.nearest(place, parameters.nearM)
        if (found !== undefined) return found
        if (placeless !== undefined) return placeless
      }
      return undefined
    },
  }
}

const isOpen = ({ status }: Assignment): boolean => status === 'open' || status === 'talking'

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

const combine = (need: Need, water: SightingPart, around: Around): Combination => {
  const structure = around.structureNear(water)
  const [first, second] = around.crews
  const jug: readonly Part[] = structure !== undefined ? [structure] : first !== undefined ? [first] : []
  // A crew that carries cannot be what is mixed as well.
  const crew = structure === undefined ? second : first
  const beside: Part | undefined = around.thingNear(water) ?? crew
  return {
    water: [water],
    syrup: beside === undefined ? around.offers : [...around.offers, beside],
    jug,
    need,
    skillsAsked: around.assignment?.skills ?? [],
  }
}
