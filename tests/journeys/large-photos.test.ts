import { expect, test } from 'vitest'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { done, photoOf, sighting } from '../support/saved.ts'

/** Large photos on a network that somebody pays for. */

const { joinAs } = journey()

const saveWithPhoto = async ({ store }: Phone, seed: number) => {
  const photo = await photoOf(seed, 600_000)
  done(await store.create('assetSighting', { ...sighting, photos: [photo.photo] }, [photo]))
  return photo.photo
}
const arrived = async (phone: Phone, sha256: string) => (await phone.client.picture(sha256)).ok

test('go later: the small one and all else arrive, and the phone never says that all is sent', async () => {
  let free = false
  const phone = await joinAs('volunteer', { sendsOriginals: () => free })
  const other = await joinAs('volunteer')
  const photo = await saveWithPhoto(phone, 1)
  expect(await phone.sync.round()).toBe('idle')
  expect(await arrived(other, photo.small)).toBe(true)
  expect(await arrived(other, photo.sha256)).toBe(false)
  expect(phone.sync.state()).toMatchObject({ phase: 'idle', originalsWait: true })
  const { waiting, held, allSentAt } = await phone.store.progress()
  expect(waiting).toMatchObject([{ what: 'photo', state: 'onPhone', onlyLarge: true }])
  expect([held, allSentAt]).toEqual([[], null])

  // A round with nothing that may go does not look like sending.
  const seen: string[] = []
  const unsubscribe = phone.sync.subscribe(() => seen.push(phone.sync.state().phase))
  await phone.sync.round()
  unsubscribe()
  expect(new Set(seen)).toEqual(new Set(['idle']))

  free = true
  await phone.sync.round()
  expect(await arrived(other, photo.sha256)).toBe(true)
  expect(phone.sync.state().originalsWait).toBe(false)
  const after = await phone.store.progress()
  expect(after.waiting).toEqual([])
  expect(after.allSentAt).not.toBeNull()
})

test('go at once when somebody asks for it, also after a try that failed, and only those', async () => {
  const phone = await joinAs('volunteer', { sendsOriginals: () => false })
  const photo = await saveWithPhoto(phone, 2)
  await phone.sync.round()
  phone.sync.sendOriginalsNow()
  expect(phone.sync.state().originalsWait).toBe(false)
  phone.setOnline(false)
  expect(await phone.sync.round()).toBe('away')
  phone.setOnline(true)
  await phone.sync.round()
  expect(await arrived(phone, photo.sha256)).toBe(true)

  const later = await saveWithPhoto(phone, 3)
  await phone.sync.round()
  expect(await arrived(phone, later.small)).toBe(true)
  expect(await arrived(phone, later.sha256)).toBe(false)
  expect(phone.sync.state().originalsWait).toBe(true)
})

test('stop between two when the phone leaves the Wi-Fi', async () => {
  let free = true
  const phone = await joinAs('volunteer', { sendsOriginals: () => free })
  const large = new Set<string>()
  for (const seed of [4, 5, 6]) large.add((await saveWithPhoto(phone, seed)).sha256)
  phone.beforeEach((path) => {
    if (large.has(path.split('/').at(-1) ?? '')) free = false
    return Promise.resolve()
  })
  await phone.sync.round()
  const { waiting } = await phone.store.progress()
  expect(waiting).toHaveLength(2)
  expect(waiting.every(({ onlyLarge }) => onlyLarge === true)).toBe(true)
  phone.beforeEach(() => Promise.resolve())
  free = true
  await phone.sync.round()
  expect((await phone.store.progress()).waiting).toEqual([])
})
