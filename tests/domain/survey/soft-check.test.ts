import { describe, expect, it } from 'vitest'
import usual from '#domain/survey/usual-amounts.json' with { type: 'json' }
import { checkAnswer } from '#domain/survey/question-types.ts'
import { oddityIn, oddityKey } from '#domain/survey/soft-check.ts'
import { form, question, value } from './conversation.ts'

const amount = (row: string, cents: number, period: string) =>
  oddityIn(form, question('q16'), { q16: value({ [row]: { state: 'value', cents, period } }) }, row)

describe('an amount', () => {
  it.each([
    // Food: € 3.721 a year, so from € 37.210.
    ['food', 3_720_999, 'year', false],
    ['food', 3_721_000, 'year', true],
    ['food', 71_557, 'week', false],
    ['food', 71_558, 'week', true],
    ['food', 930_250, 'quarter', true],
    ['digital', 94_416, 'month', false],
    ['digital', 94_417, 'month', true],
    // Without a published figure the middle band of a month, € 150: from € 1.500.
    ['energy', 149_999, 'month', false],
    ['energy', 150_000, 'month', true],
    ['energy', 0, 'month', false],
  ])('for %s of %i cents per %s is odd: %s', (row, cents, period, isOdd) => {
    expect(amount(row, cents, period)).toEqual(isOdd ? { code: 'amount', cents, period } : undefined)
  })

  it('that is odd is taken all the same', () => {
    const answer = { energy: { state: 'value', cents: 9_999_900, period: 'month' } }
    expect(oddityIn(form, question('q16'), { q16: value(answer) }, 'energy')).toBeDefined()
    expect(checkAnswer(form, question('q16'), 'full', answer).ok).toBe(true)
  })

  it('as a band, declined or of another row is never odd', () => {
    const answers = { q16: value({ food: { state: 'value', band: 'over800' }, water: { state: 'dk' } }) }
    for (const row of ['food', 'water', 'sport', undefined])
      expect(oddityIn(form, question('q16'), answers, row)).toBeUndefined()
  })

  it('is compared with figures of rows that the form has', () => {
    const rows = question('q16').rows?.map(({ code }) => code)
    for (const row of Object.keys(usual.rows)) expect(rows).toContain(row)
    expect(usual.source).toContain('CBS')
  })
})

describe('hours and people', () => {
  const hours = (...each: readonly number[]) =>
    oddityIn(form, question('q28'), {
      q28: value(Object.fromEntries(each.map((hoursPerWeek, at) => [`t${at}`, { hoursPerWeek }]))),
    })

  it('are odd when all talents together take more than sixty hours a week', () => {
    expect(hours(40, 20)).toBeUndefined()
    expect(hours(40, 20.5)).toEqual({ code: 'hours', hours: 60.5 })
  })

  it.each([
    ['couple', 'one', true],
    ['couple', 'two', false],
    ['coupleChildren', 'two', true],
    ['oneParent', 'two', false],
    ['other', 'one', false],
  ])('%s with %s people is odd: %s', (kind, size, isOdd) => {
    const odd = oddityIn(form, question('q04'), { q03: value(kind), q04: value(size) })
    expect(odd).toEqual(isOdd ? { code: 'people', size } : undefined)
  })
})

it('is asked about again only when the answer changed', () => {
  const odd = { code: 'amount', cents: 1, period: 'week' } as const
  expect(oddityKey(question('q16'), 'food', odd)).toBe(oddityKey(question('q16'), 'food', { ...odd }))
  expect(oddityKey(question('q16'), 'food', odd)).not.toBe(oddityKey(question('q16'), 'water', odd))
  expect(oddityKey(question('q16'), 'food', odd)).not.toBe(
    oddityKey(question('q16'), 'food', { ...odd, cents: 2 }),
  )
})
