import * as z from 'zod/mini'
import { expect } from 'vitest'
import data from './formula-vectors.json' with { type: 'json' }

/** Worked examples of the formulas of the field: a number may differ by abs + rel · |expected|, all else is equal. */
const Vector = z.object({
  name: z.string(),
  formula: z.string(),
  input: z.any(),
  expected: z.any(),
  tolerance: z.object({ abs: z.number(), rel: z.number() }),
  reason: z.string(),
})
type Vector = z.infer<typeof Vector>

const vectors = z.parse(z.array(Vector), data.vectors)

/** Those of one formula; throws when there are none. */
export const vectorsOf = (formula: string): readonly Vector[] => {
  const found = vectors.filter((vector) => vector.formula === formula)
  if (found.length === 0) throw new Error(`no vectors of ${formula}`)
  return found
}

/** Compares every value that the vector expects; the result may hold more. */
export const expectVector = (actual: unknown, { expected, tolerance }: Vector): void => {
  const compare = (is: unknown, should: unknown, path: string): void => {
    if (typeof should === 'number') {
      expect(typeof is, path).toBe('number')
      const allowed = tolerance.abs + tolerance.rel * Math.abs(should)
      expect(
        Math.abs(Number(is) - should),
        `${path}: ${String(is)} instead of ${should}`,
      ).toBeLessThanOrEqual(allowed)
    } else if (Array.isArray(should)) {
      expect(Array.isArray(is) ? is.length : is, `${path}.length`).toBe(should.length)
      for (const [index, item] of should.entries()) compare(Object(is)[index], item, `${path}[${index}]`)
    } else if (typeof should === 'object' && should !== null) {
      for (const [key, item] of Object.entries(should)) compare(Object(is)[key], item, `${path}.${key}`)
    } else expect(is, path).toEqual(should)
  }
  compare(actual, expected, 'result')
}
