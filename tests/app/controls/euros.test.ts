import { expect, test } from 'vitest'
import { centsFrom, typedEuros } from '#app/controls/euros.ts'

test.each([
  ['220', 22_000],
  ['220,5', 22_050],
  ['12.50', 1_250],
  ['1.200', 120_000],
  ['€ 1.200,-', 120_000],
  ['1.200,75', 120_075],
  ['0', 0],
])('%s is an amount', (typed, cents) => {
  expect(centsFrom(typed)).toBe(cents)
})

test.each(['', 'veel', '-5', '1,2,3', '12,345'])('"%s" is no amount', (typed) => {
  expect(centsFrom(typed)).toBeUndefined()
})

test('what stands in the field is read as the same amount', () => {
  for (const cents of [0, 5, 1_250, 22_000, 9_999_999]) expect(centsFrom(typedEuros(cents))).toBe(cents)
})
