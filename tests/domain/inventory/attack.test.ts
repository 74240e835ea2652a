import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { figuresIn, takenOut } from '#domain/inventory/compose.ts'
import { SetFigure } from '#domain/inventory/gated-set.ts'
import { createGathered, type Period } from '#domain/inventory/gathered.ts'
import { asked } from '#domain/inventory/household.ts'
import { floors } from '#domain/inventory/ledger.ts'
import { type KeptSets, publishAll, type Publishing } from '#domain/inventory/publish.ts'
import { type Figure, isMoney, publishable } from '#domain/inventory/publishable.ts'
import type { Published } from '#domain/inventory/published.ts'
import { isTelling, roundCount } from '#domain/inventory/suppression.ts'
import { type ToPublish, toPublish } from '#domain/inventory/to-publish.ts'
import { canonical } from '#domain/sync/operation.ts'
import { publication } from '../../support/publication.ts'
import { value } from '../export/sample.ts'
import { project, type Talk, talk, talks } from './neighbourhood.ts'

/** Attacks on what is published. Each is run on the gate, where it must find nothing, and on a gate that is broken on
 *  purpose, where it must find something: an attack that never finds anything proves nothing. */

const whole = { area: 'neighbourhood', thresholds: floors } as const

describe('working one row of counts back', () => {
  type Gate = (figure: Extract<Figure, { kind: 'counts' }>) => Published
  const gate: Gate = (figure) => publishable(figure, whole)
  /** Hides small cells and nothing that protects them. */
  const withoutProtection: Gate = ({ cells, asked: n, sealed, many }) => ({
    status: 'shown',
    kind: 'counts',
    households: roundCount(n),
    cells: cells.map(({ code, n: x }) => ({
      code,
      shown: isTelling(x, many ? { asked: n, sealed } : undefined) ? null : roundCount(x),
    })),
    total: roundCount(cells.reduce((sum, cell) => sum + cell.n, 0)),
  })

  /** The strongest attacker knows the rules and how many were asked: of all tables that would look like this one, which
   *  numbers can stand in a hidden cell? Found: only one can. */
  const pinned = (
    by: Gate,
    { n, cells, many, sealed }: { n: number; cells: number; many: boolean; sealed: boolean },
  ) => {
    const looks = new Map<string, { readonly row: Published; readonly numbers: readonly Set<number>[] }>()
    const walk = (row: readonly number[], left: number) => {
      if (row.length === cells) {
        const figure = { kind: 'counts', asked: n, many, sealed } as const
        const shown = by({ ...figure, cells: row.map((x, index) => ({ code: String(index), n: x })) })
        const key = JSON.stringify(shown)
        const look = looks.get(key) ?? { row: shown, numbers: row.map(() => new Set<number>()) }
        for (const [index, x] of row.entries()) look.numbers[index]?.add(x)
        looks.set(key, look)
        return
      }
      for (let x = 0; x <= left; x++) walk([...row, x], many ? n : left - x)
    }
    walk([], n)
    return [...looks.values()].flatMap(({ row, numbers }) =>
      row.status === 'shown' && row.kind === 'counts'
        ? row.cells.flatMap(({ shown }, index) => (shown === null && numbers[index]?.size === 1 ? [row] : []))
        : [],
    )
  }

  test.each([
    { n: 14, cells: 3, many: true, sealed: false },
    { n: 20, cells: 3, many: true, sealed: true },
    { n: 20, cells: 3, many: true, sealed: false },
    { n: 17, cells: 4, many: false, sealed: false },
    { n: 16, cells: 4, many: false, sealed: true },
  ])('finds no number in a hidden cell ($n asked, several answers: $many, sealed: $sealed)', (row) => {
    expect(pinned(gate, row)).toEqual([])
    expect(pinned(withoutProtection, row).length).toBeGreaterThan(0)
  })
})

interface Step {
  readonly said: readonly Talk[]
  readonly period: Period | null
}

type Publish = (figures: readonly ToPublish[], publishing: Publishing) => ReturnType<typeof publishAll>

/** Publishes after each step. */
const publishEach = (steps: readonly Step[], by: Publish): readonly KeptSets[] => {
  const before: KeptSets[] = []
  for (const [index, { said, period }] of steps.entries()) {
    const gathered = createGathered(period)
    gathered.put([project(), ...said.map((one) => one.record)])
    gathered.open(said.map((one) => one.opened))
    const on = `2026-04-${String(index + 1).padStart(2, '0')}`
    before.push(by(toPublish(gathered), { on, period, before: [...before], ...whole }).kept)
  }
  return before
}

/** Forgets what was published before. */
const withoutTimeRule: Publish = (figures, publishing) => publishAll(figures, { ...publishing, before: [] })

/** Looks at the last publication only. */
const lastOnly: Publish = (figures, publishing) =>
  publishAll(figures, { ...publishing, before: publishing.before.slice(-1) })

describe('taking publications apart from each other', () => {
  /** Adds and subtracts all values of one figure by twos and threes, and finds those that leave fewer households than may
   *  be seen. The attacker knows who took part, and not what they said. */
  const isolated = (publications: readonly KeptSets[], isMoneyFigure: (id: string) => boolean) => {
    const ids = new Set(publications.flatMap(({ figures }) => figures.map(({ id }) => id)))
    return [...ids].flatMap((id) => {
      const sets = publications.flatMap(({ households, figures }) => {
        const prints = figures.find((figure) => figure.id === id)?.prints
        return prints == null
          ? []
          : [new Map(households.map((household, index) => [household, prints[index]]))]
      })
      const fewest = isMoneyFigure(id) ? floors.kMoney : floors.kMin
      return combinations(sets.length).filter((signs) => {
        const left = new Set<string>()
        const coordinates = new Map<string, number>()
        for (const [index, sign] of signs)
          for (const [household, print] of sets[index] ?? [])
            if (print != null) {
              const key = `${household} ${print}`
              coordinates.set(key, (coordinates.get(key) ?? 0) + sign)
            }
        for (const [key, sum] of coordinates) if (sum !== 0) left.add(key.split(' ')[0] ?? '')
        return left.size > 0 && left.size < fewest
      })
    })
  }

  const money = (id: string) => /^(ledger|leakage|timeline)/.test(id)
  const periods: readonly (Period | null)[] = [
    null,
    { from: '2026-01', to: '2026-01' },
    { from: '2026-02', to: '2026-03' },
    { from: '2026-01', to: '2026-02' },
  ]
  const history = fc.record({
    said: talks({ minLength: 45, maxLength: 45 }),
    steps: fc.array(
      fc.record({
        from: fc.nat({ max: 8 }),
        to: fc.integer({ min: 25, max: 45 }),
        period: fc.constantFrom(...periods),
      }),
      { minLength: 4, maxLength: 7 },
    ),
  })

  test('finds nothing over all tables, publications and periods', () => {
    fc.assert(
      fc.property(history, ({ said, steps }) => {
        const all = steps.map(({ from, to, period }) => ({ said: said.slice(from, to), period }))
        expect(isolated(publishEach(all, publishAll), money)).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  test('finds the newcomer where the rule for changed figures is broken', () => {
    const [said = []] = fc.sample(talks({ minLength: 45, maxLength: 45 }), { numRuns: 1, seed: 3 })
    const steps = [40, 41].map((count) => ({ said: said.slice(0, count), period: null }))
    expect(isolated(publishEach(steps, withoutTimeRule), money).length).toBeGreaterThan(0)
    const thereAndBack = [20, 40, 21].map((count) => ({ said: said.slice(0, count), period: null }))
    expect(isolated(publishEach(thereAndBack, lastOnly), money).length).toBeGreaterThan(0)
    expect(isolated(publishEach(thereAndBack, publishAll), money)).toEqual([])
  })

  /** Pages out of what left before: after each step some panels are published anew, and what fails is taken out of pages
   *  that are live. */
  const pagesOf = (publications: readonly KeptSets[], panels: readonly string[]) => {
    const shown: { readonly id: string; readonly value: unknown }[] = []
    let page = publication({ figures: [] })
    for (const { figures: kept } of publications) {
      const figures = kept.map(({ id, value, valueOn }) => z.parse(SetFigure, { id, value, on: valueOn }))
      page = { ...page, ...takenOut(page, { figures, pins: page.unused.pins }) }
      for (const { id, value } of page.figures)
        if (value.status === 'shown') expect(figures.find((now) => now.id === id)?.value.status).toBe('shown')
      page = { ...page, figures: [...figuresIn(figures, panels)] }
      shown.push(...page.figures.filter(({ value }) => value.status === 'shown'))
    }
    return shown
  }

  /** Values on pages that no kept set knows: nobody could hold the next value against them. */
  const unknown = (shown: ReturnType<typeof pagesOf>, publications: readonly KeptSets[]) => {
    const made = new Set(
      publications.flatMap(({ figures }) =>
        figures.flatMap(({ id, value, prints }) => (prints === null ? [] : [canonical({ id, value })])),
      ),
    )
    return shown.filter(({ id, value }) => !made.has(canonical({ id, value })))
  }

  test('finds nothing in pages beside the sets, because pages show values of the same sequence only', () => {
    const [said = []] = fc.sample(talks({ minLength: 45, maxLength: 45 }), { numRuns: 1, seed: 3 })
    const steps = [40, 41, 20, 45, 8].map((count) => ({ said: said.slice(0, count), period: null }))
    const sets = publishEach(steps, publishAll)
    const panels = ['cause', 'ledger', 'wishes', 'leakage']
    const shown = pagesOf(sets, panels)
    expect(shown.length).toBeGreaterThan(0)
    expect(unknown(shown, sets)).toEqual([])
    expect(isolated(sets, money)).toEqual([])
    // Pages out of a sequence of their own: the newcomer stands between a page and a set.
    const apart = publishEach(steps.slice(1, 2), publishAll)
    expect(unknown(pagesOf(apart, panels), sets.slice(0, 1)).length).toBeGreaterThan(0)
    expect(isolated([...sets.slice(0, 1), ...apart], money).length).toBeGreaterThan(0)
  })

  test('knows of each figure whether it is about money', () => {
    const [said = []] = fc.sample(talks({ minLength: 45, maxLength: 45 }), { numRuns: 1, seed: 3 })
    const gathered = createGathered()
    gathered.put([project(), ...said.map((one) => one.record)])
    gathered.open(said.map((one) => one.opened))
    for (const { id, figure } of toPublish(gathered)) expect(money(id)).toBe(isMoney(figure))
  })
})

describe('the amount of a newcomer', () => {
  const households = 30
  /** Exact amounts, so that there is something to come close to. */
  const spender = (number: number, cents: number): Talk =>
    talk(number, {
      sealed: { [asked.spending]: value({ food: { state: 'value', cents, period: 'month' } }) },
    })

  /** What the attacker says about the newcomer, as a share of the truth away from it, over many neighbourhoods. */
  const misses = (by: Publish): readonly number[] => {
    const random = fc.sample(
      fc.array(fc.integer({ min: 2_000, max: 60_000 }), { minLength: 31, maxLength: 31 }),
      {
        numRuns: 25,
        seed: 11,
      },
    )
    return random.flatMap((cents) => {
      const said = cents.map((amount, index) => spender(1_000 + index, amount))
      const steps = [households, households + 1].map((count) => ({
        said: said.slice(0, count),
        period: null,
      }))
      const values = publishEach(steps, by).map(({ figures }) => {
        const shown = figures.find(({ id }) => id === 'ledger:food')?.value
        return shown?.status === 'shown' && shown.kind === 'euros' ? shown.euros : undefined
      })
      const [before, after] = values
      const truth = ((cents.at(-1) ?? 0) * 12) / 100
      if (before === undefined || after === undefined) return []
      // The totals are 400 times the mean.
      const guess = (after * (households + 1) - before * households) / 400
      return [Math.abs(guess - truth) / truth]
    })
  }
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN

  test('stays as far as a guess from the published mean, and comes out where the rule is broken', () => {
    expect(median(misses(publishAll))).toBeGreaterThan(0.25)
    expect(median(misses(withoutTimeRule))).toBeLessThan(0.25)
  })
})

/** Two of many with opposite signs, and three of which not all have the same. */
function combinations(count: number): readonly (readonly (readonly [index: number, sign: 1 | -1])[])[] {
  const all = Array.from({ length: count }, (_, index) => index)
  return all.flatMap((a) =>
    all.slice(a + 1).flatMap((b) => [
      [
        [a, 1],
        [b, -1],
      ] as const,
      ...all.slice(b + 1).flatMap((c) => [
        [
          [a, 1],
          [b, -1],
          [c, -1],
        ] as const,
        [
          [a, -1],
          [b, 1],
          [c, -1],
        ] as const,
        [
          [a, -1],
          [b, -1],
          [c, 1],
        ] as const,
      ]),
    ]),
  )
}
