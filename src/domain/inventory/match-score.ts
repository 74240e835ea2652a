import { codeEntry, parameters } from '../codelists.ts'
import { roundCount } from './suppression.ts'

/** What a combination of water, syrup and jug is scored on. */
export interface ScoreInput {
  /** Owner domains of all parts; `unknown` is none. */
  readonly domains: readonly string[]
  /** 0, ½ or 1: whether some water and some syrup suit the need. */
  readonly fit: number
  /** Greatest distance between located parts; null with fewer than two. */
  readonly distanceM: number | null
  readonly needHouseholds: number
  readonly jug: 'confirmed' | 'candidate' | 'none'
  /** Share of the parts that are ready, 0–1. */
  readonly ready: number
  readonly obstacles: number
  readonly ownerUnknown: boolean
  readonly unsafe: boolean
}

/** Points and distances; a project may change them, and everybody sees them. */
export interface Weights {
  readonly mix: number
  readonly fit: number
  readonly near: number
  readonly need: number
  readonly jug: number
  readonly ready: number
  readonly obstacle: number
  readonly ownerUnknown: number
  readonly unsafe: number
}

export const defaultWeights: Weights = {
  mix: parameters.weightMix,
  fit: parameters.weightFit,
  near: parameters.weightNear,
  need: parameters.weightNeed,
  jug: parameters.weightJug,
  ready: parameters.weightReady,
  obstacle: parameters.penaltyObstacle,
  ownerUnknown: parameters.penaltyOwnerUnknown,
  unsafe: parameters.penaltyUnsafe,
}

/** The weights of a project: what it chose, and as usual for the rest. */
export const weightsOf = (
  own: Partial<Record<keyof Weights, number | undefined>> | null | undefined,
): Weights => ({
  mix: own?.mix ?? defaultWeights.mix,
  fit: own?.fit ?? defaultWeights.fit,
  near: own?.near ?? defaultWeights.near,
  need: own?.need ?? defaultWeights.need,
  jug: own?.jug ?? defaultWeights.jug,
  ready: own?.ready ?? defaultWeights.ready,
  obstacle: own?.obstacle ?? defaultWeights.obstacle,
  ownerUnknown: own?.ownerUnknown ?? defaultWeights.ownerUnknown,
  unsafe: own?.unsafe ?? defaultWeights.unsafe,
})

export interface Score {
  readonly mix: number
  readonly fit: number
  readonly near: number
  readonly need: number
  readonly jug: number
  readonly ready: number
  readonly penalty: number
  /** 0–100. */
  readonly score: number
  /** Parts of at least two known owner domains. */
  readonly isLimonade: boolean
}

const jugParts = { confirmed: 1, candidate: 0.5, none: 0 } as const

/** The explained score of a combination; nobody is ranked, only combinations are. `published`: from rounded counts, so
 *  that the points tell no more than the count beside them. */
export const scoreOf = (
  input: ScoreInput,
  {
    weights = defaultWeights,
    published = false,
    kMin = parameters.kMin,
  }: { readonly weights?: Weights; readonly published?: boolean; readonly kMin?: number } = {},
): Score => {
  const domains = knownDomains(input.domains)
  const households = published ? roundCount(input.needHouseholds) : input.needHouseholds
  const needed = input.needHouseholds < kMin ? 0 : Math.min(1, households / parameters.needFull)
  const near = input.distanceM === null ? 0.5 : Math.max(0, 1 - input.distanceM / parameters.nearM)
  const parts = {
    mix: weights.mix * Math.min(1, Math.max(0, domains - 1) / 2),
    fit: weights.fit * input.fit,
    near: weights.near * near,
    need: weights.need * needed,
    jug: weights.jug * jugParts[input.jug],
    ready: weights.ready * input.ready,
  }
  const penalty =
    weights.obstacle * input.obstacles +
    (input.ownerUnknown ? weights.ownerUnknown : 0) +
    (input.unsafe ? weights.unsafe : 0)
  const sum = parts.mix + parts.fit + parts.near + parts.need + parts.jug + parts.ready - penalty
  return { ...parts, penalty, score: Math.min(100, Math.max(0, sum)), isLimonade: domains >= 2 }
}

/** How many kinds of owners are known among these. */
export const knownDomains = (domains: readonly string[]): number =>
  new Set(domains.filter((domain) => codeEntry('ownerDomain', domain)?.['countsAsDomain'] === true)).size

/** Best first; equal scores by id, so that equal input always gives equal order. */
export const ranked = <Match extends { readonly id: string; readonly score: number }>(
  matches: readonly Match[],
): readonly Match[] =>
  matches.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
