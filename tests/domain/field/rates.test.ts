import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countDispositions, coverage, rates } from '#domain/field/rates.ts'
import { type Disposition, dispositionOf } from '#domain/field/visit.ts'
import { distanceM } from '#domain/field/place.ts'
import { expectVector, vectorsOf } from '../../support/formula-vectors.ts'

test.each(vectorsOf('aapor'))('$name: $reason', (vector) => {
  expectVector(rates(vector.input.counts, vector.input.e), vector)
})

test.each(vectorsOf('coverage'))('$name: $reason', (vector) => {
  expectVector(coverage(vector.input.addressIds, vector.input.visitedAddressIds), vector)
})

test.each(vectorsOf('finalDisposition'))('$name: $reason', (vector) => {
  expectVector({ class: dispositionOf(vector.input.outcomes) }, vector)
})

test.each(vectorsOf('distance'))('$name: $reason', (vector) => {
  const [a, b] = [vector.input.a, vector.input.b].map(([lat, lon]) => ({ lat, lon }))
  if (a === undefined || b === undefined) throw new Error('a vector without two places')
  expectVector({ metres: distanceM(a, b) }, vector)
})

describe('for any street', () => {
  const classes = fc.array(fc.constantFrom<Disposition>('I', 'P', 'R', 'NC', 'O', 'UH', 'NE'))

  test('every rate lies between 0 and 1, and full response never exceeds what partial conversations add', () => {
    fc.assert(
      fc.property(classes, (known) => {
        const { RR1, RR2, RR3, CON1, COOP1, REF1 } = rates(countDispositions(known))
        for (const rate of [RR1, RR2, RR3, CON1, COOP1, REF1])
          if (rate !== null) expect(rate >= 0 && rate <= 1).toBe(true)
        if (RR1 !== null && RR2 !== null && RR3 !== null) {
          expect(RR1).toBeLessThanOrEqual(RR2)
          expect(RR1).toBeLessThanOrEqual(RR3 + 1e-12)
        }
      }),
    )
  })

  test('homes that turn out to be none change no rate but through the unknown', () => {
    fc.assert(
      fc.property(classes, fc.nat(20), (known, more) => {
        const before = rates(countDispositions(known))
        const after = rates(countDispositions([...known, ...Array<Disposition>(more).fill('NE')]))
        expect({ ...after, e: 0, RR3: 0 }).toEqual({ ...before, e: 0, RR3: 0 })
      }),
    )
  })
})
