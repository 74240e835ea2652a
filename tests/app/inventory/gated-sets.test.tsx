import { generateIdentity, identityToRecipient } from 'age-encryption'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createGathered } from '#domain/inventory/gathered.ts'
import type { GatedMatch } from '#domain/inventory/match-gated.ts'
import { openWith } from '#app/crypto/seal.ts'
import { renewGatedSets } from '#app/inventory/renew-gated-sets.ts'
import { GivenScreen } from '#app/screens/given/given-screen.tsx'
import { memoryKeys } from '../../support/memory-keys.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { renewingWith } from '../../support/renewing.ts'
import { deskWith, fieldsOf } from '../fieldwork/desk.tsx'
import { violationsHere } from '../limonade/violations.ts'
import { opened, records } from './demo-inventory.ts'

const match: GatedMatch = {
  title: 'Soep op maandag',
  status: 'idea',
  isLimonade: true,
  points: 61,
  need: { kind: 'function', code: 'food', households: 10 },
  water: [{ type: 'closed' }],
  syrup: [{ type: 'talentOffer', skill: 'cooking', households: 10 }],
  jug: [],
  reasons: ['mix'],
  missing: ['jug'],
  pppTags: ['people'],
}

const desk = async () => {
  const { store, remove, projectId } = openPhoneStore('coordinator', memoryKeys)
  onTestFinished(remove)
  const identity = await generateIdentity()
  const recipient = await identityToRecipient(identity)
  const gathered = createGathered()
  gathered.put(records)
  gathered.open(opened)
  const renewing = renewingWith(
    { projectId, store, sync: { round: () => Promise.resolve('idle') } },
    { gathered, identity, recipient, matches: [match] },
  )
  return { store, gathered, renewing }
}

test('what helpers see is made once, stays while too few households changed, and never tells who is under it', async () => {
  const { store, gathered, renewing } = await desk()
  expect(await renewGatedSets(renewing)).toBe('renewed')
  expect(await fieldsOf(store, 'gatedSet')).toHaveLength(2)
  const before = await fieldsOf(store, 'gatedSet')
  expect(await renewGatedSets({ ...renewing, on: '2026-04-01' })).toBe('asItWas')
  const conversations = records.filter(({ type }) => type === 'interview').map(({ id }) => id)
  gathered.remove(conversations.slice(0, 1))
  await renewGatedSets({ ...renewing, on: '2026-04-02' })
  const shownIn = (sets: typeof before) =>
    JSON.stringify(sets.find(({ part }) => part === 'figures')?.['figures']).match(/"status":"shown"[^}]*/g)
  // One went: what still passes keeps its value, and what no longer does is taken out.
  const still = new Set(shownIn(before))
  for (const value of shownIn(await fieldsOf(store, 'gatedSet')) ?? []) expect(still.has(value)).toBe(true)
  const kept = JSON.stringify(await fieldsOf(store, 'keptSets'))
  for (const id of conversations) expect(kept).not.toContain(id)
})

test('where what was kept cannot be opened, nothing changes', async () => {
  const { store, gathered, renewing } = await desk()
  await renewGatedSets(renewing)
  const before = await fieldsOf(store, 'gatedSet')
  gathered.remove(records.filter(({ type }) => type === 'interview').map(({ id }) => id))
  const other = await generateIdentity()
  expect(await renewGatedSets({ ...renewing, open: (sealed) => openWith(other, sealed) })).toBe(
    'historyClosed',
  )
  expect(await fieldsOf(store, 'gatedSet')).toEqual(before)
})

test('without a connection nothing is made: what other desks showed is not known', async () => {
  const { store, renewing } = await desk()
  expect(await renewGatedSets({ ...renewing, sync: { round: () => Promise.resolve('away') } })).toBe('away')
  expect(await fieldsOf(store, 'gatedSet')).toEqual([])
  expect(await fieldsOf(store, 'keptSets')).toEqual([])
})

test('an entrepreneur reads figures and combinations, without a person or a conversation in them', async () => {
  const { store, renewing } = await desk()
  await renewGatedSets(renewing)
  deskWith(<GivenScreen />, { store, role: 'entrepreneur', membership: { projectId: renewing.projectId } })
  await expect.element(page.getByRole('heading', { name: 'Wat wensen mensen?' })).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Soep op maandag' })).toBeVisible()
  await expect.element(page.getByText(/Koken \(ongeveer 10 huishoudens\)/)).toBeVisible()
  await expect.element(page.getByText(/geen toevalssteekproef/)).toBeVisible()
  expect(await violationsHere()).toEqual([])
})

test('who gathers information takes the open data away, in three forms', async () => {
  const { store, renewing } = await desk()
  await renewGatedSets(renewing)
  deskWith(<GivenScreen />, {
    store,
    role: 'informationGatherer',
    membership: { projectId: renewing.projectId },
  })
  for (const [form, file] of [
    ['Tabellen (CSV)', /limonade-open-de-wilgenhoek-2026-03-31\.zip/],
    ['Alles in één (JSON)', /\.json/],
    ['Kaart (GeoJSON)', /\.geojson/],
  ] as const) {
    await userEvent.click(page.getByRole('button', { name: `Bewaar: ${form}` }))
    await expect.element(page.getByText(file)).toBeVisible()
  }
  expect(await violationsHere()).toEqual([])
})

test('before the first figures a helper reads who makes them', async () => {
  deskWith(<GivenScreen />, { role: 'storyteller' })
  await expect.element(page.getByText('Nog geen cijfers')).toBeVisible()
  expect(await violationsHere()).toEqual([])
})
