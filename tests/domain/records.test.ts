import { expect, test } from 'vitest'
import type { Json } from '#domain/sync/operation.ts'
import { migrate, recordTypes, understands } from '#domain/records.ts'

test('an older field map is brought to the current version step by step', () => {
  const types = {
    thing: {
      version: 3,
      fields: recordTypes['comment']?.fields ?? never(),
      migrations: {
        1: (fields: Readonly<Record<string, Json>>) => ({ ...fields, second: true }),
        2: ({ old = null, ...rest }: Readonly<Record<string, Json>>) => ({ ...rest, fresh: old }),
      },
    },
  }
  expect(migrate('thing', 1, { old: 'kept' }, types)).toEqual({ second: true, fresh: 'kept' })
})

test('a newer version and an unknown type are not guessed at', () => {
  expect(migrate('assetSighting', 99, {})).toBeUndefined()
  expect(migrate('surprise', 1, {})).toBeUndefined()
})

const sighting = {
  kind: 'office',
  place: { lat: 52.5, lon: 5.2, accuracyM: 6 },
  unusedDegree: 'empty',
  ownerDomain: 'unknown',
  ownershipEvidence: 'guess',
  status: 'seen',
  visibility: 'team',
}

test('a frozen sighting of version 1 is understood, with fields that nobody knows yet', () => {
  expect(understands('assetSighting', { ...sighting, somethingNew: [1, 2] })).toBe(true)
})

test.each([
  ['a kind that does not exist', { ...sighting, kind: 'castle' }],
  ['a latitude beyond the pole', { ...sighting, place: { lat: 95, lon: 5, accuracyM: 1 } }],
  ['a title of 81 characters', { ...sighting, title: 'x'.repeat(81) }],
  ['more than six photos', { ...sighting, photos: Array.from({ length: 7 }, () => ({ sha256: 'a' })) }],
])('a sighting with %s is not understood', (_, fields) => {
  expect(understands('assetSighting', fields)).toBe(false)
})

test('a project cannot lower its thresholds below the floors', () => {
  const project = {
    name: 'x',
    kMin: 5,
    kMoney: 10,
    releaseGroup: 5,
    phase: 'fieldwork',
    timeZone: 'Europe/Amsterdam',
  }
  expect(understands('project', project)).toBe(true)
  expect(understands('project', { ...project, kMin: 4 })).toBe(false)
  expect(understands('project', { ...project, kMoney: 9 })).toBe(false)
  expect(understands('project', { ...project, kMin: 10 })).toBe(false)
})

const never = (): never => {
  throw new Error('the comment type is gone')
}

const partId = '00000000-0000-4000-8000-000000000001'
const match = {
  title: 'Moestuin op de strook',
  water: [{ type: 'assetSighting', id: partId }],
  syrup: [{ type: 'talentOffer', id: '00000000-0000-4000-8000-000000000002' }],
  jug: [],
  needRefs: [{ kind: 'hub', code: 'garden' }],
  status: 'idea',
}

test('a frozen match of version 1 is understood, with what a person decided about it', () => {
  expect(understands('match', match)).toBe(true)
  const funders = [
    { kind: 'municipality', share: 0.7, phase: 'start' },
    { kind: 'residents', share: 0.3, phase: 'running' },
  ]
  const decided = { status: 'trial', decidedBy: 'communityBuilder', nextStep: 'Bellen', pppTags: ['people'] }
  expect(understands('match', { ...match, ...decided, funders, somethingNew: 1 })).toBe(true)
})

test.each([
  ['decided by a program', { decidedBy: 'program' }],
  ['a status that does not exist', { status: 'approved' }],
  [
    'shares above one whole',
    { funders: [0.7, 0.4].map((share) => ({ kind: 'business', share, phase: 'start' })) },
  ],
  ['a conversation as a part', { syrup: [{ type: 'interview', id: partId }] }],
  ['no title', { title: '' }],
])('a match with %s is not understood', (_, fields) => {
  expect(understands('match', { ...match, ...fields })).toBe(false)
})
