import { describe, expect, test } from 'vitest'
import { mayWrite, Role } from '#domain/project/role.ts'
import { recordTypes } from '#domain/records.ts'
import { admitOffer, type OfferFacts } from '#domain/sync/admit-offer.ts'
import type { Json } from '#domain/sync/operation.ts'

const facts: OfferFacts = {
  projectId: 'p',
  role: 'volunteer',
  record: undefined,
  own: false,
  gone: false,
  underTalk: false,
  fictional: false,
  sealed: new Set(),
  forms: [],
  version: 'cccc.141',
  times: { epoch: 'cccc', earlier: [{ epoch: 'aaaa', head: 100 }] },
  scopes: ['project', 'field', 'work', 'costs', 'gated', 'desk'],
  recordScopes: [],
  parentScopes: undefined,
  erasedWith: undefined,
}
const roles = Object.values(Role.def.entries)
const helpers = roles.filter((role) => role !== 'coordinator')
const offered = (type: string, fields = {}) => ({
  id: '6f1c0c1e-5d2b-4a3f-9c1d-000000000001',
  type,
  schemaVersion: recordTypes[type]?.version ?? 1,
  at: '2026-03-09',
  fields,
  versions: Object.fromEntries(Object.keys(fields).map((field) => [field, 'aaaa.120'])),
  conflicts: [],
})

describe('after a restore', () => {
  const deskOnly = Object.keys(recordTypes).filter((type) => !helpers.some((role) => mayWrite(role, type)))

  test.each(deskOnly)('only a coordinator brings back a lost %s', (type) => {
    for (const role of helpers)
      expect(admitOffer(offered(type), { ...facts, role })).toEqual({ kind: 'refused', reason: 'role' })
  })

  test('an area, a street name and a layer come back from a coordinator', () => {
    const place = { lat: 52, lon: 5, accuracyM: 0 }
    const area = offered('area', { name: 'Noord' })
    const street = offered('streetName', { text: 'Lindelaan', place })
    for (const record of [area, street])
      expect(admitOffer(record, { ...facts, role: 'coordinator' })).toMatchObject({ kind: 'taken' })
    expect(deskOnly).toEqual(expect.arrayContaining(['area', 'streetName', 'mapLayer']))
  })

  test('anybody brings back what anybody could have made, their own or not', () => {
    const crew = offered('crew', {
      name: 'Kookploeg',
      kind: 'cooking',
      function: 'food',
      sharedStock: [],
      open: true,
      members: 3,
      status: 'running',
    })
    expect(admitOffer(crew, facts)).toMatchObject({ kind: 'taken' })
  })

  test('what only a coordinator says of a sighting comes back from a coordinator', () => {
    const said = { visibility: 'public', ownerAgreed: true, publicPhoto: 'a'.repeat(64) }
    const kitchen: Record<string, Json> = {
      kind: 'kitchen',
      place: { lat: 52, lon: 5, accuracyM: 0 },
      unusedDegree: 'empty',
      ownerDomain: 'organisation',
      ownershipEvidence: 'guess',
      status: 'confirmed',
    }
    const sighting = offered('assetSighting', { ...kitchen, ...said })
    const whole = admitOffer(sighting, facts)
    const record = { ...sighting, fields: { ...kitchen, visibility: 'team' }, versions: {} }
    const newer = admitOffer(sighting, { ...facts, record, recordScopes: ['field'] })
    for (const admission of [whole, newer]) {
      const { fields } = admission.kind === 'taken' ? admission.record : record
      expect(fields).toMatchObject({ kind: 'kitchen', visibility: 'team' })
      expect(fields).not.toHaveProperty('ownerAgreed')
      expect(fields).not.toHaveProperty('publicPhoto')
    }
    expect(whole.kind).toBe('taken')
    expect(admitOffer(sighting, { ...facts, role: 'coordinator' })).toMatchObject({
      record: { fields: said },
    })
  })
})
