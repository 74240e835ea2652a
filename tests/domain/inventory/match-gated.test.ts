import { expect, test } from 'vitest'
import type { InventoryRecord } from '#domain/inventory/facts.ts'
import { createGathered } from '#domain/inventory/gathered.ts'
import { ingredientsOf } from '#domain/inventory/ingredients.ts'
import { chosen } from '#domain/inventory/match-chosen.ts'
import { whyNotPublic } from '#domain/inventory/compose.ts'
import { gatedMatch, mayBePublished } from '#domain/inventory/match-gated.ts'
import { countsIn } from '#domain/inventory/gated-counts.ts'
import { publishAll } from '#domain/inventory/publish.ts'
import { toPublish } from '#domain/inventory/to-publish.ts'
import { defaultWeights } from '#domain/inventory/match-score.ts'
import { demo } from './demo.ts'

const types = ['interview', 'assetSighting', 'talentOffer', 'structure', 'crew', 'assignment', 'need']
const records: readonly InventoryRecord[] = Object.values(demo)
  .flatMap((list) => (Array.isArray(list) ? list : []))
  .filter(({ type }) => types.includes(type))
  .map((record) => ({ id: record.id, type: record.type, schemaVersion: 1, at: '2026-03', fields: record }))
const gathered = createGathered()
gathered.put(records)
const ingredients = ingredientsOf(gathered)
const matches = demo.matches.map((match: { id: string }) => ({ id: match.id, fields: match }))
const rules = { weights: defaultWeights, kMin: 5 }
const { figures } = publishAll(toPublish(gathered), {
  on: '2026-03-31',
  before: [],
  area: 'neighbourhood',
  period: null,
  thresholds: gathered.project(),
})
const gates = { ...rules, counts: countsIn(figures) }
const past = chosen(matches, ingredients, rules).map((match) => gatedMatch(match, gates))

test('holds no id of a part, so none out of a conversation, and no household', () => {
  const text = JSON.stringify(past)
  for (const { id } of records) expect(text).not.toContain(id)
  for (const { id } of demo.interviews) expect(text).not.toContain(id)
})

test('shows points out of rounded counts, as expected', () => {
  const expected = new Map<string, { need: number; score: number }>(
    demo.expected.matchNeedPublished.map((one: { id: string }) => [one.id, one]),
  )
  for (const { id } of matches) {
    const [match] = chosen(matches, ingredients, rules).filter((one) => one.id === id)
    const shown = match && gatedMatch(match, gates)
    expect([shown?.need.households, shown?.points]).toEqual([
      expected.get(id)?.need,
      Math.round(expected.get(id)?.score ?? -1),
    ])
  }
})

test('talent is a skill once, with a rounded number or none at all', () => {
  const skills = past.flatMap(({ syrup }) => syrup.filter(({ type }) => type === 'talentOffer'))
  expect(skills).toContainEqual({ type: 'talentOffer', skill: 'gardening', households: 5 })
  expect(skills).toContainEqual({ type: 'talentOffer', skill: 'growingFood', households: null })
  expect(past[0]?.syrup.filter((part) => 'skill' in part && part.skill === 'gardening')).toHaveLength(1)
})

test('of offers whose number is hidden the points do not tell how many there are', () => {
  const [match] = chosen(matches, ingredients, rules)
  const offer = match?.syrup.find((part) => part.type === 'talentOffer' && part.skill === 'growingFood')
  if (match === undefined || offer === undefined) throw new Error('the first match rests on it')
  const pointsOf = (count: number) => {
    const offers = Array.from({ length: count }, (_, index) => ({ ...offer, id: String(index) }))
    return gatedMatch({ ...match, syrup: offers }, gates)
  }
  expect(pointsOf(3)).toEqual(pointsOf(1))
})

test('a number that is hidden gives no points', () => {
  const [match] = chosen(matches, ingredients, rules)
  const needs = new Map([...gates.counts.needs, ['hub.garden', null] as const])
  const shown = match && gatedMatch(match, { ...gates, counts: { ...gates.counts, needs } })
  expect(shown?.need.households).toBeNull()
  expect(shown?.reasons).not.toContain('need')
})

test('whether too few households ask is told by the number that is shown, and never by the true one', () => {
  const [match] = chosen(matches, ingredients, rules)
  const few = (households: number) => (households < rules.kMin ? (['need'] as const) : [])
  const missingWith = (households: number, shown: number | null) => {
    const counts = { ...gates.counts, needs: new Map([['hub.garden', shown]]) }
    if (match === undefined) return undefined
    const need = { ...match.need, kind: 'hub' as const, code: 'garden', households }
    const missing = [...match.missing.filter((part) => part !== 'need'), ...few(households)]
    return gatedMatch({ ...match, need, missing }, { ...gates, counts }).missing
  }
  expect(missingWith(4, null)).toEqual(missingWith(5, null))
  expect(missingWith(0, 0)).toContain('need')
  expect(missingWith(5, 0)).toEqual(missingWith(0, 0))
})

test('what only coordinators may know stays closed', () => {
  expect(past[0]?.water).toEqual([
    {
      type: 'assetSighting',
      kind: 'greenStrip',
      ownerDomain: 'government',
      size: { value: 640, unit: 'm2Ground' },
    },
    { type: 'closed' },
  ])
})

test('can be published with several kinds of owners and a tag', () => {
  expect(past.map(mayBePublished)).toEqual([true, true, true, true, false])
  const [match] = chosen(matches, ingredients, rules)
  const untold = match && gatedMatch({ ...match, fields: { ...match.fields, pppTags: [] } }, gates)
  expect(untold && mayBePublished(untold)).toBe(false)
})

test('of what nobody can make public, a combination says so, and otherwise which step is still needed', () => {
  const [match] = chosen(matches, ingredients, rules)
  const why = (part: object) => {
    const one = match && { ...match, water: match.water.map((water) => ({ ...water, ...part })) }
    return one && whyNotPublic(one, gatedMatch(one, gates))
  }
  expect(why({})).toBe('notPublicPart')
  expect(why({ visibility: 'public' })).toBeUndefined()
  expect(why({ visibility: 'public', interviewRef: 'a' })).toBe('closedPart')
  expect(why({ visibility: 'public', kind: 'dwelling' })).toBe('closedPart')
})
