import { assetKinds } from '#domain/field/taxonomy.ts'
import { codeList } from '#domain/codelists.ts'
import { candidates } from '#domain/inventory/match-candidates.ts'
import type { Ingredients } from '#domain/inventory/match-ingredients.ts'
import { defaultWeights } from '#domain/inventory/match-score.ts'
import { medianOf } from './rounds.ts'
import { type Row, rounded } from './row.ts'

/** What could be mixed out of so many sightings, in a town that grows with them: every function and every hub is wanted,
 *  and offers, structures and crews grow along. */
export async function* match(): AsyncIterable<Row> {
  const taken = new Map<number, number>()
  for (const [name, count] of sizes) {
    const town = townOf(count)
    const value = await medianOf(() => {
      const start = performance.now()
      candidates(town, { weights: defaultWeights, kMin: 5 })
      return performance.now() - start
    })
    taken.set(count, value)
    yield { name: `match.${name}`, value: rounded(value), unit: 'ms' }
  }
  const growth = (taken.get(20_000) ?? 0) / (taken.get(5_000) ?? 1)
  yield { name: 'match.growth-5k-20k', value: rounded(growth), unit: '×' }
}

const sizes = [
  ['1k', 1_000],
  ['5k', 5_000],
  ['20k', 20_000],
] as const

const townOf = (count: number): Ingredients => {
  const next = numbers(1966)
  const pick = <One>(list: readonly One[]): One => {
    const one = list[Math.floor(next() * list.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  const codes = (list: string) => codeList(list).map(({ code }) => code)
  // Two thousand sightings for each square kilometre, as where people walked every street.
  const sideKm = Math.sqrt(count / 2_000)
  const place = () => ({ lat: 52.1 + (next() * sideKm) / 111.2, lon: 5.1 + (next() * sideKm) / 68.4 })
  const some = <One>(howMany: number, make: (id: string) => One): readonly One[] =>
    Array.from({ length: howMany }, (_, index) => make(`${String(next()).slice(2, 12)}-${String(index)}`))
  return {
    sightings: some(count, (id) => ({
      type: 'assetSighting',
      id,
      kind: pick(assetKinds).code,
      ownerDomain: pick(codes('ownerDomain')),
      ownershipEvidence: pick(codes('ownershipEvidence')),
      status: pick(['confirmed', 'seen', 'tip']),
      condition: pick(codes('condition')),
      obstacles: next() < 0.5 ? [] : [pick(codes('obstacle'))],
      place: place(),
    })),
    offers: some(count / 10, (id) => ({
      type: 'talentOffer',
      id,
      household: id,
      skill: pick(codes('skill')),
      shareable: pick(['yes', 'maybe', 'no']),
    })),
    structures: some(count / 50, (id) => ({
      type: 'structure',
      id,
      ownerDomain: pick(codes('ownerDomain')),
      functions: [pick(codes('vitalFunction')), pick(codes('vitalFunction'))],
      status: pick(['running', 'planned']),
      place: place(),
    })),
    crews: some(count / 100, (id) => ({
      type: 'crew',
      id,
      function: pick(codes('vitalFunction')),
      status: pick(['running', 'forming']),
    })),
    assignments: [],
    needs: (
      [
        ['function', 'vitalFunction'],
        ['hub', 'hubKind'],
      ] as const
    ).flatMap(([kind, list]) => codes(list).map((code) => ({ kind, code, households: 12 }))),
  }
}

/** The same numbers 0–1 for the same seed (mulberry32). */
const numbers = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
