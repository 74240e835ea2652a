import { expect, test } from 'vitest'
import { titleOf } from '#domain/attention/title.ts'

test.each([
  ['a sighting', { type: 'assetSighting', fields: { kind: 'office' } }, 'Vondst: Kantoor'],
  [
    'a sighting with a name',
    { type: 'assetSighting', fields: { kind: 'office', title: 'De Hoek' } },
    'Vondst: Kantoor, De Hoek',
  ],
  ['a change that does not say the kind', { type: 'assetSighting', fields: { status: 'seen' } }, 'Vondst'],
  [
    'a tip out of a conversation',
    { type: 'assetSighting', fields: { kind: 'office', interviewRef: 'i' } },
    'Vondst',
  ],
  [
    'a visit',
    { type: 'visit', fields: { outcome: 'noAnswer' }, about: { street: 'Kersenlaan', houseNumber: '10' } },
    'Bezoek: Kersenlaan 10',
  ],
  ['a visit to an address that is not here', { type: 'visit', fields: {} }, 'Bezoek'],
  ['a crew', { type: 'crew', fields: { name: 'Kookploeg' } }, 'Ploeg: Kookploeg'],
  ['what somebody said', { type: 'need', fields: { text: 'geheim' } }, 'Wens'],
  ['something newer than this app', { type: 'balloon', fields: { name: 'x' } }, undefined],
])('calls %s as people do', (_, record, title) => {
  expect(titleOf(record, 'nl')).toBe(title)
})
