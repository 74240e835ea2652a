import type { SightingFields } from './sighting.ts'
import { neighbours } from './near-grid.ts'
import { assetKind } from './taxonomy.ts'
import { sharedWords, wordsOf } from './words.ts'

/** Which sightings of different phones are probably one and the same thing. Evidence is added up as weights (the logarithm
 *  of how much likelier it is for one thing than for two), after I.P. Fellegi and A.B. Sunter, "A theory for record
 *  linkage", J. Am. Stat. Assoc. 64 (1969), so that each part of a score can be said in words. */

export interface Comparable {
  readonly id: string
  readonly fields: Pick<
    SightingFields,
    | 'kind'
    | 'place'
    | 'status'
    | 'ownerDomain'
    | 'unusedDegree'
    | 'title'
    | 'note'
    | 'size'
    | 'bagId'
    | 'distinctFrom'
    | 'interviewRef'
  >
}

export type Sign =
  /** How far apart, and how far that may well be measured wrongly (metres). */
  | { readonly what: 'near'; readonly metres: number; readonly errorM: number }
  | { readonly what: 'owner' | 'degree' | 'size' | 'bag' }
  /** A third one fits one of the two better. */
  | { readonly what: 'better' }
  | { readonly what: 'words'; readonly shared: readonly string[] }

/** Above zero speaks for one thing, below zero for two. */
export type Reason = Sign & { readonly weight: number }

export interface ProbableDouble {
  /** Ids; the first is the lower one, so that a pair has one name. */
  readonly pair: readonly [string, string]
  readonly metres: number
  /** 0–99: how likely it is one thing, in a hundred. */
  readonly score: number
  /** The strongest first. */
  readonly reasons: readonly Reason[]
}

/** From this score on a person is asked. */
export const askFrom = 50

/** Further apart than this (metres) nobody is asked, however badly both phones measured. */
const widestM = 120

/** Pairs that a person should look at, likeliest first. Of what is rejected, a double already, out of a conversation, or
 *  said to be different, nothing is asked. Only neighbours are compared. */
export const probableDoubles = (sightings: readonly Comparable[]): readonly ProbableDouble[] => {
  const placed = sightings.flatMap((sighting) => {
    const { place, status, kind, interviewRef } = sighting.fields
    const inPlay = status !== 'rejected' && status !== 'duplicate' && interviewRef === undefined
    return place === undefined || !inPlay ? [] : [{ sighting, kind, lat: place.lat, lon: place.lon }]
  })
  const around = neighbours(placed, ({ kind }) => kind, widestM)
  // Only of those that have a neighbour.
  const read = new Map<string, ReadonlySet<string>>()
  const words = ({ id, fields }: Comparable) => {
    const known = read.get(id) ?? wordsOf(`${fields.title ?? ''} ${fields.note ?? ''}`)
    read.set(id, known)
    return known
  }
  const compared = new Map<string, Compared>()
  for (const { item, near } of around)
    for (const { other, metres } of near) {
      const [a, b] = [item.sighting, other.sighting]
      if (a.id < b.id && !saidToDiffer(a, b))
        compared.set(`${a.id} ${b.id}`, compare(a, b, { metres, rivals: near.length, words }))
    }
  const nearTo = new Map(
    around.map(({ item, near }) => [item.sighting.id, near.map(({ other }) => other.sighting.id)]),
  )
  return [...compared.values()]
    .map((pair) => scored(pair, hasBetter(pair, compared, nearTo)))
    .filter(({ score }) => score >= askFrom)
    .toSorted((a, b) => b.score - a.score || (a.pair.join() < b.pair.join() ? -1 : 1))
}

type Compared = Pick<ProbableDouble, 'pair' | 'metres' | 'reasons'>

const totalOf = ({ reasons }: Compared): number => reasons.reduce((sum, { weight }) => sum + weight, prior)

/** One of the two has a better partner, which the other one does not fit: then these two are rarely one thing. */
const hasBetter = (
  pair: Compared,
  compared: ReadonlyMap<string, Compared>,
  nearTo: ReadonlyMap<string, readonly string[]>,
): boolean => {
  const total = totalOf(pair)
  const between = (a: string, b: string): number => {
    const found = compared.get(a < b ? `${a} ${b}` : `${b} ${a}`)
    return found === undefined ? -Infinity : totalOf(found)
  }
  const [a, b] = pair.pair
  const better = (one: string, other: string) =>
    (nearTo.get(one) ?? []).some(
      (third) => third !== other && between(one, third) > total + clearly && between(other, third) < 0,
    )
  return better(a, b) || better(b, a)
}

/** So much heavier (weight) is clearly better. */
const clearly = 1

const scored = (pair: Compared, better: boolean): ProbableDouble => {
  const reasons: readonly Reason[] = better ? [...pair.reasons, { what: 'better', weight: -1 }] : pair.reasons
  return {
    ...pair,
    // Never quite certain: a person decides.
    score: Math.min(99, Math.round(100 / (1 + Math.exp(-totalOf({ ...pair, reasons }))))),
    reasons: reasons.toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight)),
  }
}

const saidToDiffer = (a: Comparable, b: Comparable): boolean =>
  a.fields.distinctFrom?.includes(b.id) === true || b.fields.distinctFrom?.includes(a.id) === true

/** Before anything is known a neighbour of the same kind is as likely the same thing as another: people are asked for
 *  once too often rather than once too few. */
const prior = 0

const compare = (
  a: Comparable,
  b: Comparable,
  about: {
    readonly metres: number
    /** Others of this kind around it. */
    readonly rivals: number
    readonly words: (of: Comparable) => ReadonlySet<string>
  },
): Compared => ({
  pair: [a.id, b.id],
  metres: about.metres,
  reasons: [
    nearness(a, b, about),
    ownership(a, b),
    degrees(a, b),
    sizes(a, b),
    bags(a, b),
    said(about.words(a), about.words(b)),
  ].filter((reason) => reason !== undefined),
})

/** The radius that holds 68 % of a measurement is this many standard deviations along one axis: √(−2·ln 0.32). */
const deviationsIn68 = 1.51
/** A thing has a size: two people do not stand on the same stone (metres along one axis). */
const spread = { point: 4, area: 12 } as const

/** Against a thing of the same kind that stands anywhere around. */
const nearness = (
  a: Comparable,
  b: Comparable,
  { metres, rivals }: { readonly metres: number; readonly rivals: number },
): Reason => {
  const deviation = ({ fields }: Comparable) => (fields.place?.accuracyM ?? 0) / deviationsIn68
  const extent = spread[assetKind(a.fields.kind)?.geometry ?? 'point']
  const variance = deviation(a) ** 2 + deviation(b) ** 2 + extent ** 2
  const perSquareMetre = Math.max(1, rivals) / (Math.PI * widestM ** 2)
  const same = Math.exp(-(metres ** 2) / (2 * variance)) / (2 * Math.PI * variance)
  const weight = Math.max(-6, Math.min(6, Math.log(same / perSquareMetre)))
  return { what: 'near', metres, errorM: Math.sqrt(variance) * deviationsIn68, weight }
}

const ownership = (a: Comparable, b: Comparable): Reason | undefined => {
  const [one, other] = [a.fields.ownerDomain, b.fields.ownerDomain]
  if (one === 'unknown' || other === 'unknown') return undefined
  return { what: 'owner', weight: one === other ? 0.7 : -1.2 }
}

const degrees = (a: Comparable, b: Comparable): Reason => ({
  what: 'degree',
  weight: a.fields.unusedDegree === b.fields.unusedDegree ? 0.4 : -0.5,
})

const sizes = (a: Comparable, b: Comparable): Reason | undefined => {
  const [one, other] = [a.fields.size, b.fields.size]
  if (one == null || other == null || one.unit !== other.unit || one.value === 0 || other.value === 0)
    return undefined
  const ratio = Math.max(one.value / other.value, other.value / one.value)
  return { what: 'size', weight: ratio <= 1.5 ? 1 : ratio <= 2.5 ? -0.3 : -1.8 }
}

const bags = (a: Comparable, b: Comparable): Reason | undefined => {
  const [one, other] = [a.fields.bagId, b.fields.bagId]
  if (one == null || other == null) return undefined
  return { what: 'bag', weight: one === other ? 4 : -3 }
}

const said = (one: ReadonlySet<string>, other: ReadonlySet<string>): Reason | undefined => {
  const fewest = Math.min(one.size, other.size)
  if (fewest === 0) return undefined
  const shared = sharedWords(one, other)
  if (shared.length === 0) return fewest < 2 ? undefined : { what: 'words', shared, weight: -0.9 }
  return { what: 'words', shared, weight: shared.length / fewest >= 0.5 ? 2.2 : 1.1 }
}
