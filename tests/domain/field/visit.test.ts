import { expect, test } from 'vitest'
import { doorOf, inOrder, nextAttempt, outcomes } from '#domain/field/visit.ts'

const visit = (attemptNo: number, outcome: string, more: { at?: string; id?: string } = {}) => ({
  id: more.id ?? `id-${attemptNo}`,
  at: more.at ?? `2026-03-0${attemptNo}`,
  attemptNo,
  outcome,
})
const home = { doNotVisit: false }

test('there are twelve outcomes', () => {
  expect(outcomes).toHaveLength(12)
})

test.each([
  ['a door where nobody knocked', home, [], { kind: 'open', attemptNo: 1 }],
  ['nobody opened', home, [visit(1, 'noAnswer')], { kind: 'open', attemptNo: 2 }],
  ['asked to come back', home, [visit(1, 'noAnswer'), visit(2, 'comeBack')], { kind: 'open', attemptNo: 3 }],
  ['three knocks', home, [1, 2, 3].map((no) => visit(no, 'noAnswer')), { kind: 'usedUp' }],
  ['a conversation', home, [visit(1, 'interviewFull')], { kind: 'closed', outcome: 'interviewFull' }],
  ['does not want to', home, [visit(1, 'refusal')], { kind: 'closed', outcome: 'refusal' }],
  ['no more visits', home, [visit(1, 'refusalForever')], { kind: 'doNotVisit' }],
  ['set by a coordinator', { doNotVisit: true }, [], { kind: 'doNotVisit' }],
  [
    'no more visits, whatever came after it',
    home,
    [visit(1, 'refusalForever'), visit(2, 'noAnswer')],
    { kind: 'doNotVisit' },
  ],
  ['a home after all', home, [visit(1, 'notAHome'), visit(2, 'noAnswer')], { kind: 'open', attemptNo: 3 }],
] as const)('what may be done at a door: %s', (_name, address, visits, door) => {
  expect(doorOf(address, visits)).toEqual(door)
})

test('two phones that knocked on one day both count', () => {
  const both = [visit(1, 'noAnswer', { id: 'a' }), visit(1, 'noAnswer', { id: 'b' })]
  expect(doorOf(home, both)).toEqual({ kind: 'open', attemptNo: 3 })
})

test('visits stand in the order of their numbers, then days, then ids, on every phone alike', () => {
  const [a, b, c] = [
    visit(1, 'noAnswer', { at: '2026-03-05', id: 'c' }),
    visit(2, 'comeBack', { at: '2026-03-04', id: 'b' }),
    visit(2, 'noAnswer', { at: '2026-03-04', id: 'a' }),
  ] as const
  expect(inOrder([b, a, c])).toEqual([a, c, b])
  expect(inOrder([c, b, a])).toEqual([a, c, b])
})

test.each([
  ['the first', [], 1],
  ['after a closed door', [visit(1, 'interviewFull')], 2],
  ['after one that this phone does not have', [visit(2, 'noAnswer')], 3],
  ['after three', [visit(1, 'noAnswer'), visit(2, 'noAnswer'), visit(3, 'noAnswer')], 3],
  ['after two teams under one number', [visit(1, 'noAnswer'), visit(1, 'refusal', { id: 'other' })], 3],
])('the number of the next visit: %s', (_, visits, number) => {
  expect(nextAttempt(visits)).toBe(number)
})
