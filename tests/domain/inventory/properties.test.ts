import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGathered } from '#domain/inventory/gathered.ts'
import { inventoryFrom, inventoryOf } from '#domain/inventory/inventory.ts'
import { type SizedSighting, unusedSize } from '#domain/inventory/unused-size.ts'
import { idOf } from '../export/sample.ts'
import { project, record, talks, things } from './neighbourhood.ts'

const neighbourhood = fc.tuple(talks(), things)

describe('the inventory', () => {
  test('kept up to date record by record is the same to the last bit as made from nothing', () => {
    const changes = fc.array(
      fc.record({ at: fc.nat(), as: fc.nat(), what: fc.constantFrom('put', 'remove', 'replace', 'look') }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(neighbourhood, changes, ([said, seen], steps) => {
        const known = [...said.map((one) => one.record), ...seen, project()]
        const opened = new Map(said.map((one) => one.opened))
        const gathered = createGathered()
        const there = new Map<string, (typeof known)[number]>()
        for (const { at, as, what } of steps) {
          const one = known[at % known.length]
          const other = known[as % known.length]
          if (one === undefined || other === undefined) continue
          if (what === 'look') inventoryOf(gathered)
          else if (what === 'remove') {
            gathered.remove([one.id])
            there.delete(one.id)
          } else {
            const next = what === 'replace' && one.type === other.type ? { ...other, id: one.id } : one
            gathered.put([next])
            there.set(one.id, next)
            const answers = opened.get(one.id)
            if (answers !== undefined) gathered.open([[one.id, answers]])
          }
        }
        const fromNothing = inventoryFrom(there.values(), {
          opened: [...opened].filter(([id]) => there.has(id)),
        })
        expect(inventoryOf(gathered)).toEqual(fromNothing)
      }),
      { numRuns: 60 },
    )
  })

  test('does not depend on the order in which records come', () => {
    fc.assert(
      fc.property(neighbourhood, fc.infiniteStream(fc.nat()), ([said, seen], random) => {
        const records = [...said.map((one) => one.record), ...seen, project()]
        const keys = new Map(records.map((one) => [one, random.next().value]))
        const shuffled = records.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
        const opened = said.map((one) => one.opened)
        expect(inventoryFrom(shuffled, { opened: opened.toReversed() })).toEqual(
          inventoryFrom(records, { opened }),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('cut into months adds up to the whole', () => {
    fc.assert(
      fc.property(neighbourhood, ([said, seen]) => {
        const records = [...said.map((one) => one.record), ...seen, project()]
        const opened = said.map((one) => one.opened)
        const whole = inventoryFrom(records, { opened })
        const months = ['2026-01', '2026-02', '2026-03'].map((month) =>
          inventoryFrom(records, { opened, period: { from: month, to: month } }),
        )
        const sum = (of: (inventory: typeof whole) => number) =>
          months.reduce((total, month) => total + of(month), 0)
        expect(sum(({ basis }) => basis.households)).toBe(whole.basis.households)
        expect(sum(({ basis }) => basis.opened)).toBe(whole.basis.opened)
        expect(sum(({ causes }) => causes.frequency.asked)).toBe(whole.causes.frequency.asked)
        expect(sum(({ unused }) => total(unused.byKind))).toBe(total(whole.unused.byKind))
        expect(sum(({ unused }) => total(unused.units))).toBeCloseTo(total(whole.unused.units), 6)
      }),
      { numRuns: 40 },
    )
  })

  test('gives each unit as the sum of its owners', () => {
    fc.assert(
      fc.property(things, (seen) => {
        const { sizes, unknownSize, units, byOwner, byKind, byDegree } = inventoryFrom(seen).unused
        const sightings = seen.map(({ fields }) => fields as unknown as SizedSighting) // Made above.
        expect({ rows: sizes, unknownSize }).toEqual(unusedSize(sightings))
        for (const { unit, confirmed, tips } of units) {
          const of = sizes.filter((row) => row.unit === unit)
          expect(of.reduce((sum, row) => sum + row.confirmed, 0)).toBeCloseTo(confirmed, 9)
          expect(of.reduce((sum, row) => sum + row.tips, 0)).toBeCloseTo(tips, 9)
        }
        expect(total(byOwner)).toBe(total(byKind))
        expect(total(byDegree)).toBe(total(byKind))
      }),
      { numRuns: 60 },
    )
  })

  test('counts hours inside, outside and unused up to the hours that were told', () => {
    fc.assert(
      fc.property(talks({ minLength: 8 }), (said) => {
        const { hours } = inventoryFrom(said.map((one) => one.record)).talent
        if (hours.status !== 'shown') return
        const gathered = createGathered()
        gathered.put(said.map((one) => one.record))
        const told = gathered
          .conversations()
          .flatMap(({ talents }) => talents)
          .reduce((sum, talent) => sum + (talent.hours ?? 0), 0)
        expect(hours.inside + hours.outside + hours.unused).toBeCloseTo(told, 9)
      }),
      { numRuns: 40 },
    )
  })

  test('shows no number of households from one to four anywhere', () => {
    fc.assert(
      fc.property(talks({ maxLength: 30 }), (said) => {
        const { basis: _howMany, ...panels } = inventoryFrom([project(), ...said.map((one) => one.record)], {
          opened: said.map((one) => one.opened),
        })
        expect(householdsIn(panels).filter((n) => n > 0 && n < 5)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('says nothing about money without the key, and all else as with it', () => {
    fc.assert(
      fc.property(talks({ minLength: 1 }), things, (said, seen) => {
        const records = [project(), ...said.map((one) => one.record), ...seen]
        const locked = inventoryFrom(records)
        const open = inventoryFrom(records, { opened: said.map((one) => one.opened) })
        expect([locked.ledger, locked.leakage, locked.gaps, locked.income]).toEqual(
          Array.from({ length: 4 }, () => ({ state: 'locked' })),
        )
        for (const panel of ['models', 'causes', 'unused', 'structures', 'talent', 'resources'] as const)
          expect(locked[panel]).toEqual(open[panel])
        expect(locked.basis.missing).toContain('key')
      }),
      { numRuns: 30 },
    )
  })

  test('forgets what was opened when it is locked', () => {
    fc.assert(
      fc.property(talks({ minLength: 1 }), (said) => {
        const gathered = createGathered()
        const records = [project(), ...said.map((one) => one.record)]
        gathered.put(records)
        gathered.open(said.map((one) => one.opened))
        inventoryOf(gathered)
        gathered.lock()
        expect(inventoryOf(gathered)).toEqual(inventoryFrom(records))
      }),
      { numRuns: 30 },
    )
  })
})

test('a tip of a conversation, and what a coder added, go with the conversation', () => {
  const children = [
    record('causeStatement', 20, {
      interviewRef: idOf(10),
      chainId: idOf(30),
      depth: 0,
      text: '…',
      theme: 'money',
    }),
    record('talentOffer', 21, { interviewRef: idOf(10), skill: 'cooking' }),
  ]
  const { causes, basis } = inventoryFrom(children)
  expect({ rows: causes.frequency.rows, orphans: basis.orphans }).toEqual({ rows: [], orphans: 2 })
})

const total = (rows: readonly { readonly confirmed: number; readonly tips: number }[]): number =>
  rows.reduce((sum, { confirmed, tips }) => sum + confirmed + tips, 0)

/** Every number of households, wherever it stands. */
const householdsIn = (value: unknown): readonly number[] => {
  if (Array.isArray(value)) return value.flatMap(householdsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, held]) =>
    ['households', 'mentioned', 'payers', 'allIsWell', 'told', 'chains'].includes(name) &&
    typeof held === 'number'
      ? [held]
      : householdsIn(held),
  )
}
