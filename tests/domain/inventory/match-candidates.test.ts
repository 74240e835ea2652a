import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceM } from '#domain/field/place.ts'
import type { InventoryRecord } from '#domain/inventory/facts.ts'
import { createGathered } from '#domain/inventory/gathered.ts'
import { ingredientsOf } from '#domain/inventory/ingredients.ts'
import { candidateId, candidates } from '#domain/inventory/match-candidates.ts'
import { chosen, decidedCandidates } from '#domain/inventory/match-chosen.ts'
import { reasonsOf } from '#domain/inventory/match-mix.ts'
import { defaultWeights } from '#domain/inventory/match-score.ts'
import { nearIndex } from '#domain/inventory/near-index.ts'
import { demo } from './demo.ts'

const types = ['interview', 'assetSighting', 'talentOffer', 'structure', 'crew', 'assignment', 'need']
const all: readonly InventoryRecord[] = Object.values(demo)
  .flatMap((list) => (Array.isArray(list) ? list : []))
  .filter(({ type }) => types.includes(type))
  .map((record) => ({ id: record.id, type: record.type, schemaVersion: 1, at: '2026-03', fields: record }))
const readIngredients = (records: readonly InventoryRecord[]) => {
  const gathered = createGathered()
  gathered.put(records)
  return ingredientsOf(gathered)
}
const matches = demo.matches.map((match: { id: string }) => ({ id: match.id, fields: match }))
const rules = { weights: defaultWeights, kMin: 5 }
const found = (records: readonly InventoryRecord[] = all, k = rules) =>
  candidates(readIngredients(records), k)

describe('what people chose in the fictional neighbourhood', () => {
  const mixes = chosen(matches, readIngredients(all), rules)

  test('four limonades and the one that is none yet, in the expected order, with all their parts', () => {
    expect(mixes.map(({ id }) => id)).toEqual(demo.expected.matchOrder)
    expect(mixes.map(({ points }) => points.isLimonade)).toEqual([true, true, true, true, false])
    expect(mixes.map(({ gone }) => gone)).toEqual([0, 0, 0, 0, 0])
    expect(mixes[4]?.missing).toContain('secondDomain')
    for (const { id, water, syrup, jug, points } of mixes) {
      const stored = demo.matches.find((match: { id: string }) => match.id === id)
      const ids = (parts: readonly { id: string }[]) => parts.map((part) => part.id)
      expect([ids(water), ids(syrup), ids(jug)]).toEqual([
        ids(stored.water),
        ids(stored.syrup),
        ids(stored.jug),
      ])
      expect(points.score).toBeCloseTo(stored.scoreParts.score, 4)
    }
  })

  test('a part that was erased is said to be gone, and one that was merged is found where it went', () => {
    const [first] = demo.matches
    const waterId = first.water[0].id
    const without = all.filter(({ id }) => id !== waterId && id !== first.syrup[0].id)
    expect(chosen([{ id: first.id, fields: first }], readIngredients(without), rules)[0]?.gone).toBe(2)
    const stays = { ...sourceOf(waterId), id: 'stays' }
    const merged = { ...sourceOf(waterId), fields: { ...sourceOf(waterId).fields, ...mergedInto('stays') } }
    const [mix] = chosen(
      [{ id: first.id, fields: first }],
      readIngredients([...all.filter(({ id }) => id !== waterId), merged, stays]),
      rules,
    )
    expect([mix?.gone, mix?.water[0]?.id]).toEqual([0, 'stays'])
  })

  test('the reasons stand in the order of their points', () => {
    expect(mixes[0] && reasonsOf(mixes[0])).toEqual(['mix', 'fit', 'near', 'need', 'jug', 'ready'])
    expect(mixes[4] && reasonsOf(mixes[4])).toEqual(['fit', 'jug', 'ready', 'near', 'need'])
  })
})

describe('candidates', () => {
  test('hold the combinations around what people chose, where the rule reaches them', () => {
    const { best } = found()
    const [garden, sun] = ['garden', 'energy'].map((code) => {
      const match = demo.matches.find((one: any) => one.needRefs[0].code === code) // oxlint-disable-line typescript/no-explicit-any
      return best.find(({ id }) => id === candidateId(match.needRefs[0], match.water[0]))
    })
    expect(garden?.jug.map(({ id }) => id)).toEqual(demo.matches[0].jug.map(({ id }: { id: string }) => id))
    expect(garden?.syrup.map((part) => ('skill' in part ? part.skill : part.type))).toEqual([
      'gardening',
      'growingFood',
      'gardening',
      'crew',
    ])
    expect(garden?.assignmentRef).toBe(demo.matches[0].assignmentRef)
    expect(sun?.points.score).toBeCloseTo(79.4747, 3)
  })

  test('are gone once somebody decided about that need and that water', () => {
    const ingredients = readIngredients(all)
    const taken = decidedCandidates(matches)
    const left = candidates(ingredients, rules, taken)
    expect(left.count).toBe(found().count - 5)
    expect(left.best.filter(({ id }) => taken.has(id))).toEqual([])
  })

  test('come in the same order whatever the order of the records', () => {
    const order = found().best.map(({ id, points }) => [id, points.score])
    fc.assert(
      fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (shuffled) => {
        expect(found(shuffled).best.map(({ id, points }) => [id, points.score])).toEqual(order)
      }),
      { numRuns: 25 },
    )
  })

  test('are limonades exactly when two known kinds of owners are in them', () => {
    const domain = fc.constantFrom('government', 'resident', 'business', 'shared', 'unknown')
    fc.assert(
      fc.property(fc.array(domain, { minLength: 29, maxLength: 29 }), (domains) => {
        let next = 0
        const owned = all.map((record) =>
          record.type === 'assetSighting'
            ? {
                ...record,
                fields: { ...record.fields, ownerDomain: domains[next++ % domains.length] ?? 'unknown' },
              }
            : record,
        )
        for (const { points, input, missing } of found(owned).best) {
          const known = new Set(input.domains.filter((one) => one !== 'unknown'))
          expect(points.isLimonade).toBe(known.size >= 2)
          expect(missing.includes('secondDomain')).toBe(known.size < 2)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('rest on needs of enough households only, each household once', () => {
    expect(new Set(found().best.map(({ need }) => need.code)).size).toBe(5)
    const higher = found(all, { ...rules, kMin: 8 }).best.map(({ need }) => need.code)
    expect(new Set(higher)).toEqual(new Set(['company', 'energy', 'garden']))
    const twice = all.flatMap((record) =>
      record.type === 'need' ? [record, { ...record, id: `again ${record.id}` }] : [record],
    )
    expect(readIngredients(twice).needs).toEqual(readIngredients(all).needs)
  })

  test('follow the weights of the project', () => {
    const nothingFor = { ...defaultWeights, mix: 0, near: 0 }
    for (const { points } of found(all, { ...rules, weights: nothingFor }).best)
      expect([points.mix, points.near]).toEqual([0, 0])
  })

  test.each([
    ['nothing at all', []],
    ['nobody who asks for anything', all.filter(({ type }) => type !== 'need' && type !== 'interview')],
    ['fields that are missing', all.map((record) => ({ ...record, fields: {} }))],
    [
      'codes that nobody knows',
      all.map((record) => ({ ...record, fields: { ...record.fields, kind: 'castle', function: 'magic' } })),
    ],
    ['things that were only heard of', withStatus('tip')],
    ['things that were rejected', withStatus('rejected')],
  ])('there are none of %s', (_, records) => {
    expect(found(records)).toEqual({ best: [], count: 0 })
  })

  test('rest on conversations in which nothing was locked as well', () => {
    expect(all.some(({ type, fields }) => type === 'interview' && 'sealedBlob' in fields)).toBe(false)
    const spoken = all.filter(({ type }) => type !== 'need' && type !== 'talentOffer')
    expect(new Set(found(spoken).best.map(({ need }) => need.code))).toEqual(
      new Set(found().best.map(({ need }) => need.code)),
    )
  })

  test('a record with a missing field takes no other with it', () => {
    const { id } = all.find((record) => record.type === 'talentOffer') ?? never()
    const broken = all.map((record) => (record.id === id ? { ...record, fields: { skill: 3 } } : record))
    expect(found(broken).count).toBe(found().count)
  })
})

test('the nearest is the one that a look at all of them finds', () => {
  const spot = fc.record({
    lat: fc.double({ min: 52, max: 52.02, noNaN: true }),
    lon: fc.double({ min: 5, max: 5.03, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 40 }), spot, (spots, to) => {
      const things = spots.map((place, index) => ({ id: String(index).padStart(2, '0'), place }))
      const [byHand] = things
        .filter(({ place }) => distanceM(to, place) <= 800)
        .sort((a, b) => distanceM(to, a.place) - distanceM(to, b.place) || (a.id < b.id ? -1 : 1))
      expect(nearIndex(things).nearest(to, 800)?.id).toBe(byHand?.id)
      const other = nearIndex(things).nearest(to, 800, byHand?.id)
      expect(other === undefined || other.id !== byHand?.id).toBe(true)
    }),
  )
})

function withStatus(status: string): readonly InventoryRecord[] {
  return all.map((record) =>
    record.type === 'assetSighting' ? { ...record, fields: { ...record.fields, status } } : record,
  )
}

const mergedInto = (duplicateOf: string) => ({ status: 'duplicate', duplicateOf })
const sourceOf = (id: string): InventoryRecord => all.find((record) => record.id === id) ?? never()

function never(): never {
  throw new Error('the fictional neighbourhood does not hold it')
}
