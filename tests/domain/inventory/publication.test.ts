import { expect, test } from 'vitest'
import { publicationVersion } from '#domain/inventory/publication.ts'
import { mayBePin } from '#domain/field/public-pin.ts'
import { recordTypes, understands } from '#domain/records.ts'
import type { Json } from '#domain/sync/operation.ts'
import { publication } from '../../support/publication.ts'

const good: Readonly<Record<string, Json>> = { ...publication() }
const [figure, ...figures] = publication().figures
const [limonade] = publication().limonades
const id = '7f4c1d2e-5a6b-4c7d-8e9f-0a1b2c3d4e5f'
const unused = publication().unused
const photo = {
  sha256: 'a'.repeat(64),
  small: 'b'.repeat(64),
  width: 4,
  height: 3,
  kind: 'greenStrip',
  alt: 'Gras',
}

test('a publication with something of everything is understood', () => {
  expect(recordTypes['publication']?.version).toBe(publicationVersion)
  expect(understands('publication', { ...good, photos: [photo] })).toBe(true)
})

test.each<[string, Record<string, unknown>]>([
  ['a street', { street: 'Kadewal' }],
  ['a postcode', { postcode: '1234 AB' }],
  ['the id of a conversation beside it', { interviewRef: id }],
  ['an id in a figure', { figures: [{ ...figure, id: `cause:${id}` }, ...figures] }],
  ['an id in a text', { lead: `Zie ${id.toUpperCase()}.` }],
  ['an id in what can be seen in a photo', { photos: [{ ...photo, alt: id }] }],
  ['a figure that did not pass the gate', { figures: [{ id: 'x', value: { n: 3 }, on: '2026-11-09' }] }],
  ['a figure with an exact number beside it', { figures: [{ ...figure, exact: 3 }] }],
  ['a figure without its day', { figures: [{ id: 'x', value: { status: 'withdrawn' } }] }],
  [
    'a limonade with a part for coordinators only',
    { limonades: [{ ...limonade, jug: [{ type: 'closed' }] }] },
  ],
  ['a limonade without what it is good for', { limonades: [{ ...limonade, pppTags: [] }] }],
  ['what is no limonade yet', { limonades: [{ ...limonade, isLimonade: false }] }],
  ['votes for a limonade', { limonades: [{ ...limonade, votes: 12 }] }],
  ['a part with its id', { limonades: [{ ...limonade, jug: [{ type: 'crew', name: 'x', id }] }] }],
  [
    'a home among what lies unused',
    { unused: { ...unused, rows: [{ ...unused.rows[0], kind: 'dwelling' }] } },
  ],
  ['a note beside what lies unused', { unused: { ...unused, rows: [{ ...unused.rows[0], note: 'x' }] } }],
  [
    'a pin of a home',
    { unused: { ...unused, pins: [{ ...unused.pins[0], kind: 'dwelling', ownerAgreed: true }] } },
  ],
  [
    'a pin of a roof',
    { unused: { ...unused, pins: [{ ...unused.pins[0], kind: 'flatRoof', ownerAgreed: true }] } },
  ],
  [
    'a pin of a resident’s garden',
    { unused: { ...unused, pins: [{ ...unused.pins[0], ownerDomain: 'resident' }] } },
  ],
  [
    'a pin of a building whose owner did not agree',
    { unused: { ...unused, pins: [{ ...unused.pins[0], kind: 'hall' }] } },
  ],
  ['a photo of a home', { photos: [{ ...photo, kind: 'dwelling' }] }],
  ['a photo of which nothing is said', { photos: [{ ...photo, alt: '' }] }],
  ['thirteen photos', { photos: Array.from({ length: 13 }, () => photo) }],
  ['thresholds below the floors', { kMin: 4 }],
  ['amounts from nine households', { kMoney: 9 }],
  ['an exact number of households', { households: 151 }],
  ['a day in its period', { period: { from: '2026-03-01', to: '2026-10' } }],
  ['an address with a capital', { slug: 'Kwartier' }],
  ['an address with two hyphens in a row', { slug: 'a--b' }],
  ['an address that leads elsewhere', { slug: '../x' }],
  ['an address of two letters', { slug: 'ab' }],
  ['a language that nobody translated', { lang: 'fr' }],
  ['a standing of its own', { status: 'hidden' }],
])('%s is not understood in a publication', (_, change) => {
  // What a client may send is any JSON.
  expect(understands('publication', { ...good, ...(change as Record<string, Json>) })).toBe(false)
})

test.each(Object.keys(good))('a publication without %s is not understood', (field) => {
  expect(
    understands('publication', Object.fromEntries(Object.entries(good).filter(([name]) => name !== field))),
  ).toBe(false)
})

test.each<[string, string, boolean, boolean]>([
  ['greenStrip', 'government', false, true],
  ['square', 'organisation', false, true],
  ['greenStrip', 'business', false, false],
  ['greenStrip', 'shared', true, false],
  ['hall', 'government', false, false],
  ['hall', 'business', true, true],
  ['dwelling', 'government', true, false],
  ['tools', 'government', true, false],
  ['unheardOf', 'government', true, false],
])('a public %s of %s, owner agreed %s: a pin is %s', (kind, ownerDomain, ownerAgreed, may) => {
  expect(mayBePin({ kind, ownerDomain, ownerAgreed })).toBe(may)
})
