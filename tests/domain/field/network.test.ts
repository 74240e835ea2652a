import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { layerOf } from '#domain/field/structure.ts'
import { unitOf } from '#domain/field/resource-flow.ts'
import { understands } from '#domain/records.ts'
import type { Json } from '#domain/sync/operation.ts'

type Fields = Record<string, Json>

/** The fictional neighbourhood as it was written down before there were screens for these. */
const demo = JSON.parse(
  readFileSync(new URL('../../../src/server/demo/demo-neighbourhood.json', import.meta.url), 'utf8'),
) as Record<string, readonly Fields[]> // Each list holds records.
const lists = ['structures', 'crews', 'assignments', 'costItems', 'resourceFlows']

test.each(lists)(
  'the %s of the fictional neighbourhood are understood, with fields that nobody knows yet',
  (name) => {
    const records = demo[name] ?? []
    expect(records.length).toBeGreaterThan(0)
    for (const { type, ...fields } of records)
      expect(understands(String(type), { ...fields, later: 1 })).toBe(true)
  },
)

const first = (name: string): Fields => demo[name]?.[0] ?? {}

describe('what no record of a network may hold', () => {
  test.each<[string, string, Fields]>([
    [
      'a structure with a name of 61 characters',
      'structure',
      { ...first('structures'), name: 'x'.repeat(61) },
    ],
    ['a structure of an owner that is none', 'structure', { ...first('structures'), ownerDomain: 'king' }],
    ['a crew of a kind that is on no list', 'crew', { ...first('crews'), kind: 'garden' }],
    ['a crew that counts less than nobody', 'crew', { ...first('crews'), members: -1 }],
    ['a crew that counts half a person', 'crew', { ...first('crews'), members: 2.5 }],
    ['a crew that names its members', 'crew', { ...first('crews'), members: ['Anna'] }],
    ['an assignment without an hour', 'assignment', { ...first('assignments'), hoursPerWeek: null }],
    [
      'an assignment with a skill twice',
      'assignment',
      { ...first('assignments'), skills: ['repair', 'repair'] },
    ],
    [
      'an assignment that is paid for more than once',
      'assignment',
      { ...first('assignments'), funders: funders(0.7, 0.4) },
    ],
    ['an assignment due on no day', 'assignment', { ...first('assignments'), deadline: '2026-13-01' }],
    ['a cost without the source of its amount', 'costItem', without('costItems', 'amountSource')],
    ['a cost without an amount', 'costItem', { ...first('costItems'), amountCents: null }],
    [
      'a cost of which the lowest is above the highest',
      'costItem',
      { ...first('costItems'), lowCents: 9, highCents: 8 },
    ],
    ['a cost of the whole neighbourhood without a document', 'costItem', without('costItems', 'documentRef')],
    ['a hidden cost that does not say which', 'costItem', { ...first('costItems'), hidden: true }],
    ['a cost of a street', 'costItem', { ...first('costItems'), scope: 'street' }],
    ['a flow in the unit of another resource', 'resourceFlow', { ...first('resourceFlows'), unit: 'm³' }],
  ])('%s', (_, type, fields) => {
    expect(understands(type, fields)).toBe(false)
  })

  test('three funders of a third each fit', () => {
    expect(
      understands('assignment', { ...first('assignments'), funders: funders(1 / 3, 1 / 3, 1 / 3) }),
    ).toBe(true)
  })
})

test('a structure out of a conversation is taken as it was said', () => {
  expect(understands('structure', { name: 'De Kan', kind: 'club', status: 'exists' })).toBe(true)
  expect(layerOf('club')).toBeUndefined()
  expect(layerOf('economic')).toBe('economic')
})

test('each resource has one unit, and what is none has none', () => {
  expect([unitOf('electricity'), unitOf('tapWater'), unitOf('love')]).toEqual(['kWh', 'm3', undefined])
})

function without(name: string, field: string): Fields {
  const { [field]: _gone, ...rest } = first(name)
  return rest
}

function funders(...shares: readonly number[]): Json {
  return shares.map((share) => ({ kind: 'residents', share, phase: 'start' }))
}
