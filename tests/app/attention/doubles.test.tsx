import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Operation } from '#domain/sync/operation.ts'
import type { RecordRow } from '#app/store/database.ts'
import type { PhoneStore } from '../../support/phone-store.ts'
import { desk, phoneOf, press } from './room.tsx'

const photo = (letter: string) => ({ sha256: letter.repeat(64), small: letter.repeat(64), type: 'image/jpeg', bytes: 9, width: 2, height: 2 }) // prettier-ignore

/** An office that two phones noted, some metres apart. */
const office = (id: number, north: number, fields: RecordRow['fields'] = {}): RecordRow => ({
  id: `00000000-0000-4000-8000-00000000000${id}`,
  type: 'assetSighting',
  schemaVersion: 1,
  at: '2026-03-08',
  versions: { [`photos/${String(id).repeat(64)}`]: 'e.1' },
  conflicts: [],
  scopes: ['field'],
  fields: {
    kind: 'office',
    place: { lat: 52.09 + north / 111_195, lon: 5.12, accuracyM: 9 },
    unusedDegree: 'empty',
    ownerDomain: 'unknown',
    ownershipEvidence: 'guess',
    status: 'seen',
    visibility: 'team',
    photos: [photo(String(id))],
    ...fields,
  },
})

const operations = async ({ db }: PhoneStore): Promise<readonly Operation[]> =>
  (await db.outbox.orderBy('order').toArray()).flatMap(({ body }) => (body.kind === 'clear' ? [body.operation] : [])) // prettier-ignore
const shown = async ({ store }: PhoneStore, id: number) =>
  (await store.recordById(`00000000-0000-4000-8000-00000000000${id}`))?.record.fields

const twoOffices = async () => {
  const phone = phoneOf('coordinator')
  await phone.db.record.bulkPut([office(1, 0, { note: 'rood hek', title: 'Oud kantoor' }), office(2, 12, { note: 'rood hek, dicht' })]) // prettier-ignore
  desk(phone)
  await expect.element(page.getByText('Kantoor: twee keer?')).toBeVisible()
  return phone
}

test('a probable double is shown with its reasons, merged, and undone as if nothing had happened', async () => {
  const phone = await twoOffices()
  await expect.element(page.getByText(/Zelfde woorden: rood, hek/)).toBeVisible()
  await press('Voeg samen')
  await expect.element(page.getByText('Kantoor: samengevoegd.')).toBeVisible()
  expect(await operations(phone)).toHaveLength(2)
  expect(await shown(phone, 2)).toMatchObject({ status: 'duplicate' })
  expect(await shown(phone, 1)).toMatchObject({ status: 'seen', photos: { length: 2 } })
  await expect.element(page.getByText('Kantoor: twee keer?')).not.toBeInTheDocument()

  await press('Ongedaan maken')
  await expect.element(page.getByText('Kantoor: twee keer?')).toBeVisible()
  expect(await shown(phone, 2)).toMatchObject({ status: 'seen', duplicateOf: null })
  expect(await shown(phone, 1)).toMatchObject({ photos: { length: 1 }, note: 'rood hek' })
})

test('two after all is remembered: nobody is asked again, unless it is undone', async () => {
  const phone = await twoOffices()
  await press('Het zijn er twee')
  await expect.element(page.getByText('Niets vraagt uw aandacht')).toBeVisible()
  await press('Ongedaan maken')
  await expect.element(page.getByText('Kantoor: twee keer?')).toBeVisible()
  await press('Het zijn er twee')
  await expect.element(page.getByText('Niets vraagt uw aandacht')).toBeVisible()
  expect((await shown(phone, 1))?.['distinctFrom']).toEqual(['00000000-0000-4000-8000-000000000002'])
})

test('what was merged earlier is taken apart again, and not asked about after that', async () => {
  const phone = await twoOffices()
  await press('Laat de andere blijven')
  await press('Voeg samen')
  await page.getByText('Samengevoegd', { exact: true }).click()
  await press('Haal uit elkaar')
  await expect.element(page.getByText('Kantoor: weer twee vondsten.')).toBeVisible()
  expect(await shown(phone, 1)).toMatchObject({ status: 'seen' })
  expect(await shown(phone, 2)).toMatchObject({ distinctFrom: ['00000000-0000-4000-8000-000000000001'] })
  await expect.element(page.getByText('Kantoor: twee keer?')).not.toBeInTheDocument()
})
