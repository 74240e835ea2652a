import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { distanceM, type Place } from '#domain/field/place.ts'
import { here, jpeg, knownSighting, photograph, tap, walkRoom } from './walk-room.tsx'

beforeEach(async () => {
  await page.viewport(360, 740)
})

type Room = ReturnType<typeof walkRoom>

const answers = ['Gebouw', 'Kantoor', 'Organisatie', 'Helemaal leeg']
const answerAll = async () => {
  for (const answer of answers) await tap(answer)
}
const saved = () => expect.element(page.getByText('Kantoor bewaard.')).toBeVisible()
const setFields = async (room: Room) => {
  const [row] = await room.db.outbox.toArray()
  return row?.body.kind === 'clear' ? row.body.operation.set : {}
}
const farOff = { lat: here.lat + 0.03, lon: here.lon }

test.each([
  [4, 'Precies: ± 4 m', 'good'],
  [9, 'Redelijk: ± 9 m', 'fair'],
  [40, 'Niet precies: ± 40 m', 'rough'],
])('how well the spot is known is said in words and shown: %i metres', async (metres, words, look) => {
  const room = walkRoom(metres)
  room.show()
  await tap('Vondst')
  const chip = page.getByText(words)
  await expect.element(chip).toBeVisible()
  expect(chip.element().closest('.chip')?.getAttribute('data-accuracy')).toBe(look)
})

test('a spot three kilometres off is asked about once, and another one there is not', async () => {
  const room = walkRoom(5, 'volunteer', farOff)
  room.show()
  await tap('Vondst')
  await answerAll()
  await expect.element(page.getByText(/^Deze plek ligt .* km buiten de buurt\.$/)).toBeVisible()
  await tap('De plek klopt. Bewaren')
  await saved()
  expect(distanceM((await setFields(room))['place'] as Place, farOff)).toBeLessThan(1)

  await tap('Nog een hier')
  for (const answer of ['Gebouw', 'Keuken', 'Organisatie', 'Helemaal leeg', 'Bewaren']) await tap(answer)
  await expect.element(page.getByText('Keuken bewaard.')).toBeVisible()
})

test('a phone that is wrong about where it is can be corrected under the cross', async () => {
  const room = walkRoom(5, 'volunteer', farOff)
  room.show()
  await tap('Vondst')
  await answerAll()
  await tap('Zoek in de buurt')
  await expect.element(page.getByText('Plek onder het kruis')).toBeVisible()
  expect(page.getByText('buiten de buurt', { exact: false }).query()).toBeNull()
  await tap('De plek klopt. Bewaren')
  await saved()
  expect(distanceM((await setFields(room))['place'] as Place, here)).toBeLessThan(1_000)
})

test('without a position the map goes to a street by its name', async () => {
  const room = walkRoom('denied')
  const street = { lat: here.lat + 0.001, lon: here.lon + 0.001 }
  await room.db.record.bulkAdd(
    [
      { text: 'Één-meilaan', place: { ...street, accuracyM: 5 } },
      { text: 'Wilgenstraat', place: { ...here, accuracyM: 5 } },
    ].map((fields) => ({ ...knownSighting(), type: 'streetName', fields })),
  )
  room.show()
  await tap('Vondst')
  await tap('Zoek een straat')
  await page.getByLabelText('Naam van de straat').fill('een')
  await expect.element(page.getByText('1 straat', { exact: true })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Één-meilaan' }))
  await answerAll()
  await tap('De plek klopt. Bewaren')
  await saved()
  expect(distanceM((await setFields(room))['place'] as Place, street)).toBeLessThan(5)
})

test('a photo may come first, and the questions after it', async () => {
  const room = walkRoom()
  room.show()
  await expect.element(page.getByLabelText('Begin met een foto')).toBeInTheDocument()
  await photograph(await jpeg())
  await answerAll()
  await expect.element(page.getByRole('img', { name: 'Foto 1' })).toBeVisible()
  await tap('Bewaren')
  await saved()
  expect(await room.db.blob.count()).toBe(2)
})

test("today's own sightings are a list of their own, and more is told about what was just saved", async () => {
  // The day on which the store of the tests lives.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-09T18:07:00Z') })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const room = walkRoom()
  await room.db.record.add(knownSighting({ kind: 'square' }))
  room.show()
  await tap('Vondst')
  await answerAll()
  await tap('Bewaren')
  await saved()
  await tap('Meer vertellen')
  await expect.element(page.getByRole('dialog', { name: 'Kantoor' })).toBeVisible()
  await tap('Sluiten')
  await tap('Toon als lijst')
  await userEvent.click(page.getByText('Vandaag van u: 1'))
  const rows = page.getByRole('dialog').getByRole('listitem').elements()
  expect(rows.map((row) => row.querySelector('strong')?.textContent)).toEqual(['Kantoor'])
})
