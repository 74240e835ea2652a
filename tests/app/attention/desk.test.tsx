import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { QuarantineItem } from '#domain/sync/desk-wire.ts'
import { desk, phoneOf, press, twoAnswers } from './room.tsx'

const item: QuarantineItem = {
  operationId: crypto.randomUUID(),
  type: 'assetSighting',
  recordId: crypto.randomUUID(),
  reason: 'revoked',
  deviceName: 'Gele telefoon',
  deviceState: 'revoked',
  operation: { set: { kind: 'office', ownerDomain: 'business' } },
  decision: null,
}

test('nothing to decide is said in words', async () => {
  desk(phoneOf('coordinator'))
  await expect.element(page.getByText('Niets vraagt uw aandacht')).toBeVisible()
})

test('a coordinator chooses between two answers about anybody’s sighting', async () => {
  const phone = phoneOf('coordinator')
  await phone.db.record.put(twoAnswers('kind', { now: 'office', other: 'shop' }))
  desk(phone)
  await press(/Vondst: Kantoor/)
  await press('Winkel Van Groene telefoon')
  await expect.element(page.getByText('Vondst: Kantoor: u koos Winkel.')).toBeVisible()
  expect(await phone.db.outbox.count()).toBe(1)
})

test('what a phone handed in late is put aside, brought back, and taken', async () => {
  const { asked } = desk(phoneOf('coordinator'), [item])
  await expect.element(page.getByText('Deze telefoon deed niet meer mee toen dit binnenkwam.')).toBeVisible()
  await expect.element(page.getByText('Van Gele telefoon · Doet niet meer mee')).toBeVisible()
  await expect.element(page.getByText('Soort: Kantoor')).toBeVisible()

  await press('Leg weg')
  await expect.element(page.getByText('Vondst: Kantoor: weggelegd.')).toBeVisible()
  await press('Ongedaan maken')
  await expect.element(page.getByText('Vondst: Kantoor: het wacht weer op u.')).toBeVisible()
  await press('Neem aan')
  await expect.element(page.getByText('Vondst: Kantoor: aangenomen.')).toBeVisible()
  await expect.element(page.getByText('Niets vraagt uw aandacht')).toBeVisible()
  expect(asked).toEqual(['discard', 'undo', 'take'].map((decision) => `${decision} ${item.operationId}`))
})
