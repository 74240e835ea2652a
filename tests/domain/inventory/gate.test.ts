import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGathered, type Period } from '#domain/inventory/gathered.ts'
import { floors } from '#domain/inventory/ledger.ts'
import { publishAll, type GatedFigure, type KeptSets } from '#domain/inventory/publish.ts'
import { type Figure, publishable } from '#domain/inventory/publishable.ts'
import { type ToPublish, toPublish } from '#domain/inventory/to-publish.ts'
import { expectVector } from '../../support/formula-vectors.ts'
import { demo, opened, records } from './demo.ts'
import { project, type Talk, talks } from './neighbourhood.ts'

const whole = { area: 'neighbourhood', thresholds: floors } as const

const figuresOf = (said: readonly Talk[], period: Period | null = null): readonly ToPublish[] => {
  const gathered = createGathered(period)
  gathered.put([project(), ...said.map((one) => one.record)])
  gathered.open(said.map((one) => one.opened))
  return toPublish(gathered)
}

const publish = (said: readonly Talk[], on: string, before: readonly KeptSets[] = []) =>
  publishAll(figuresOf(said), { on, period: null, before, ...whole })

describe('the gate', () => {
  const figures = new Map(demoFigures().map(({ id, value }) => [id, value]))

  test('tells of the fictional neighbourhood exactly what may be printed', () => {
    const { causeFrequencyPublished, rootThemes, hubWishes } = demo.expected
    const equals = (actual: unknown, expected: unknown) => {
      const tolerance = { abs: 1e-9, rel: 1e-9 }
      expectVector(actual, { name: '', formula: '', reason: '', input: {}, expected, tolerance })
    }
    const rows = causeFrequencyPublished.rows.map(({ theme, ...row }: { theme: string }) => [theme, row])
    for (const [theme, row] of rows) equals(figures.get(`cause:${theme}`), row)
    equals(figures.get('roots'), rootThemes)
    equals(figures.get('hubs'), hubWishes)
  })

  test.each<[string, Figure, string]>([
    ['four households', { kind: 'share', x: 2, n: 4, sealed: false }, 'tooFew'],
    ['all but four', { kind: 'share', x: 26, n: 30, sealed: false }, 'tooFew'],
    ['everybody behind the seal', { kind: 'share', x: 30, n: 30, sealed: true }, 'tooFew'],
    ['nine amounts', { kind: 'euros', householdsN: 99, amounts: amounts(9, 100) }, 'tooFew'],
    [
      'four payers',
      { kind: 'euros', householdsN: 99, amounts: [...amounts(4, 100), ...amounts(20, 0)] },
      'fewPayers',
    ],
    [
      'one with all the money',
      { kind: 'euros', householdsN: 99, amounts: [...amounts(1, 99_999), ...amounts(20, 10)] },
      'dominated',
    ],
    [
      'no number of households',
      { kind: 'euros', householdsN: null, amounts: amounts(20, 5) },
      'noHouseholdsN',
    ],
    [
      'more answers than households',
      { kind: 'euros', householdsN: 19, amounts: amounts(20, 5) },
      'moreAnswersThanHouseholds',
    ],
    [
      'one answer of all about where money goes',
      { kind: 'leakage', householdsN: 99, payers: Array.from({ length: 20 }, () => ({ y: 5, out: 1 })) },
      'tooFew',
    ],
    ['a sum of four', { kind: 'sum', unit: 'kWh', amounts: [1, 2, 3, 4] }, 'tooFew'],
  ])('hides %s, and says why', (_, figure, reason) => {
    expect(publishable(figure, whole)).toEqual({ status: 'hidden', reason })
  })

  test('lets nothing about a street, a postcode or another part of the area through', () => {
    for (const { figure } of figuresOf(many(60)))
      expect(publishable(figure, { ...whole, area: 'part' })).toEqual({
        status: 'hidden',
        reason: 'partOfArea',
      })
  })

  test('keeps to higher thresholds of a project', () => {
    const strict = { area: 'neighbourhood', thresholds: { kMin: 12, kMoney: 30 } } as const
    expect(publishable({ kind: 'share', x: 11, n: 40, sealed: false }, strict).status).toBe('hidden')
    expect(publishable({ kind: 'euros', householdsN: 99, amounts: amounts(29, 5) }, strict).status).toBe(
      'hidden',
    )
  })

  test('tells only rounded numbers', () => {
    fc.assert(
      fc.property(talks({ minLength: 20, maxLength: 60 }), (said) => {
        const { figures: all } = publish(said, '2026-04-01')
        for (const { value } of all) expect(isRounded(value)).toBe(true)
      }),
      { numRuns: 10 },
    )
  })
})

describe('the rule for figures that change', () => {
  const first = publish(many(30), '2026-04-01')
  const valueOf = ({ figures }: { readonly figures: readonly GatedFigure[] }, id: string) =>
    figures.find((figure) => figure.id === id)
  const energy = 'ledger:energy'

  test('keeps a value with its day while few came, and tells a new one when enough did', () => {
    const few = publish(many(34), '2026-05-01', [first.kept])
    expect(valueOf(few, energy)).toEqual(valueOf(first, energy))
    const enough = publish(many(40), '2026-05-01', [first.kept])
    expect(valueOf(enough, energy)).toMatchObject({ on: '2026-05-01', value: { status: 'shown' } })
  })

  test('takes a value out that no longer passes, and does not bring the old one back', () => {
    const after = publish(many(9), '2026-05-01', [first.kept])
    expect(valueOf(after, energy)).toEqual({
      id: energy,
      value: { status: 'withdrawn' },
      on: '2026-05-01',
    })
    const again = publish(many(12), '2026-06-01', [first.kept, after.kept])
    expect(valueOf(again, energy)?.value).not.toEqual(valueOf(first, energy)?.value)
  })

  test('counts an erased conversation as gone, and a figure that nobody stands under is taken out', () => {
    const after = publish([], '2026-05-01', [first.kept])
    expect(valueOf(after, energy)?.value).toEqual({ status: 'withdrawn' })
  })

  test('looks at every earlier value, not only at the last one', () => {
    // Forty, then sixty, then forty and one other: the last two differ by twenty, the first and the third by one.
    const forty = publish(many(40), '2026-04-01')
    const sixty = publish(many(60), '2026-05-01', [forty.kept])
    const newcomer = publish([...many(40), ...many(61).slice(60)], '2026-06-01', [forty.kept, sixty.kept])
    expect(valueOf(newcomer, energy)).toEqual(valueOf(sixty, energy))
  })

  test('keeps of each publication no answer that could be read', () => {
    expect(JSON.stringify(first.kept)).not.toMatch(/upTo|over800|q16/)
  })
})

function demoFigures() {
  const gathered = createGathered()
  gathered.put(records)
  gathered.open(opened)
  return publishAll(toPublish(gathered), { on: '2026-04-01', period: null, before: [], ...whole }).figures
}

/** The same households each time, the first of them first. */
function many(count: number): readonly Talk[] {
  const [all] = fc.sample(talks({ minLength: 80, maxLength: 80 }), { numRuns: 1, seed: 7 })
  return all?.slice(0, count) ?? []
}

function amounts(count: number, cents: number) {
  return Array.from({ length: count }, (_, index) => ({
    household: String(index),
    low: cents,
    mid: cents,
    high: cents,
    stratum: null,
  }))
}

function isRounded(value: GatedFigure['value']): boolean {
  if (value.status !== 'shown') return true
  const fives = (n: number | null) => n === null || n % 5 === 0
  switch (value.kind) {
    case 'counts':
      return fives(value.households) && fives(value.total) && value.cells.every(({ shown }) => fives(shown))
    case 'share':
    case 'talent':
    case 'leakage':
      return [value.households, value.points, value.low, value.high].every(fives)
    case 'gaps':
      return value.rows.every(({ gap }) => fives(gap))
    case 'euros':
      return fives(value.households) && figuresIn(value.euros) <= 3
    case 'timeline':
      return value.years.every(({ lowEuros }) => lowEuros === null || figuresIn(lowEuros) <= 3)
    case 'sum':
      return fives(value.households) && figuresIn(value.yearly) <= 3
  }
}

/** Digits that tell something. */
function figuresIn(amount: number): number {
  return String(amount).replace(/0+$/, '').length
}
