import { codeEntry, parameters } from '../codelists.ts'
import { distanceM } from '../field/place.ts'
import { assetKinds } from '../field/taxonomy.ts'
import { knownDomains, type ScoreInput } from './match-score.ts'

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
  /** Of one that was merged: the one that stays. */
  readonly duplicateOf?: string | null | undefined
  readonly place?: Located | null | undefined
  /** What people read; the calculation does not look at it. */
  readonly title?: string | null | undefined
  readonly unusedDegree?: string | null | undefined
  readonly size?: { readonly value: number; readonly unit: string } | null | undefined
  readonly visibility?: string | null | undefined
  readonly interviewRef?: string | null | undefined
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
  readonly name?: string | null | undefined
  /** `structureKind`: the layer in which it stands. */
  readonly kind?: string | null | undefined
  readonly interviewRef?: string | null | undefined
}

export interface CrewPart {
  readonly type: 'crew'
  readonly id: string
  readonly function: string
  readonly status: string
  readonly name?: string | null | undefined
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
  kMin: number = parameters.kMin,
): { readonly input: ScoreInput; readonly missing: readonly MissingPart[] } => {
  const { water, syrup, jug, need } = combination
  const parts = [...water, ...syrup, ...jug]
  const seen = lookedAt(parts)
  const input: ScoreInput = {
    domains: parts.map(domainOf),
    fit: (water.some((part) => holds(part, need)) ? 0.5 : 0) + (suits(combination) ? 0.5 : 0),
    distanceM: farthest(parts),
    needHouseholds: need.households,
    jug: jug.some(isReady) ? 'confirmed' : jug.some(isComing) ? 'candidate' : 'none',
    ready: parts.length === 0 ? 0 : seen.ready / parts.length,
    obstacles: seen.obstacles.length,
    ownerUnknown: seen.ownerUnknown,
    unsafe: seen.unsafe,
  }
  const missing: MissingPart[] = []
  if (water.length === 0) missing.push('water')
  if (syrup.length === 0) missing.push('syrup')
  if (input.jug !== 'confirmed') missing.push('jug')
  if (knownDomains(input.domains) < 2) missing.push('secondDomain')
  if (input.ownerUnknown) missing.push('owner')
  if (seen.obstacles.some((code) => withoutPermission.has(code))) missing.push('permission')
  if (need.households < kMin) missing.push('need')
  if (input.unsafe || seen.obstacles.includes('safety')) missing.push('safety')
  return { input, missing }
}

/** One look at every part: thousands of combinations are weighed at once. */
const lookedAt = (parts: readonly Part[]) => {
  const obstacles: string[] = []
  let [ready, ownerUnknown, unsafe] = [0, false, false]
  for (const part of parts) {
    if (isReady(part)) ready++
    if (domainOf(part) === 'unknown') ownerUnknown = true
    if (part.type !== 'assetSighting') continue
    if (isWeaklyKnown(part)) ownerUnknown = true
    if (part.condition === 'unsafe') unsafe = true
    for (const code of part.obstacles) if (code !== 'none') obstacles.push(code)
  }
  return { obstacles, ready, ownerUnknown, unsafe }
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

const usesOf = (kind: string): readonly string[] => usesByKind.get(kind) ?? []

const usesByKind = new Map(
  assetKinds.map(({ code, suggestedUses }) => [
    code,
    suggestedUses.flatMap((use) => functionOf({ kind: 'use', code: use }) ?? []),
  ]),
)

const functionsOfSkill = (skill: string): readonly string[] => {
  const names = codeEntry('skill', skill)?.['functions']
  return Array.isArray(names) ? names.map(String) : []
}

/** Greatest distance in metres between parts that have a place; null with fewer than two. */
const farthest = (parts: readonly Part[]): number | null => {
  const places: Located[] = []
  for (const part of parts) if ('place' in part && part.place != null) places.push(part.place)
  let most: number | null = null
  for (const [index, a] of places.entries())
    for (const b of places.slice(index + 1)) most = Math.max(most ?? 0, distanceM(a, b))
  return most
}
