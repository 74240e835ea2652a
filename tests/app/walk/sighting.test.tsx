import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Photo } from '#domain/field/photo.ts'
import { understands } from '#domain/records.ts'
import * as z from 'zod/mini'
import { pictureBytes } from '#app/store/photos.ts'
import { giveToCamera, here, jpeg, knownSighting, photograph, tap, walkRoom } from './walk-room.tsx'

beforeEach(async () => {
  await page.viewport(360, 740)
})

const answers = ['Gebouw', 'Kantoor', 'Organisatie', 'Helemaal leeg']
const answerAll = async () => {
  for (const answer of answers) await tap(answer)
}
const saved = (what = 'Kantoor') => expect.element(page.getByText(`${what} bewaard.`)).toBeVisible()
const outbox = async (room: ReturnType<typeof walkRoom>) =>
  (await room.db.outbox.toArray()).flatMap(({ body }) => (body.kind === 'clear' ? [body.operation] : []))

test('a sighting is in the outbox after six taps, with the spot that the phone measured', async () => {
  const room = walkRoom()
  room.show()
  const taps = ['Vondst', ...answers, 'Bewaren']
  for (const name of taps) await tap(name)
  await saved()

  const [operation, ...others] = await outbox(room)
  expect(taps.length).toBeLessThanOrEqual(6)
  expect(others).toEqual([])
  expect(operation?.set).toMatchObject({
    kind: 'office',
    ownerDomain: 'organisation',
    unusedDegree: 'empty',
    visibility: 'team',
    place: { ...here, accuracyM: 9 },
  })
  expect(understands('assetSighting', operation?.set ?? {})).toBe(true)
  expect(await room.store.meta('sightingDraft')).toBeNull()
})

test('the eight groups fit on a small phone without scrolling', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  const last = page.getByRole('button', { name: 'Anders' })
  await expect.element(last).toBeVisible()
  expect(last.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight)
})

test('a photo goes along in the same save, in parts and without its file', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  await answerAll()
  await photograph(await jpeg())
  await expect.element(page.getByRole('img', { name: 'Foto 1' })).toBeVisible()
  await tap('Bewaren')
  await saved()

  const [operation] = await outbox(room)
  const photo = z.parse(Photo, operation?.add?.['photos']?.[0])
  const blobs = await room.db.blob.toArray()
  expect(blobs.map(({ sha256, state, recordId }) => ({ sha256, state, recordId }))).toEqual(
    expect.arrayContaining([
      { sha256: photo.sha256, state: 'waiting', recordId: operation?.recordId },
      { sha256: photo.small, state: 'waiting', recordId: operation?.recordId },
    ]),
  )
  expect(await room.db.blobChunk.where('sha256').equals(photo.sha256).count()).toBeGreaterThan(0)
  expect((await pictureBytes(room.db, photo.sha256))?.size).toBe(photo.bytes)
})

test('a picture that cannot be read is refused in words and nothing of it is kept', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  await answerAll()
  giveToCamera(new File(['no picture'], 'foto.heic', { type: 'image/heic' }))
  await expect.element(page.getByText('Deze foto kan Limonade niet lezen.', { exact: false })).toBeVisible()
  await tap('Bewaren')
  await saved()
  expect(await room.db.blob.count()).toBe(0)
})

test('a half-filled sighting with its photo is there again after the app was closed', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  await answerAll()
  await photograph(await jpeg())
  await expect.element(page.getByRole('img', { name: 'Foto 1' })).toBeVisible()
  await vi.waitFor(async () => {
    expect(await room.store.meta('sightingDraft')).toMatchObject({ step: 'save', photos: [{}] })
  })
  room.close()

  room.show()
  await expect.element(page.getByRole('heading', { name: 'Klopt dit?' })).toBeVisible()
  await expect.element(page.getByRole('img', { name: 'Foto 1' })).toBeVisible()
  await tap('Bewaren')
  await saved()
  expect(await room.db.blob.count()).toBe(2)
})

test('two tabs never make the same sighting: the second says so, takes over, and gives it back when it closes', async () => {
  const room = walkRoom()
  const first = page.elementLocator(room.show())
  await tap('Vondst')
  await tap('Gebouw')
  const second = page.elementLocator(room.show())
  await expect.element(second.getByText('Een vondst staat open in een ander tabblad')).toBeVisible()
  expect(second.getByRole('button', { name: 'Kantoor', exact: true }).query()).toBeNull()

  await userEvent.click(second.getByRole('button', { name: 'Hier verder' }))
  await userEvent.click(second.getByRole('button', { name: 'Kantoor', exact: true }))
  await expect.element(second.getByRole('button', { name: 'Samen', exact: true })).toBeVisible()
  await expect.element(first.getByText('Een vondst staat open in een ander tabblad')).toBeVisible()
  expect(first.getByRole('button', { name: 'Kantoor', exact: true }).query()).toBeNull()

  room.close()
  await expect.element(first.getByRole('button', { name: 'Samen', exact: true })).toBeVisible()
})

test('an earlier answer is changed with its chip, and the later ones stay', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  await answerAll()
  await tap('Organisatie, wijzig')
  await tap('Overheid')
  await tap('Bewaren')
  await saved()
  expect((await outbox(room))[0]?.set).toMatchObject({ ownerDomain: 'government', unusedDegree: 'empty' })
})

test('escape lays a sighting aside without losing an answer', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  await tap('Gebouw')
  await tap('Kantoor')
  await userEvent.keyboard('{Escape}')
  await tap('Verder met uw vondst')
  await expect.element(page.getByRole('button', { name: 'Kantoor, wijzig' })).toBeVisible()
})

test('a rough position has to be confirmed in words before it is saved', async () => {
  const room = walkRoom(40)
  room.show()
  await tap('Vondst')
  await answerAll()
  await expect.element(page.getByText('De plek is niet precies', { exact: false })).toBeVisible()
  expect(page.getByRole('button', { name: 'Bewaren', exact: true }).query()).toBeNull()
  await tap('De plek klopt. Bewaren')
  await saved()
  expect((await outbox(room))[0]?.set['place']).toMatchObject({ accuracyM: 40 })
})

test('the pin can be put right with the arrow keys, which makes the spot certain', async () => {
  const room = walkRoom(40)
  room.show()
  await tap('Vondst')
  await answerAll()
  const pin = page.getByRole('button', { name: 'Plek van uw vondst', exact: false })
  ;(pin.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowUp}{ArrowUp}')
  await tap('Bewaren')
  await saved()
  const place = (await outbox(room))[0]?.set['place'] as { lat: number; accuracyM: number }
  expect(place.lat).toBeGreaterThan(here.lat)
  expect(place.accuracyM).toBe(10)
})

test('without a position the spot is what lies under the cross, and only after the map was moved', async () => {
  const room = walkRoom('denied')
  room.show()
  await expect.element(page.getByText('Uw plek is niet bekend', { exact: false })).toBeVisible()
  await tap('Vondst')
  await answerAll()
  await tap('De plek klopt. Bewaren')
  await expect.element(page.getByText('Schuif eerst de kaart onder het kruis.')).toBeVisible()
  expect(await room.db.outbox.count()).toBe(0)

  document.querySelector<HTMLElement>('.leaflet-container')?.focus()
  await userEvent.keyboard('{ArrowDown}')
  await vi.waitFor(async () => {
    expect(await room.store.meta('sightingDraft')).toMatchObject({ place: { accuracyM: 10 } })
  })
  await tap('De plek klopt. Bewaren')
  await saved()
})

test('the same kind within 25 metres is shown beside it, and what is new goes to the known one', async () => {
  const room = walkRoom()
  const known = knownSighting()
  await room.db.record.add(known)
  room.show()
  await tap('Vondst')
  await answerAll()
  await expect.element(page.getByText('Op 11 meter staat al: kantoor.')).toBeVisible()
  await tap('Ja, het is hetzelfde')
  await photograph(await jpeg())
  await page.getByText('Wat ziet u eraan?').first().click()
  await page.getByRole('checkbox', { name: 'Te huur of te koop' }).click()
  await tap('Ja, zet erbij')
  await expect.element(page.getByText('Het staat erbij. Er is niets dubbel bewaard.')).toBeVisible()

  const [operation, ...others] = await outbox(room)
  expect(others).toEqual([])
  // A second person sees it: that confirms it.
  expect(operation).toMatchObject({
    recordId: known.id,
    set: { status: 'confirmed', ownerDomain: 'organisation', unusedEvidence: ['forRent'] },
    add: { history: [{ status: 'confirmed', from: 'seen', by: 'volunteer' }] },
  })
  expect(operation?.add?.['photos']).toHaveLength(1)
})

test('a photo that the known one has no room for is not left out in silence', async () => {
  const room = walkRoom()
  const photos = Array.from({ length: 6 }, (_, at) => ({
    sha256: `${at}`.repeat(64),
    small: `${at + 6}`.repeat(64).slice(0, 64),
    type: 'image/jpeg',
    bytes: 1_000,
    width: 40,
    height: 30,
  }))
  await room.db.record.add(knownSighting({ photos }))
  room.show()
  await tap('Vondst')
  await answerAll()
  await photograph(await jpeg())
  await tap('Ja, het is hetzelfde')
  await expect.element(page.getByText('Haal er 1 van u weg', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Ja, zet erbij' })).toBeDisabled()
  await tap('Nee, het zijn er twee')
  await tap('Bewaren')
  await saved()
  const [operation] = await outbox(room)
  expect(operation?.add?.['photos']).toHaveLength(1)
})

test('two after all: the question is not asked again, and the coordinator is not asked either', async () => {
  const room = walkRoom()
  const known = knownSighting()
  await room.db.record.add(known)
  room.show()
  await tap('Vondst')
  await answerAll()
  await tap('Ja, het is hetzelfde')
  await tap('Nee, het zijn er twee')
  await tap('Bewaren')
  await saved()
  const [operation] = await outbox(room)
  expect(operation).toMatchObject({ base: {}, add: { distinctFrom: [known.id] } })
})

test('a different one nearby is saved as a new sighting', async () => {
  const room = walkRoom()
  const known = knownSighting()
  await room.db.record.add(known)
  room.show()
  await tap('Vondst')
  await answerAll()
  await tap('Nee, bewaren')
  await saved()
  const [operation] = await outbox(room)
  expect(operation).toMatchObject({ base: {}, add: { distinctFrom: [known.id] } })
  expect(operation?.recordId).not.toBe(known.id)
})

test('a saved sighting is taken back before it has left the phone, photo and all', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  await answerAll()
  await photograph(await jpeg())
  await tap('Bewaren')
  await saved()
  await tap('Ongedaan maken')
  await expect.element(page.getByText('Ongedaan gemaakt.')).toBeVisible()
  expect(await room.db.outbox.count()).toBe(0)
  expect(await room.db.blob.count()).toBe(0)
  expect(await room.db.blobChunk.count()).toBe(0)
})

test('kinds that were found last stand first the next time', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  for (const answer of ['Gebouw', 'Keuken', 'Organisatie', 'Helemaal leeg', 'Bewaren']) await tap(answer)
  await saved('Keuken')
  await tap('Vondst')
  await tap('Gebouw')
  const first = page.getByRole('group').getByRole('button').first()
  await expect.element(first).toHaveTextContent('Keuken')
})

test('kinds that are for coordinators only are not offered to a volunteer', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  await tap('Gebouw')
  await expect.element(page.getByRole('button', { name: 'Kantoor', exact: true })).toBeVisible()
  expect(page.getByRole('button', { name: 'Woning' }).query()).toBeNull()
})

test('when the phone cannot save, that is said and everything stays', async () => {
  const room = walkRoom()
  room.show()
  await tap('Vondst')
  await answerAll()
  const create = vi
    .spyOn(room.db.outbox, 'add')
    .mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  await tap('Bewaren')
  await expect
    .element(page.getByRole('alert').getByText('Bewaren lukte niet op deze telefoon.'))
    .toBeVisible()
  create.mockRestore()
  await tap('Bewaren')
  await saved()
})
