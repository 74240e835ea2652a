import { describe, expect, test } from 'vitest'
import { goFirst, levelOf, progressOf } from '#domain/field/progress.ts'
import { coverage, rates } from '#domain/field/rates.ts'

const door = (id: string, street: string, more: { areaId?: string; gridCell?: string } = {}) => ({
  id,
  street,
  gridCell: 'E1435N5079',
  ...more,
})
let knocks = 0
const visit = (addressId: string, outcome: string, attemptNo = 1) => ({
  id: `v${++knocks}`,
  addressId,
  attemptNo,
  at: '2026-03-09',
  outcome,
})

const addresses = [
  door('1', 'Kersenlaan', { areaId: 'a' }),
  door('2', 'Kersenlaan', { areaId: 'a' }),
  door('3', 'Kersenlaan', { areaId: 'a', gridCell: '' }),
  door('4', 'Kadewal', { areaId: 'b', gridCell: 'E1436N5079' }),
  door('5', 'Kadewal'),
]
const visits = [
  visit('1', 'interviewDoorstep'),
  visit('1', 'noAnswer'),
  visit('2', 'comeBack'),
  visit('2', 'refusal', 2),
  visit('4', 'interviewDoorstep'),
  visit('4', 'interviewFull', 2),
  visit('gone', 'interviewFull'),
]
const progress = progressOf(addresses, visits)

describe('how far the fieldwork is', () => {
  test('counts each address once, by the strongest of its visits', () => {
    expect(progress.whole).toMatchObject({
      addresses: 5,
      visited: 3,
      spoken: 2,
      refused: 1,
      doorstep: 1,
      twice: 1,
    })
    expect(progress.whole.classes).toEqual({ I: 2, P: 0, R: 1, NC: 0, O: 0, UH: 2, NE: 0 })
  })

  test('agrees with coverage and rates over the same addresses', () => {
    const { visited } = coverage(
      addresses.map(({ id }) => id),
      visits.map(({ addressId }) => addressId),
    )
    expect(progress.whole.visited).toBe(visited)
    expect(rates(progress.whole.classes).RR1).toBe(2 / 5)
  })

  test('adds up over streets, and leaves out what has no area or place', () => {
    const sum = (parts: typeof progress.streets) =>
      parts.reduce((total, { tally }) => total + tally.addresses, 0)
    expect(progress.streets.map(({ key }) => key)).toEqual(['Kersenlaan', 'Kadewal'])
    expect([sum(progress.streets), sum(progress.areas), sum(progress.cells)]).toEqual([5, 4, 4])
  })

  test('sends the team to the street with the largest gap, and nowhere when there is none', () => {
    expect(goFirst(progress.streets)?.key).toBe('Kadewal')
    expect(goFirst(progressOf([door('9', 'Tramstraat')], [visit('9', 'noAnswer')]).streets)).toBeUndefined()
  })

  test.each([
    [0, 4, 0],
    [1, 4, 1],
    [2, 4, 1],
    [3, 4, 2],
    [4, 4, 3],
  ])('%i of %i doors is level %i', (visited, all, level) => {
    expect(levelOf({ ...progress.whole, visited, addresses: all })).toBe(level)
  })
})
