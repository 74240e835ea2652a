import { expect, onTestFinished, test } from 'vitest'
import type { Composition } from '#domain/inventory/compose.ts'
import { newProject } from '#domain/project/project.ts'
import { SightingFields } from '#domain/field/sighting.ts'
import { pageOf, publishingDeed } from '#app/screens/coordinate/publish/save-publication.ts'
import type { Material } from '#app/screens/coordinate/publish/use-material.ts'
import * as z from 'zod/mini'
import { memoryKeys } from '../../support/memory-keys.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { publication } from '../../support/publication.ts'
import { done, sighting } from '../../support/saved.ts'

const hash = (digit: string) => digit.repeat(64)
const [storyA, storyB] = ['1fcc6a7d-6f59-4d3e-8e1f-00000000000a', '1fcc6a7d-6f59-4d3e-8e1f-00000000000b']
const photo = {
  sha256: hash('a'),
  small: hash('b'),
  type: 'image/jpeg',
  bytes: 9,
  width: 40,
  height: 30,
} as const

const at = async () => {
  const { store, remove } = openPhoneStore('coordinator', memoryKeys)
  onTestFinished(remove)
  const fields = { ...sighting, visibility: 'public', status: 'confirmed', kind: 'greenStrip' }
  const thing = done(await store.create('assetSighting', { ...fields, photos: [photo] }))
  const material: Material = {
    figures: publication().figures,
    limonades: [],
    quotes: [
      { id: storyA, text: 'Samen eten', theme: null, minorityVoice: false },
      { id: storyB, text: 'Laat het gras met rust', theme: null, minorityVoice: true },
    ],
    things: [{ id: thing, fields: z.parse(SightingFields, { ...fields, photos: [photo] }) }],
  }
  const composition: Composition = {
    lang: 'nl',
    slug: 'ons-plan',
    title: 'Dit weten we',
    lead: '',
    sections: [],
    reachUs: '',
    panels: ['wishes'],
    limonades: [],
    quotes: [storyA, storyB],
    photos: [{ sighting: thing, sha256: photo.sha256, alt: 'Gras langs het water' }],
    map: true,
  }
  const project = { ...newProject('De Wilgenhoek'), householdsN: 612 }
  const id = crypto.randomUUID()
  const publish = async (made: Composition) => {
    const page = pageOf(made, { material, project, on: '2026-03-31' })
    if (page === undefined) throw new Error('it may be published')
    const newId = () => crypto.randomUUID()
    const deed = await publishingDeed(store, { id, page, composition: made, material, newId })
    done(await store.changeMany([deed]))
    return { page, deed }
  }
  return { store, thing, composition, publish, id }
}

test('one deed holds the page, each quote under the story it goes with, and which photo everybody may see', async () => {
  const { store, thing, composition, publish, id } = await at()
  const { page, deed } = await publish(composition)
  expect(page.figures.map((figure) => figure.id)).toEqual(['wishes'])
  expect(page.photos).toEqual([
    expect.objectContaining({ sha256: photo.sha256, alt: 'Gras langs het water' }),
  ])
  const told = JSON.stringify(page)
  for (const secret of [thing, storyA, storyB]) expect(told).not.toContain(secret)
  expect(deed).toHaveLength(4)
  const beside = await store.db.erasedWith.toArray()
  expect(beside.map(({ erasedWith }) => erasedWith).toSorted()).toEqual([storyA, storyB])
  const quotes = (await store.records('publicQuote')).map(({ record }) => record.fields)
  expect(quotes.map((fields) => fields['publicationId'])).toEqual([id, id])
  expect((await store.recordById(thing))?.record.fields['publicPhoto']).toBe(photo.sha256)
})

test('a new edition keeps the quotes that stay, and takes out the others', async () => {
  const { store, composition, publish } = await at()
  await publish(composition)
  const kept = (await store.records('publicQuote')).find(
    ({ record }) => record.fields['minorityVoice'] === true,
  )
  const { deed } = await publish({ ...composition, quotes: [storyB] })
  expect(deed.map(({ kind }) => kind).toSorted()).toEqual(['edit', 'erase'])
  expect((await store.records('publicQuote')).map(({ record }) => record.id)).toEqual([kept?.record.id])
})

test('a text with the number of a record in it makes no page', async () => {
  const { composition, publish } = await at()
  await expect(publish({ ...composition, lead: `zie ${storyA}` })).rejects.toThrow('it may be published')
})
