import { isCoordinatorOnlyKind } from '../field/taxonomy.ts'
import type { Chosen } from './match-chosen.ts'
import type { GatedCounts } from './gated-counts.ts'
import { reasonsOf, type ReasonPart } from './match-mix.ts'
import { type MissingPart, type Need, type Part, weighed } from './match-parts.ts'
import { scoreOf, type Weights } from './match-score.ts'
import type { MatchFields } from './match.ts'

/** A chosen combination as it may leave a coordinator's device: without an id out of a conversation, talent as a skill and
 *  a number of households, and of a sighting nothing but its public fields. */
export interface GatedMatch {
  readonly title: string
  readonly status: MatchFields['status']
  readonly isLimonade: boolean
  /** 0–100 in whole points, out of rounded counts. */
  readonly points: number
  readonly need: Pick<Need, 'kind' | 'code'> & { readonly households: number | null }
  readonly water: readonly GatedPart[]
  readonly syrup: readonly GatedPart[]
  readonly jug: readonly GatedPart[]
  readonly reasons: readonly ReasonPart[]
  readonly missing: readonly MissingPart[]
  readonly pppTags: readonly string[]
}

export type GatedPart =
  | {
      readonly type: 'assetSighting'
      readonly kind: string
      readonly ownerDomain: string
      readonly size: { readonly value: number; readonly unit: string } | null
    }
  /** `households` is rounded, and null where it could tell about somebody. */
  | { readonly type: 'talentOffer'; readonly skill: string; readonly households: number | null }
  | { readonly type: 'structure'; readonly name: string; readonly ownerDomain: string }
  | { readonly type: 'crew'; readonly name: string }
  /** Something that only coordinators may know of. */
  | { readonly type: 'closed' }

export interface GateRules {
  readonly weights: Weights
  readonly kMin: number
  readonly counts: GatedCounts
}

/** Each thing of a combination past the gate. */
export const gatedMatch = (match: Chosen, rules: GateRules): GatedMatch => {
  const { fields, need, missing } = match
  const { needs, skills } = rules.counts
  const told = (households: number | null | undefined) => (households === 0 ? null : (households ?? null))
  const parts = (some: readonly Part[]) => gatedParts(some, (skill) => told(skills.get(skill)))
  const asking = needs.get(`${need.kind}.${need.code}`)
  const households = told(asking)
  // Whether enough households ask follows from the count that is shown: from the true one it would tell what is hidden.
  const isAskedByFew = asking != null && asking < rules.kMin
  const { input } = weighed({
    ...match,
    syrup: onceEach(match.syrup, (skill) => told(skills.get(skill)) === null),
  })
  // Points know no more households than are told: a count that is not shown gives none, which would tell it.
  const points = scoreOf(
    { ...input, needHouseholds: households ?? 0 },
    { weights: rules.weights, kMin: rules.kMin, published: true },
  )
  return {
    title: fields.title,
    status: fields.status,
    isLimonade: points.isLimonade,
    points: Math.round(points.score),
    need: { kind: need.kind, code: need.code, households },
    water: parts(match.water),
    syrup: parts(match.syrup),
    jug: parts(match.jug),
    reasons: reasonsOf({ points }),
    missing: [...missing.filter((part) => part !== 'need'), ...(isAskedByFew ? (['need'] as const) : [])],
    pppTags: fields.pppTags ?? [],
  }
}

/** Offers of a skill whose number is not told weigh once: the share of parts that are ready would tell how many there are. */
const onceEach = (parts: readonly Part[], isHidden: (skill: string) => boolean): readonly Part[] => {
  const skills = new Set<string>()
  return parts.filter((part) => {
    if (part.type !== 'talentOffer' || !isHidden(part.skill)) return true
    const isFirst = !skills.has(part.skill)
    skills.add(part.skill)
    return isFirst
  })
}

/** Whether somebody may publish it: several owners, and a person said what it is good for. */
export const mayBePublished = ({ isLimonade, pppTags }: GatedMatch): boolean =>
  isLimonade && pppTags.length > 0

const gatedParts = (
  parts: readonly Part[],
  households: (skill: string) => number | null,
): readonly GatedPart[] => {
  const skills = new Set<string>()
  return parts.flatMap((part): readonly GatedPart[] => {
    switch (part.type) {
      case 'talentOffer':
        // Three offers of one skill would tell that there are three.
        if (skills.has(part.skill)) return []
        skills.add(part.skill)
        return [{ type: 'talentOffer', skill: part.skill, households: households(part.skill) }]
      case 'assetSighting':
        if (isClosed(part)) return [{ type: 'closed' }]
        return [
          {
            type: 'assetSighting',
            kind: part.kind,
            ownerDomain: part.ownerDomain,
            size: part.size == null ? null : { value: part.size.value, unit: part.size.unit },
          },
        ]
      case 'structure':
        if (part.interviewRef != null) return [{ type: 'closed' }]
        return [{ type: 'structure', name: part.name ?? '', ownerDomain: part.ownerDomain }]
      case 'crew':
        return [{ type: 'crew', name: part.name ?? '' }]
    }
  })
}

const isClosed = (part: Extract<Part, { readonly type: 'assetSighting' }>): boolean =>
  part.interviewRef != null ||
  isCoordinatorOnlyKind(part.kind) ||
  (part.visibility !== 'team' && part.visibility !== 'public')
