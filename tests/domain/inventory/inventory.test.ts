import { describe, expect, test } from 'vitest'
import { inventoryFrom } from '#domain/inventory/inventory.ts'
import { asked } from '#domain/inventory/household.ts'
import type { Json } from '#domain/sync/operation.ts'
import { idOf, value } from '../export/sample.ts'
import { expectVector } from '../../support/formula-vectors.ts'
import { demo, opened, records } from './demo.ts'
import { project, record, talk } from './neighbourhood.ts'

const { expected } = demo
const whole = inventoryFrom(records, { opened })
const equals = (actual: unknown, figure: unknown) => {
  expectVector(actual, {
    name: '',
    formula: '',
    reason: '',
    input: {},
    expected: figure,
    tolerance: { abs: 1e-6, rel: 1e-8 },
  })
}

describe('the fictional neighbourhood, out of its records', () => {
  test('gives its fieldwork', () => {
    equals(whole.coverage, { coverage: expected.coverage, classes: expected.aapor.counts, rates: rates() })
  })
  test('gives its ledger and what leaks', () => {
    const { ledger, leakage } = whole
    if (ledger.state !== 'open' || leakage.state !== 'open') throw new Error('it is opened')
    equals(byFunction(ledger.rows), withoutAnswers(expected.ledgerMid))
    equals({ ...byFunction(leakage.rows), all: leakage.all }, expected.leakage)
  })
  test('gives its talents and what is short', () => {
    equals(whole.talent.hours, expected.talentLeakage)
    equals(whole.gaps, { state: 'open', ...expected.talentGap })
  })
  test('gives what lies unused, what is wished for and what comes due', () => {
    equals({ rows: whole.unused.sizes, unknownSize: whole.unused.unknownSize }, expected.unusedSize)
    equals({ unserved: whole.structures.unserved }, expected.unservedWishes)
    equals({ years: whole.costs.timeline }, expected.hiddenTimeline)
  })
  test('gives its causes', () => {
    equals(whole.causes.frequency, expected.causeFrequency)
  })
  test('shows all 34 rows, and none of them locked or left empty', () => {
    expect(whole.rows.map(({ row }) => row)).toEqual(Array.from({ length: 34 }, (_, index) => index + 1))
    expect(whole.rows.filter(({ state }) => state === 'locked' || state === 'empty')).toEqual([])
  })
})

describe('every row of the inventory', () => {
  test('of value models equals a count by hand', () => {
    const chose = (question: string, code: string): number =>
      demo.interviews.filter(({ answers }: { answers: Record<string, { value?: unknown }> }) => {
        const value = answers[question]?.value
        return Array.isArray(value) && value.includes(code)
      }).length
    for (const [panel, question] of [
      [whole.models.does, 'q22'],
      [whole.models.wishes, 'q23'],
    ] as const)
      for (const { code, households } of panel.rows) {
        const byHand = chose(question, code)
        expect({ code, households }).toEqual({ code, households: byHand < 5 ? null : byHand })
      }
    expect(whole.models.does.rows.length).toBeGreaterThan(3)
  })

  test('of opportunities opens its things, structures and documents, or says why not, and never a conversation', () => {
    const known = new Map(records.map(({ id, type }) => [id, type]))
    expect(new Set(whole.opportunities.map(({ kind }) => kind))).toEqual(
      new Set(['wish', 'shortage', 'leak', 'asset']),
    )
    for (const { trace } of whole.opportunities) {
      if (trace.state === 'none') expect(trace.why).toBe('conversations')
      else for (const { type, id } of trace.refs) expect(known.get(id)).toBe(type)
    }
    const ids: readonly string[] = demo.interviews.map(({ id }: { id: string }) => id)
    for (const id of ids) expect(JSON.stringify(whole)).not.toContain(id)
  })

  test('of structures stands in exactly one layer', () => {
    const { layers, otherKind } = whole.structures
    const ids = layers.flatMap(({ structures }) => structures.map(({ ref }) => ref.id))
    expect(layers.map(({ kind }) => kind)).toEqual(['social', 'physical', 'economic'])
    expect([...new Set(ids)]).toHaveLength(demo.structures.length)
    expect([ids.length, otherKind.length]).toEqual([demo.structures.length, 0])
  })

  test('of hubs shows the things that could house one', () => {
    const garden = whole.structures.hubCandidates.find(({ hub }) => hub === 'garden')
    expect(garden?.confirmed).toBeGreaterThan(0)
    expect(garden?.refs.map(({ id }) => id)).toContain(demo.assetSightings[0].id)
  })

  test('of assignments counts who would do it, by skill, and adds up who pays', () => {
    const [green] = whole.assignments.filter(({ function: name }) => name === 'green')
    const willing = demo.talentOffers.filter(
      ({ skill, shareable }: { skill: string; shareable: string }) =>
        skill === 'gardening' && shareable === 'yes',
    ).length
    expect(green?.fitting[0]).toEqual({ skill: 'gardening', households: willing < 5 ? null : willing })
    expect(green?.funders).toEqual({ valid: true, sum: expect.closeTo(0.8, 9) })
  })

  test('of documented costs stands as it is in its document, by function and by purpose', () => {
    const { costs } = whole
    expect(costs.byFunction.find(({ code }) => code === 'green')).toEqual({
      code: 'green',
      lowCents: 3_850_000,
      highCents: 3_850_000,
      items: 1,
    })
    expect(costs.byPurpose.map(({ code }) => code)).toEqual(['running', 'growth'])
    expect(costs.items.every(({ source }) => source !== '')).toBe(true)
  })

  test('of resources keeps its unit, and documents apart from what households told', () => {
    const power = whole.resources.find(({ resource }) => resource === 'electricity')
    expect(power).toMatchObject({
      unit: 'kWh',
      documented: { yearly: 152_000 },
      told: { status: 'shown', households: 5, yearly: 2_100 + 2_260 + 2_420 + 2_580 + 2_740 },
    })
  })

  test('of purposes shows quotes with consent only, and the voices of few as such', () => {
    const quotes = demo.stories.filter(({ minorityVoice }: { minorityVoice?: boolean }) => !minorityVoice)
    expect(whole.purposes.quotes).toHaveLength(quotes.length)
    expect(whole.purposes.minority.map(({ text }) => text)).toEqual([
      'Ik houd juist van het gras zoals het is.',
    ])
  })
})

test('one gift alone is a valid ledger', () => {
  const gift = { [asked.inKind]: value([{ direction: 'given', kind: 'gift' }]) }
  const talks = Array.from({ length: 5 }, (_, index) => talk(100 + index, { open: gift }).record)
  const { inKind, ledger } = inventoryFrom([project(), ...talks])
  expect(inKind.kinds).toEqual({ asked: 5, rows: [{ code: 'gift', households: 5 }] })
  expect(ledger.state).toBe('locked')
})

test('two areas give two results about things and doors, and none about households', () => {
  const square = (west: number): Json => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, 52],
        [west + 1, 52],
        [west + 1, 53],
        [west, 53],
        [west, 52],
      ],
    ],
  })
  const seen = (number: number, lon: number) =>
    record('assetSighting', number, {
      kind: 'office',
      unusedDegree: 'empty',
      ownerDomain: 'business',
      status: 'confirmed',
      place: { lat: 52.5, lon, accuracyM: 5 },
    })
  const { subareas } = inventoryFrom([
    record('area', 1, { name: 'West', geometry: square(4) }),
    record('area', 2, { name: 'Oost', geometry: square(5) }),
    seen(10, 4.5),
    seen(11, 5.5),
    seen(12, 5.6),
    ...Array.from({ length: 5 }, (_, index) => record('address', 20 + index, { areaId: idOf(2) })),
    record('visit', 30, { addressId: idOf(20), outcome: 'noAnswer', attemptNo: 1, at: '2026-03-02' }),
  ])
  expect(subareas.map(({ name, unused }) => [name, unused.byKind[0]?.confirmed])).toEqual([
    ['West', 1],
    ['Oost', 2],
  ])
  expect(subareas[1]?.coverage?.coverage).toEqual({ visited: 1, addresses: 5, coverage: 0.2 })
  expect(Object.keys(subareas[0] ?? {})).toEqual(['id', 'name', 'coverage', 'unused'])
})

const rates = () => {
  const { counts: _counts, ...rest } = expected.aapor
  return rest
}

const byFunction = (rows: readonly { readonly function: string; readonly figure: unknown }[]) =>
  Object.fromEntries(rows.map((row) => [row.function, row.figure]))

/** The number of answers stands in `n`. */
const withoutAnswers = (ledger: Record<string, Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(ledger).map(([name, { answers: _same, ...figure }]) => [name, figure]))
