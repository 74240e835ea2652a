import { codeEntry, parameters } from '../codelists.ts'
import { distanceM } from '../field/place.ts'
import { assetKind } from '../field/taxonomy.ts'
import type { ScoreInput } from './match-score.ts'

/** What a combination is made of. */
export type Part = SightingPart | OfferPart | StructurePart | CrewPart

interface Located {
  readonly lat: number
  readonly lon: number
}

export interface SightingPart {
  readonly type: 'assetSighting'
  readonly id: string
  readonly kind: string
  readonly ownerDomain: string
  readonly ownershipEvidence: string
  readonly status: string
  readonly condition?: string | null | undefined
  readonly obstacles: readonly string[]
  readonly place?: Located | null | undefined
}

/** To everybody but the calculation a skill and a number of households. */
export interface OfferPart {
  readonly type: 'talentOffer'
  readonly id: string
  readonly skill: string
  readonly shareable?: string | null | undefined
}

export interface StructurePart {
  readonly type: 'structure'
  readonly id: string
  readonly ownerDomain: string
  readonly functions: readonly string[]
  readonly hub?: string | null | undefined
  readonly status: string
  readonly place?: Located | null | undefined
}

export interface CrewPart {
  readonly type: 'crew'
  readonly id: string
  readonly function: string
  readonly status: string
}

/** What households ask for. */
export interface Need {
  readonly kind: 'hub' | 'function' | 'use'
  readonly code: string
  readonly households: number
}

export interface Combination {
  readonly water: readonly Part[]
  readonly syrup: readonly Part[]
  readonly jug: readonly Part[]
  readonly need: Need
  /** Skills that an assignment asks for. */
  readonly skillsAsked: readonly string[]
}

export type MissingPart =
  'water' | 'syrup' | 'jug' | 'secondDomain' | 'owner' | 'permission' | 'need' | 'safety'

/** What a combination is scored on, and what it still lacks. */
export const weighed = (
  combination: Combination,
): { readonly input: ScoreInput; readonly missing: readonly MissingPart[] } => {
  const { water, syrup, jug, need } = combination
  const parts = [...water, ...syrup, ...jug]
  const sightings = parts.filter((part) => part.type === 'assetSighting')
  const obstacles = sightings.flatMap((part) => part.obstacles).filter((code) => code !== 'none')
  const input: ScoreInput = {
    domains: parts.map(domainOf),
    fit: (water.some((part) => holds(part, need)) ? 0.5 : 0) + (suits(combination) ? 0.5 : 0),
    distanceM: farthest(parts),
    needHouseholds: need.households,
    jug: jug.some(isReady) ? 'confirmed' : jug.some(isComing) ? 'candidate' : 'none',
    ready: parts.length === 0 ? 0 : parts.filter(isReady).length / parts.length,
    obstacles: obstacles.length,
    ownerUnknown: parts.some((part) => domainOf(part) === 'unknown') || sightings.some(isWeaklyKnown),
    unsafe: sightings.some(({ condition }) => condition === 'unsafe'),
  }
  const domains = new Set(input.domains.filter((domain) => domain !== 'unknown'))
  const lacks: readonly (readonly [MissingPart, boolean])[] = [
    ['water', water.length === 0],
    ['syrup', syrup.length === 0],
    ['jug', input.jug !== 'confirmed'],
    ['secondDomain', domains.size < 2],
    ['owner', input.ownerUnknown],
    ['permission', obstacles.some((code) => withoutPermission.has(code))],
    ['need', need.households < parameters.kMin],
    ['safety', input.unsafe || obstacles.includes('safety')],
  ]
  return { input, missing: lacks.flatMap(([part, isMissing]) => (isMissing ? [part] : [])) }
}

const withoutPermission = new Set(['rule', 'permit', 'ownerUnwilling'])

/** Talent and crews are of residents. */
const domainOf = (part: Part): string =>
  part.type === 'assetSighting' || part.type === 'structure' ? part.ownerDomain : 'resident'

const strongEvidence = 2

const isWeaklyKnown = ({ ownershipEvidence }: SightingPart): boolean => {
  const strength = codeEntry('ownershipEvidence', ownershipEvidence)?.['strength']
  return typeof strength !== 'number' || strength < strongEvidence
}

const isReady = (part: Part): boolean => {
  switch (part.type) {
    case 'assetSighting':
      return part.status === 'confirmed'
    case 'talentOffer':
      return part.shareable === 'yes'
    default:
      return part.status === 'running'
  }
}

const isComing = (part: Part): boolean =>
  part.type !== 'talentOffer' && ['planned', 'forming', 'seen'].includes(part.status)

/** The vital function behind a need; undefined for a hub of another kind. */
export const functionOf = ({ kind, code }: Pick<Need, 'kind' | 'code'>): string | undefined => {
  if (kind === 'function') return code
  const name = codeEntry(kind === 'hub' ? 'hubKind' : 'use', code)?.['function']
  return typeof name === 'string' ? name : undefined
}

/** Whether a base suits a need: its kind may house such a hub, or one of its uses has that function. */
export const holds = (part: Part, need: Pick<Need, 'kind' | 'code'>): boolean => {
  if (part.type !== 'assetSighting') return false
  const kinds = need.kind === 'hub' ? codeEntry('hubKind', need.code)?.['candidateKinds'] : undefined
  if (Array.isArray(kinds) && kinds.includes(part.kind)) return true
  const name = functionOf(need)
  return name !== undefined && usesOf(part.kind).includes(name)
}

/** Whether what somebody gives suits the need: by its function, or as a skill that the assignment asks for. */
export const gives = (part: Part, name: string | undefined, skillsAsked: readonly string[]): boolean => {
  switch (part.type) {
    case 'talentOffer':
      return (
        skillsAsked.includes(part.skill) ||
        (name !== undefined && functionsOfSkill(part.skill).includes(name))
      )
    case 'crew':
      return part.function === name
    case 'assetSighting':
      return name !== undefined && usesOf(part.kind).includes(name)
    case 'structure':
      return name !== undefined && part.functions.includes(name)
  }
}

const suits = ({ syrup, need, skillsAsked }: Combination): boolean =>
  syrup.some((part) => gives(part, functionOf(need), skillsAsked))

const usesOf = (kind: string): readonly string[] =>
  (assetKind(kind)?.suggestedUses ?? []).flatMap((use) => functionOf({ kind: 'use', code: use }) ?? [])

const functionsOfSkill = (skill: string): readonly string[] => {
  const names = codeEntry('skill', skill)?.['functions']
  return Array.isArray(names) ? names.map(String) : []
}

/** Greatest distance in metres between parts that have a place; null with fewer than two. */
const farthest = (parts: readonly Part[]): number | null => {
  const places = parts.flatMap((part) => ('place' in part && part.place != null ? [part.place] : []))
  if (places.length < 2) return null
  return Math.max(...places.flatMap((a, index) => places.slice(index + 1).map((b) => distanceM(a, b))))
}
