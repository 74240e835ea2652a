import { describe, expect, test } from 'vitest'
import { confirmationsOf, erasedSince, inBackupsUntil } from '#domain/project/erasure.ts'

const device = (id: string, confirmed: number, more: { state?: 'active' | 'lost'; seen?: string } = {}) => ({
  id,
  name: `telefoon ${id}`,
  state: more.state ?? ('active' as const),
  lastSeenDay: more.seen ?? null,
  confirmed,
})
const interview = (number: number, day = '2026-03-09') => ({ number, type: 'interview', day })

describe('confirmations', () => {
  test('count only devices that came back at or after the number, and name the others', () => {
    const devices = [
      device('a', 7),
      device('b', 6, { seen: '2026-03-08' }),
      device('c', 0, { seen: '2026-02-01' }),
    ]
    const [erased] = confirmationsOf({ erasures: [interview(7)], devices })
    expect(erased).toMatchObject({ type: 'interview', count: 1, of: 3, cut: 0 })
    expect(erased?.missing.map(({ id }) => id)).toEqual(['c', 'b'])
  })

  test('put what is of one kind, day and state on one line', () => {
    const devices = [device('a', 5)]
    const erasures = [interview(9), interview(5), interview(4), interview(3, '2026-03-08')]
    expect(
      confirmationsOf({ erasures, devices }).map(({ day, count, missing }) => [day, count, missing.length]),
    ).toEqual([
      ['2026-03-09', 1, 1],
      ['2026-03-09', 2, 0],
      ['2026-03-08', 1, 0],
    ])
  })

  test('set lost devices apart: they never confirm, and are not waited for', () => {
    const devices = [device('a', 9), device('b', 0, { state: 'lost' }), device('c', 9, { state: 'lost' })]
    expect(confirmationsOf({ erasures: [interview(9)], devices })).toMatchObject([
      { of: 1, missing: [], cut: 1 },
    ])
  })
})

test('a backup may hold what was erased for 21 days, also over the end of a month', () => {
  expect(inBackupsUntil('2026-02-20')).toBe('2026-03-13')
})

describe('an export', () => {
  const erasures = [
    { number: 4, type: 'interview', day: '2026-03-09' },
    { number: 3, type: 'contact', day: '2026-03-08' },
    { number: 2, type: 'visit', day: '2026-03-09' },
    { number: 1, type: null, day: null },
  ]
  test.each([
    ['of that day, of the neighbourhood', '2026-03-09', 'neighbourhood', 2],
    ['of the day after', '2026-03-10', 'neighbourhood', 1],
    ['of contacts', '2026-03-08', 'contacts', 1],
    ['of which nobody knows what it holds', '2026-03-08', undefined, 3],
  ] as const)('%s may hold what was erased since', (_, day, contents, count) => {
    expect(erasedSince({ day, contents }, { erasures })).toBe(count)
  })
})
