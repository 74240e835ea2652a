import { describe, expect, test } from 'vitest'
import { newProject, ProjectFields } from '#domain/project/project.ts'
import { endings, endsOn, interviewDaysOf, isNear, type Term } from '#domain/project/retention.ts'
import * as z from 'zod/mini'

describe('what is kept', () => {
  test.each([
    ['interview', { made: '2026-03' }, '2027-03-01'],
    ['interview', { made: '2027-12' }, '2028-11-30'],
    ['contact', { made: '2026-03', expires: '2026-09' }, '2026-08-31'],
    ['contact', { made: '2026-09', expires: '2027-03' }, '2027-03-01'],
    ['contact', { made: '2026-03', expires: '2026-04' }, '2026-04-01'],
    ['contact', { made: '2026-03', expires: '2099-01' }, '2026-08-31'],
    ['contact', { made: '2026-03' }, '2026-08-31'],
  ] as const)('ends for %s of %o on %s', (kept, months, day) => {
    expect(endsOn(kept, months, 365)).toBe(day)
  })

  test('ends later when coordinators decided so, and the last decision counts', () => {
    const decision = (interviewDays: number) => ({ on: '2026-11-02', interviewDays, reason: 'omdat' })
    expect(interviewDaysOf(undefined)).toBe(365)
    expect(interviewDaysOf([decision(548)])).toBe(548)
    expect(interviewDaysOf([decision(548), decision(365)])).toBe(365)
    const accepts = (interviewDays: number, reason = 'omdat') =>
      z.safeParse(ProjectFields, {
        ...newProject('wijk'),
        retention: [{ ...decision(interviewDays), reason }],
      }).success
    expect([accepts(365), accepts(730)]).toEqual([true, true])
    expect([accepts(364), accepts(731), accepts(548, '')]).toEqual([false, false, false])
  })
})

describe('what ends', () => {
  const term = (id: string, change: Partial<Term> = {}): Term => ({
    id,
    kept: 'interview',
    endsOn: '2026-11-30',
    counts: true,
    ...change,
  })
  const told = (announcedOn: string) => ({ kept: 'interview' as const, endsOn: '2026-11-30', announcedOn })

  test('goes on its day when that was announced a week before', () => {
    expect(endings([term('a')], [told('2026-11-23')], '2026-11-24')).toMatchObject([
      { goesOn: '2026-11-30', announced: true, count: 1, ids: ['a'] },
    ])
  })

  test.each([
    ['not at all', []],
    ['by a clock that ran ahead', [told('2035-01-01')]],
    ['for another day', [{ ...told('2026-11-23'), endsOn: '2026-11-29' }]],
    ['for contacts', [{ ...told('2026-11-23'), kept: 'contact' as const }]],
  ])('waits for a week from today when it was announced %s', (_, notices) => {
    expect(endings([term('a')], notices, '2026-12-24')).toMatchObject([
      { goesOn: '2026-12-31', announced: false },
    ])
  })

  test('comes in groups, soonest first, and what hangs under a conversation is not counted apart', () => {
    const terms = [
      term('later', { endsOn: '2027-02-01' }),
      term('a'),
      term('its tip', { counts: false }),
      term('contact', { kept: 'contact' }),
    ]
    expect(endings(terms, [], '2026-11-01').map(({ kept, count, ids }) => [kept, count, ids])).toEqual([
      ['interview', 1, ['a', 'its tip']],
      ['contact', 1, ['contact']],
      ['interview', 1, ['later']],
    ])
  })

  test('is told from a week before', () => {
    expect(isNear({ goesOn: '2026-11-30' }, '2026-11-22')).toBe(false)
    expect(isNear({ goesOn: '2026-11-30' }, '2026-11-23')).toBe(true)
  })
})
