import { expect, test } from 'vitest'
import {
  lastLook,
  lifeOf,
  mayChangeStatus,
  type Mover,
  moved,
  movesFrom,
  wantsAnotherLook,
} from '#domain/field/sighting-life.ts'
import { merge } from '#domain/sync/merge.ts'
import type { Stored } from '#domain/sync/record.ts'
import { understands } from '#domain/records.ts'

const sighting = (fields: Stored['fields'] = {}, at = '2025-01-10'): Stored => ({
  id: '00000000-0000-4000-8000-000000000001',
  type: 'assetSighting',
  schemaVersion: 1,
  at,
  versions: {},
  conflicts: [],
  fields: {
    kind: 'office',
    place: { lat: 52, lon: 5, accuracyM: 5 },
    unusedDegree: 'empty',
    ownerDomain: 'unknown',
    ownershipEvidence: 'guess',
    status: 'seen',
    visibility: 'team',
    ...fields,
  },
})

const maker: Mover = { role: 'volunteer', own: true }
const other: Mover = { role: 'volunteer', own: false }
const desk: Mover = { role: 'coordinator', own: true }

test.each([
  ['the maker does not confirm what they saw themselves', 'seen', 'guess', maker, ['in_use', 'rejected']],
  ['unless the owner or a register says so', 'seen', 'register', maker, ['confirmed', 'in_use', 'rejected']],
  ['a second person confirms', 'seen', 'guess', other, ['confirmed', 'in_use']],
  ['a second person does not say that it is wrong', 'confirmed', 'guess', other, ['in_use']],
  ['what was in use may lie still again', 'in_use', 'guess', other, ['seen']],
  ['what was wrong is brought back by its maker', 'rejected', 'guess', maker, ['seen']],
  ['and not by another volunteer', 'rejected', 'guess', other, []],
  ['a coordinator may take a confirmation back', 'confirmed', 'guess', desk, ['in_use', 'seen', 'rejected']],
  ['a double has no other way than its merge', 'duplicate', 'guess', desk, []],
] as const)('%s', (_name, status, ownershipEvidence, mover, expected) => {
  expect(movesFrom({ status, ownershipEvidence }, mover)).toEqual(expected)
})

test('a change is refused that the role may not make, and one that changes nothing is none', () => {
  const { fields } = sighting({ status: 'confirmed' })
  expect(mayChangeStatus(fields, { status: 'rejected' }, other)).toBe(false)
  expect(mayChangeStatus(fields, { status: 'confirmed' }, maker)).toBe(true)
  expect(mayChangeStatus(fields, { note: 'x' }, other)).toBe(true)
})

const after = (record: Stored, ...moves: readonly (readonly [Parameters<typeof moved>[1], string])[]) =>
  moves.reduce((before, [to, today], index) => {
    const change = moved(before, to, { role: 'volunteer', today })
    const op = { id: 'x', type: before.type, recordId: before.id, schemaVersion: 1, at: today, base: { status: before.versions['status'] ?? '' }, set: { ...change.set }, add: { history: [...change.add.history] } } // prettier-ignore
    const merged = merge(before, op, `e.${index + 1}`)
    if (merged.result !== 'applied') throw new Error(merged.result)
    return merged.record
  }, record)

test('the whole life stays readable, oldest first, also after it came into use', () => {
  const lived = after(
    sighting({ status: 'tip' }),
    ['seen', '2025-03-01'],
    ['confirmed', '2025-04-02'],
    ['in_use', '2026-01-05'],
  )
  expect(lifeOf(lived).map(({ status, on }) => [status, on])).toEqual([
    ['tip', '2025-01-10'],
    ['seen', '2025-03-01'],
    ['confirmed', '2025-04-02'],
    ['in_use', '2026-01-05'],
  ])
  expect(lifeOf(lived)[1]?.by).toBe('volunteer')
  expect(understands('assetSighting', lived.fields)).toBe(true)
})

test('a look a year later counts as a look and changes nothing else', () => {
  const looked = after(sighting(), ['seen', '2026-02-01'])
  expect(looked.fields['status']).toBe('seen')
  expect(lifeOf(looked).map(({ status }) => status)).toEqual(['seen', 'seen'])
  expect(lastLook(looked)).toBe('2026-02-01')
})

test('what came out of a conversation tells the month of a decision and not the day', () => {
  const tip = sighting({ status: 'tip', interviewRef: '00000000-0000-4000-8000-000000000009' }, '2025-01')
  const change = moved(tip, 'rejected', { role: 'coordinator', today: '2026-02-03' })
  expect(change.add.history).toEqual([{ status: 'rejected', from: 'tip', on: '2026-02', by: 'coordinator' }])
})

test.each([
  ['seen a year and a day ago', sighting({}, '2025-03-08'), true],
  ['seen a year ago to the day', sighting({}, '2025-03-09'), false],
  ['confirmed long ago', sighting({ status: 'confirmed' }), true],
  ['in use', sighting({ status: 'in_use' }), false],
  ['a tip without a place', sighting({ status: 'tip' }), false],
  ['seen long ago and looked at since', after(sighting(), ['confirmed', '2025-06-01']), false],
])('%s: asks for another look or not', (_name, record, expected) => {
  expect(wantsAnotherLook(record, '2026-03-09')).toBe(expected)
})
