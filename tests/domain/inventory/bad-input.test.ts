import { describe, expect, test } from 'vitest'
import type { InventoryRecord } from '#domain/inventory/facts.ts'
import type { OpenedAnswers } from '#domain/inventory/gathered.ts'
import { asked } from '#domain/inventory/household.ts'
import { type Inventory, inventoryFrom } from '#domain/inventory/inventory.ts'
import type { Json } from '#domain/sync/operation.ts'
import { idOf, value } from '../export/sample.ts'
import { project, record, talk, type Talk } from './neighbourhood.ts'

const inventoryOfTalks = (said: readonly Talk[], more: readonly InventoryRecord[] = [project()]): Inventory =>
  inventoryFrom([...more, ...said.map((one) => one.record)], { opened: said.map((one) => one.opened) })

const structure = { name: 'De Kan', kind: 'social', status: 'running' }
const costs = {
  title: 'Riool',
  vitalFunction: 'water',
  period: 'year',
  amountSource: 'budget',
  scope: 'neighbourhood',
}
const thing = {
  kind: 'greenStrip',
  unusedDegree: 'dull',
  ownerDomain: 'government',
  ownershipEvidence: 'sign',
  status: 'confirmed',
  visibility: 'team',
}

/** Households that each spend some cents a month on food, and of which all leaves. */
const spenders = (cents: readonly number[]): readonly Talk[] =>
  cents.map((amount, index) =>
    talk(100 + index, {
      sealed: {
        [asked.spending]: value({ food: { state: 'value', cents: amount, period: 'month' } }),
        [asked.leaves]: value({ food: index % 2 === 0 ? '1' : '0.5' }),
      },
    }),
  )

const food = (inventory: Inventory) =>
  inventory.ledger.state === 'open'
    ? inventory.ledger.rows.find((row) => row.function === 'food')?.figure
    : inventory.ledger.state
const foodLeak = (inventory: Inventory) =>
  inventory.leakage.state === 'open'
    ? inventory.leakage.rows.find((row) => row.function === 'food')?.figure
    : inventory.leakage.state

describe('nothing but sensible figures come out of', () => {
  test('no records at all: all rows are empty and it says what is missing', () => {
    const nothing = inventoryFrom([])
    expect(nothing.basis).toMatchObject({ households: 0, months: null })
    expect(nothing.basis.missing).toEqual([
      'conversations',
      'householdsN',
      'sightings',
      'structures',
      'assignments',
      'costs',
      'addresses',
    ])
    expect(nothing.rows.filter(({ state }) => state !== 'empty' && state !== 'kept')).toEqual([])
    expect(nothing.coverage.coverage).toEqual({ visited: 0, addresses: 0, coverage: null })
    expect(numbersIn(nothing).every(Number.isFinite)).toBe(true)
  })

  test('conversations in which nothing was answered', () => {
    const silent = inventoryOfTalks(Array.from({ length: 12 }, (_, index) => talk(100 + index)))
    expect(silent.basis.households).toBe(12)
    expect(silent.causes.frequency).toEqual({ asked: 0, rows: [] })
    expect(silent.models.does).toEqual({ asked: null, rows: [] })
    expect(silent.ledger).toEqual({ state: 'open', rows: [] })
    expect(silent.talent.hours).toEqual({ status: 'hidden', reason: 'tooFew' })
    expect(numbersIn(silent).every(Number.isFinite)).toBe(true)
  })

  test('a household with all the money: hidden, and it says why', () => {
    const inventory = inventoryOfTalks(spenders([9_000_000, ...Array.from({ length: 19 }, () => 1_000)]))
    expect(food(inventory)).toEqual({ status: 'hidden', reason: 'dominated' })
    expect(foodLeak(inventory)).toEqual({ status: 'hidden', reason: 'dominated' })
  })

  test('spending of nothing: a true zero', () => {
    const inventory = inventoryOfTalks(spenders(Array.from({ length: 12 }, () => 0)))
    expect(food(inventory)).toEqual({ status: 'none', n: 12, total: 0, low: null, high: null })
    expect(foodLeak(inventory)).toBeUndefined()
  })

  test('negative amounts: a slip, and not told', () => {
    const inventory = inventoryFrom([
      project(),
      record('costItem', 40, { ...costs, amountCents: -500 }),
      record('resourceFlow', 41, { resource: 'gas', direction: 'in', qty: -3, unit: 'm3', period: 'year' }),
      record('assetSighting', 42, { ...thing, size: { value: -640, unit: 'm2Ground' } }),
    ])
    expect(inventory.costs).toMatchObject({ items: [], withoutSource: 1 })
    expect(inventory.resources).toEqual([])
    expect(inventory.unused.unknownSize).toEqual([{ ownerDomain: 'government', n: 1 }])
    expect(inventory.basis.aside).toEqual({ incomplete: 1 })
  })

  test('few answers only: everything is hidden, and each says why', () => {
    const few = inventoryOfTalks(spenders([10_000, 20_000, 30_000]))
    expect(food(few)).toEqual({ status: 'hidden', reason: 'tooFew' })
    expect(few.basis.missing).toContain('enoughConversations')
    expect(few.rows.find(({ row }) => row === 6)).toEqual({ row: 6, state: 'hidden', lines: 0 })
  })

  test('more answers than households: their number must be corrected first', () => {
    const inventory = inventoryOfTalks(spenders(Array.from({ length: 12 }, (_, i) => 1_000 + i)), [
      project({ householdsN: 11 }),
    ])
    expect(food(inventory)).toEqual({ status: 'invalid', reason: 'moreAnswersThanHouseholds' })
    expect(inventory.basis.missing).toContain('fewerAnswersThanHouseholds')
  })

  test.each<[string, Json]>([
    ['none', null],
    ['nought', 0],
    ['a text', 'veel'],
  ])('no number of households (%s): nothing is extrapolated, shares are', (_, householdsN) => {
    const inventory = inventoryOfTalks(spenders(Array.from({ length: 12 }, (_, i) => 1_000 + i)), [
      project({ householdsN }),
    ])
    expect(food(inventory)).toBe('noHouseholdsN')
    expect(foodLeak(inventory)).toMatchObject({ status: 'rough' })
  })

  test.each<[string, Json, number]>([
    ['lower', 2, 5],
    ['no', null, 5],
    ['higher', 8, 8],
  ])('%s thresholds than the floors', (_, kMin, expected) => {
    const wishing = Array.from({ length: expected - 1 }, (_, index) =>
      talk(200 + index, { open: { [asked.wishes]: value(['meetingPlace']) } }),
    )
    const others = Array.from({ length: 20 }, (_, index) =>
      talk(300 + index, { open: { [asked.wishes]: value([]) } }),
    )
    const rows = (said: readonly Talk[]) => inventoryOfTalks(said, [project({ kMin })]).structures.wishes.rows
    expect(rows([...wishing, ...others])).toEqual([{ code: 'meetingPlace', households: null }])
    const onemore = talk(400, { open: { [asked.wishes]: value(['meetingPlace']) } })
    expect(rows([...wishing, ...others, onemore])).toEqual([{ code: 'meetingPlace', households: expected }])
  })
})

describe('records that are not as they should be', () => {
  test.each<[string, InventoryRecord, Inventory['basis']['aside']]>([
    ['of a newer version', { ...record('structure', 50, structure), schemaVersion: 99 }, { newerVersion: 1 }],
    ['without what it rests on', record('costItem', 50, { title: 'Riool' }), { incomplete: 1 }],
    ['of a type that nobody knows', record('weather', 50, { rain: true }), {}],
    ['put away by a person', record('structure', 50, { ...structure, archived: true }), {}],
  ])('one %s is left out, and the others count', (_, odd, aside) => {
    const inventory = inventoryFrom([odd, record('structure', 51, structure)])
    expect(inventory.basis.aside).toEqual(aside)
    expect(inventory.structures.layers.flatMap((layer) => layer.structures)).toHaveLength(1)
  })

  test('a field that is missing or odd counts as not told', () => {
    const bare = inventoryFrom([
      record('assetSighting', 60, { kind: 'office', unusedDegree: 'empty', status: 'confirmed' }),
      record('assetSighting', 61, { ...thing, size: 'groot', ideas: 'tuin', obstacles: 7, place: null }),
      record('interview', 62, { month: '2026-03' }),
      record('interview', 63, { month: 3, answers: 'niets', consent: null }),
    ])
    expect(bare.unused.byOwner).toEqual([
      { code: 'government', confirmed: 1, tips: 0 },
      { code: 'unknown', confirmed: 1, tips: 0 },
    ])
    expect(bare.basis).toMatchObject({ households: 2, aside: {}, months: { from: '2026-03', to: '2026-03' } })
  })

  test('codes that this version does not know stand in no row, and break none', () => {
    const odd = inventoryFrom([
      project(),
      ...Array.from(
        { length: 6 },
        (_, index) =>
          talk(70 + index, {
            open: {
              [asked.models]: value(['timeTravel', 'lend']),
              [asked.skills]: value(['alchemy']),
              [asked.problem]: value({ text: '…', theme: 'aliens' }),
              [asked.resources]: value([{ resource: 'plasma', direction: 'in', qty: 3 }]),
            },
          }).record,
      ),
      record('structure', 80, { ...structure, kind: 'magical' }),
      record('assetSighting', 81, { ...thing, kind: 'portal', ownerDomain: 'elves' }),
    ])
    expect(odd.models.does.rows).toEqual([{ code: 'lend', households: 6 }])
    expect(odd.causes.frequency.rows).toEqual([])
    expect(odd.resources).toEqual([])
    expect(odd.structures.otherKind).toHaveLength(1)
  })

  test('an answer in a state of a newer version is left out alone', () => {
    const answers = { [asked.models]: value(['lend']), q99: { state: 'maybe' } } as unknown as Json // As a newer app would.
    const talks = Array.from({ length: 5 }, (_, index) =>
      record('interview', 90 + index, { month: '2026-03', answers }),
    )
    expect(inventoryFrom(talks).models.does).toEqual({ asked: 5, rows: [{ code: 'lend', households: 5 }] })
  })

  test('a sealed part that does not belong to its conversation counts nowhere, with its reason', () => {
    const said = spenders(Array.from({ length: 12 }, (_, i) => 1_000 + i))
    const opened: (readonly [string, OpenedAnswers])[] = said.map((one, index) =>
      index === 0 ? [one.opened[0], { ok: false, reason: 'otherInterview' }] : one.opened,
    )
    const inventory = inventoryFrom([project(), ...said.map((one) => one.record)], { opened })
    expect(inventory.basis).toMatchObject({ opened: 11, sealedAside: { otherInterview: 1 } })
    expect(food(inventory)).toMatchObject({ n: 11 })
  })

  test('a conversation that was withdrawn counts nowhere, nor does its quote', () => {
    const withdrawn = talk(100).record
    const fields = { ...withdrawn.fields, consent: { quotes: true, withdrawnAt: '2026-04' } }
    const story = record('story', 101, { quote: 'Mooi hier.', consentRef: idOf(100) })
    const { basis, purposes } = inventoryFrom([{ ...withdrawn, fields }, story])
    expect({ households: basis.households, quotes: purposes.quotes, withheld: purposes.withheld }).toEqual({
      households: 0,
      quotes: [],
      withheld: 1,
    })
  })

  test('a household speaks once in the panel of quotes, however often it is quoted', () => {
    const quotes = ['Mooi hier.', 'Rustig hier.'].map((quote, index) =>
      record('story', 110 + index, { quote, consentRef: idOf(100) }),
    )
    expect(inventoryFrom([talk(100).record, ...quotes]).purposes.quotes).toHaveLength(1)
  })
})

/** Every number, wherever it stands. */
function numbersIn(held: unknown): readonly number[] {
  if (typeof held === 'number') return [held]
  return typeof held === 'object' && held !== null ? Object.values(held).flatMap(numbersIn) : []
}
