import { describe, expect, test } from 'vitest'
import { type Choice, mayDecide, questionsOf, settling } from '#domain/attention/decide.ts'
import { merge } from '#domain/sync/merge.ts'
import type { Json, Operation, Version } from '#domain/sync/operation.ts'
import type { Conflict, Stored } from '#domain/sync/record.ts'
import type { Role } from '#domain/project/role.ts'

const conflict = (id: string, value: Json, more: Partial<Conflict> = {}): Conflict => ({
  id,
  field: 'kind',
  value,
  version: 'e.2',
  by: 'Groen',
  ...more,
})

const sighting = (...conflicts: readonly Conflict[]): Stored => ({
  id: 'r1',
  type: 'assetSighting',
  schemaVersion: 1,
  at: '2026-03-09',
  fields: { kind: 'shop', visibility: 'team', status: 'seen' },
  versions: { kind: 'e.1', visibility: 'e.1', status: 'e.1' },
  conflicts: [...conflicts],
})

const only = (record: Stored) => {
  const [question] = questionsOf(record)
  if (question === undefined) throw new Error('nothing is asked')
  return question
}

/** The operation that a screen would make of a choice. */
const chosen = (record: Stored, choice: Choice): Operation => {
  const { set, saw, resolves } = settling(only(record), choice)
  return {
    id: 'o9',
    type: record.type,
    recordId: record.id,
    schemaVersion: 1,
    at: '2026-03-10',
    base: Object.fromEntries(saw.map((field) => [field, record.versions[field] ?? ''])),
    set,
    resolves: [...resolves],
  }
}

const merged = (record: Stored, op: Operation, version: Version = 'e.9') => {
  const after = merge(record, op, version)
  if (after.result === 'unknown') throw new Error('unknown')
  return after
}

describe('a choice between two values', () => {
  test.each<[Choice, string]>([
    ['now', 'shop'],
    ['other', 'school'],
  ])('%s leaves %s and nothing to choose', (choice, kind) => {
    const record = sighting(conflict('c1', 'school'))
    const after = merged(record, chosen(record, choice))
    expect(after).toMatchObject({ result: 'applied', record: { fields: { kind }, conflicts: [] } })
  })

  test.each<Choice>(['now', 'other'])(
    '%s is a conflict itself when the field was changed meanwhile, and no value is lost',
    (choice) => {
      const record = sighting(conflict('c1', 'school'))
      const op = chosen(record, choice)
      const changed: Stored = {
        ...record,
        fields: { ...record.fields, kind: 'church' },
        versions: { ...record.versions, kind: 'e.5' },
      }
      const after = merged(changed, op)
      expect(after.result).toBe('conflict')
      expect(after.record.fields['kind']).toBe('church')
      expect(new Set(after.record.conflicts.map(({ value }) => value))).toEqual(
        new Set(choice === 'now' ? ['school', 'shop'] : ['school']),
      )
    },
  )

  test('settles the same other value of two people at once, and leaves a third value open', () => {
    const record = sighting(conflict('c1', 'school'), conflict('c2', 'church'), conflict('c3', 'school'))
    expect(questionsOf(record)).toMatchObject([
      { other: 'school', conflictIds: ['c1', 'c3'] },
      { other: 'church', conflictIds: ['c2'] },
    ])
    const after = merged(record, chosen(record, 'now'))
    expect(after.record.conflicts).toMatchObject([{ id: 'c2', value: 'church' }])
  })

  test('keeps what stands where an older app had no such field', () => {
    const record = sighting(conflict('c1', 'oud', { field: 'motto' }))
    const op = chosen(record, 'now')
    expect(op).toMatchObject({ set: {}, base: { motto: '' } })
    expect(merged(record, op).record.conflicts).toEqual([])
  })
})

describe('who and when', () => {
  test('are told of a sighting', () => {
    expect(only(sighting(conflict('c1', 'school')))).toMatchObject({ by: 'Groen', day: '2026-03-09' })
  })

  test.each([
    ['a visit', { type: 'visit', fields: {} }],
    ['a tip out of a conversation', { type: 'assetSighting', fields: { interviewRef: 'i1' } }],
    ['a need', { type: 'need', fields: {} }],
    ['a contact', { type: 'contact', fields: {} }],
  ])('are not told of %s, whatever came over the wire', (_, change) => {
    const question = only({ ...sighting(conflict('c1', 'x')), ...change })
    expect(question.by).toBeUndefined()
    expect(question.day).toBeUndefined()
  })
})

describe('who decides', () => {
  const visit: Stored = { ...sighting(conflict('c1', 'x')), type: 'visit', fields: {} }
  const tip: Stored = {
    ...sighting(conflict('c1', 'x')),
    fields: { kind: 'shop', interviewRef: 'i1' },
  }
  const publicly = sighting(conflict('c1', 'public', { field: 'visibility' }))
  const confirmed = sighting(conflict('c1', 'confirmed', { field: 'status' }))
  test.each<[string, Stored, Role, boolean, boolean]>([
    ['own sighting', sighting(conflict('c1', 'x')), 'volunteer', true, true],
    ['another’s sighting', sighting(conflict('c1', 'x')), 'volunteer', false, false],
    ['another’s sighting', sighting(conflict('c1', 'x')), 'coordinator', false, true],
    ['own sighting that would become public', publicly, 'volunteer', true, false],
    ['a sighting that would become public', publicly, 'coordinator', false, true],
    ['own sighting that somebody confirmed', confirmed, 'volunteer', true, false],
    ['a sighting that somebody confirmed', confirmed, 'coordinator', false, true],
    ['a visit of the area', visit, 'interviewer', false, true],
    ['a visit', visit, 'volunteer', true, false],
    ['a tip', tip, 'interviewer', true, false],
    ['a tip', tip, 'coordinator', false, true],
    ['a structure', { ...visit, type: 'structure' }, 'interviewer', true, false],
    ['a structure', { ...visit, type: 'structure' }, 'entrepreneur', false, true],
    ['a questionnaire', { ...visit, type: 'questionnaire' }, 'coordinator', true, false],
    [
      'a finished conversation',
      { ...visit, type: 'interview', fields: { finished: true } },
      'coordinator',
      true,
      false,
    ],
  ])('%s', (_, record, role, own, may) => {
    expect(mayDecide(only({ ...record, conflicts: record.conflicts }), { role, own })).toBe(may)
  })
})
