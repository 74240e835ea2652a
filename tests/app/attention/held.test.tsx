import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { OutboxRow } from '#app/store/database.ts'
import { done, sighting } from '../../support/saved.ts'
import { outbox, phoneOf, press } from './room.tsx'

/** A new sighting to which the server said no. */
const refused = async (change: Pick<OutboxRow, 'heldFor' | 'answer'>) => {
  const phone = phoneOf('volunteer')
  done(await phone.store.create('assetSighting', { ...sighting, note: 'Het hek staat open' }))
  await phone.db.outbox.toCollection().modify({ state: 'held', ...change })
  outbox(phone, 'volunteer')
  return phone
}

test('something that does not arrive says what it was, why, and what can be done', async () => {
  await refused({ heldFor: 'visibility', answer: 'refused' })
  await expect.element(page.getByText('1 ding komt niet aan')).toBeVisible()
  const card = page.getByRole('alert')
  await expect.element(card.getByText('Vondst: Kantoor')).toBeVisible()
  await expect.element(card.getByText('Alleen de coördinator maakt iets openbaar.')).toBeVisible()
  await expect.element(card.getByText('Opmerking: Het hek staat open')).toBeVisible()
  await expect.element(card.getByRole('button', { name: 'Stuur opnieuw' })).not.toBeInTheDocument()
})

test('a reason that this app has never heard of has a sentence too', async () => {
  await refused({ heldFor: 'from-the-future', answer: 'refused' })
  await expect.element(page.getByText(/neemt dit zo niet aan/)).toBeVisible()
})

test('goes again where that may help', async () => {
  const phone = await refused({ heldFor: 'role', answer: 'refused' })
  await press('Stuur opnieuw')
  await expect.element(page.getByText('1 wacht op internet')).toBeVisible()
  expect(await phone.db.outbox.toArray()).toMatchObject([{ state: 'waiting' }])
  expect((await phone.db.outbox.toArray())[0]).not.toHaveProperty('heldFor')
})

test('is thrown away only after a second yes, and can be brought back', async () => {
  const phone = await refused({ heldFor: 'visibility', answer: 'refused' })
  const before = await phone.db.outbox.toArray()
  await press('Gooi weg')
  await expect.element(page.getByText(/Het staat alleen op deze telefoon/)).toBeVisible()
  await press('Bewaar het')
  expect(await phone.db.outbox.toArray()).toEqual(before)

  await press('Gooi weg')
  await press('Ja, gooi weg')
  await expect.element(page.getByText('Vondst: Kantoor: weggegooid.')).toBeVisible()
  expect(await phone.db.outbox.count()).toBe(0)
  await press('Ongedaan maken')
  await expect.element(page.getByText('Alleen de coördinator maakt iets openbaar.')).toBeVisible()
  expect(await phone.db.outbox.toArray()).toEqual(before)
})
