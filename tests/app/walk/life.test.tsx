import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { here, knownSighting, tap, walkRoom, type WalkRoom } from './walk-room.tsx'

beforeEach(async () => {
  await page.viewport(360, 740)
})

const operations = async ({ db }: WalkRoom) =>
  (await db.outbox.toArray()).flatMap(({ body }) => (body.kind === 'clear' ? [body.operation] : []))
const longAgo = { at: '2024-11-02', versions: { kind: 'e.4' } }
const openOnly = async () => {
  await tap('Toon als lijst')
  await page.getByRole('button', { name: /^Kantoor/ }).click()
}

test('what nobody saw for a year is confirmed on the spot with one tap, and leaves the list', async () => {
  const room = walkRoom()
  await room.db.record.bulkPut([
    { ...knownSighting({ title: 'Oude bank' }), ...longAgo },
    {
      ...knownSighting({ place: { lat: here.lat + 0.002, lon: here.lon, accuracyM: 8 } }),
      at: new Date().toISOString().slice(0, 10),
    },
  ])
  room.show()
  await tap('Toon als lijst')
  await tap('Nog eens kijken (1)')
  await tap('Ligt er nog')
  await expect.element(page.getByText('Oude bank: ligt er nog. Dank u wel.')).toBeVisible()
  await expect.element(page.getByText('Alles is het laatste jaar gezien.')).toBeVisible()
  const [look, ...others] = await operations(room)
  expect(others).toEqual([])
  expect(look?.set).toEqual({ status: 'confirmed' })
  expect(look?.add?.['history']).toMatchObject([{ status: 'confirmed', from: 'seen', by: 'volunteer' }])
})

test('who made a sighting looks again without confirming it themselves', async () => {
  const room = walkRoom()
  const own = { ...knownSighting(), ...longAgo }
  await room.db.record.put(own)
  await room.db.receipt.put({ id: crypto.randomUUID(), recordId: own.id, result: 'applied', number: 4 })
  room.show()
  await openOnly()
  await expect.element(page.getByRole('button', { name: 'Ik zie het ook' })).not.toBeInTheDocument()
  await tap('Ligt er nog')
  await expect.element(page.getByText('Opnieuw gezien')).toBeVisible()
  const [look] = await operations(room)
  expect(look?.set).toEqual({})
  expect(look?.add?.['history']).toMatchObject([{ status: 'seen' }])
})

test('in use is a feast that stays in the history', async () => {
  const room = walkRoom()
  await room.db.record.put(knownSighting())
  room.show()
  await openOnly()
  await tap('Het is in gebruik')
  await expect.element(page.getByText('In gebruik!')).toBeVisible()
  await expect.element(page.getByRole('list').getByText('In gebruik', { exact: true })).toBeVisible()
  await expect.element(page.getByText('vandaag, door een vrijwilliger')).toBeVisible()
  // It may lie still again one day; nobody else may say that it was wrong.
  await expect.element(page.getByRole('button', { name: 'Het ligt stil' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Het klopt niet' })).not.toBeInTheDocument()
})
