import { describe, expect, test } from 'vitest'
import { inventoryFrom } from '#domain/inventory/inventory.ts'
import { expectVector } from '../../support/formula-vectors.ts'
import { demo, opened, records } from './demo.ts'

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

const rates = () => {
  const { counts: _counts, ...rest } = expected.aapor
  return rest
}

const byFunction = (rows: readonly { readonly function: string; readonly figure: unknown }[]) =>
  Object.fromEntries(rows.map((row) => [row.function, row.figure]))

/** The number of answers stands in `n`. */
const withoutAnswers = (ledger: Record<string, Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(ledger).map(([name, { answers: _same, ...figure }]) => [name, figure]))
