import { expect, test } from 'vitest'
import {
  lacksOf,
  openingLine,
  publicationOf,
  slugFrom,
  takenOut,
  tracesIn,
} from '#domain/inventory/compose.ts'
import type { SetFigure } from '#domain/inventory/gated-set.ts'
import { publicPins, publicThings, unusedRows } from '#domain/inventory/public-things.ts'
import { SightingFields } from '#domain/field/sighting.ts'
import * as z from 'zod/mini'
import { publication } from '../../support/publication.ts'
import { sighting } from '../../support/saved.ts'

test.each([
  ['Wat wij zagen in ’t Kwartiér!', 'wat-wij-zagen-in-t-kwartier'],
  ['--', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('an address is made of %s', (title, slug) => {
  expect(slugFrom(title)).toBe(slug)
})

test.each([
  ['Loop eens langs bij 1234 AB', ['postcode']],
  ['Op de Wilgenlaan 14 staat een hek', ['houseNumber']],
  ['Mevrouw van der Vries', ['name']],
  ['een meneer uit de straat', []],
  ['Mevrouw Vries bakt', ['name']],
  ['In 2027 doen 45 mensen mee', []],
])('a text is looked at for somebody in it: %s', (text, traces) => {
  expect(tracesIn(text)).toEqual(traces)
})

test.each([['2026-99-99'], ['0000-00-00']])(
  'a page of the day %s is not understood: it could not be written',
  (on) => {
    const page = publication()
    expect(publicationOf({ ...page, on })).toBeUndefined()
    expect(publicationOf({ ...page, figures: page.figures.map((one) => ({ ...one, on })) })).toBeUndefined()
  },
)

test('the opening sentence is there only when its share passed the gate', () => {
  const { figures } = publication()
  expect(openingLine(figures, 'nl')).toBe('Van elke 10 euro gaan er ongeveer 8 de wijk uit.')
  expect(
    openingLine(
      figures.filter(({ id }) => id !== 'leakage:all'),
      'nl',
    ),
  ).toBeUndefined()
})

test('what does not pass any more is taken out of a live page, with every sentence and number that was made of it', () => {
  const asking: SetFigure = {
    id: 'missing',
    value: {
      status: 'shown',
      kind: 'counts',
      households: 140,
      cells: [{ code: 'food', shown: 20 }],
      total: 20,
    },
    on: '2026-11-09',
  }
  const whole = publication()
  const page = {
    ...whole,
    limonades: whole.limonades.filter(({ need }) => need.code === 'food'),
    figures: whole.figures.filter(({ id }) => id !== 'leakage:all'),
  }
  const { pins } = page.unused
  const now = [...whole.figures, asking]
  expect(takenOut(page, { figures: now, pins })).toBeUndefined()

  const gone = ['leakage:all', 'missing', 'willing', 'households', 'ledger:food']
  const failing = now.map((figure) =>
    gone.includes(figure.id)
      ? { ...figure, value: { status: 'withdrawn' as const }, on: '2026-12-01' }
      : figure,
  )
  const change = takenOut(page, { figures: failing, pins: pins.slice(1) })
  // The sentence goes also where its figure is not on the page.
  expect(change?.title).toBe(page.areaName)
  expect(change?.households).toBeNull()
  expect(change).not.toHaveProperty('status')
  expect(change?.limonades?.map(({ need, syrup }) => [need.households, syrup])).toEqual([
    [null, [{ type: 'talentOffer', skill: 'cooking', households: null }]],
  ])
  expect(change?.unused?.pins).toEqual(pins.slice(1))
  expect(change?.figures).toEqual(failing.filter(({ id }) => id !== 'leakage:all' && id !== 'missing'))
})

const thing = (id: string, change: object) => ({
  id,
  fields: z.parse(SightingFields, { ...sighting, ...change }),
})

test('only what a coordinator made public counts, by kind, owner and unit, and a pin follows the owner', () => {
  const open = { visibility: 'public', status: 'confirmed' }
  const strip = { ...open, kind: 'greenStrip', ownerDomain: 'government' }
  const size = (value: number) => ({ value, unit: 'm2Ground', method: 'estimate' })
  const things = publicThings([
    thing('a', { ...strip, size: size(100) }),
    thing('b', { ...strip, size: size(50) }),
    thing('c', { ...open, kind: 'kitchen', ownerDomain: 'organisation' }),
    thing('d', { ...open, kind: 'dwelling', ownerDomain: 'resident' }),
    thing('e', { ...strip, visibility: 'team' }),
    thing('f', { ...strip, status: 'seen' }),
    thing('g', { ...strip, status: 'rejected' }),
  ])
  expect(things.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'f'])
  expect(unusedRows(things)).toEqual([
    { ownerDomain: 'government', kind: 'greenStrip', count: 2, size: { value: 150, unit: 'm2Ground' } },
    { ownerDomain: 'organisation', kind: 'kitchen', count: 1, size: null },
  ])
  expect(publicPins(things).map(({ kind }) => kind)).toEqual(['greenStrip', 'greenStrip'])
})

test('what keeps a page from being published is said field by field', () => {
  const empty = { lang: 'nl', slug: 'A b', title: ' ', lead: '', reachUs: '', panels: [], limonades: [], quotes: [], map: false } as const // prettier-ignore
  const made = { ...empty, sections: [{ heading: '', body: 'x' }], photos: [{ sighting: 'a', sha256: 'b', alt: '' }] } // prettier-ignore
  const forms = { ...made, panels: [], limonades: [], quotes: [] }
  expect(lacksOf(forms, { taken: [], figures: [] })).toEqual(['title', 'slug', 'section', 'photo'])
  expect(lacksOf({ ...forms, slug: 'ons-plan' }, { taken: ['ons-plan'], figures: [] })).toContain('slugTaken')
  const { figures, title } = publication()
  expect(lacksOf({ ...forms, title }, { taken: [], figures })).not.toContain('opening')
  const earlier = title.replace('8', '7')
  expect(lacksOf({ ...forms, title: earlier }, { taken: [], figures })).toContain('opening')
})
