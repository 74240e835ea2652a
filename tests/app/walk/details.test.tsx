import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { understands } from '#domain/records.ts'
import { distanceM } from '#domain/field/place.ts'
import type { Json } from '#domain/sync/operation.ts'
import { here, knownSighting, tap, walkRoom } from './walk-room.tsx'

beforeEach(async () => {
  await page.viewport(360, 740)
})

type Room = ReturnType<typeof walkRoom>

/** Opens a sighting of somebody else. */
const openKnown = async (fields: Readonly<Record<string, Json>>) => {
  const room = walkRoom()
  const known = knownSighting(fields)
  await room.db.record.add(known)
  room.show()
  await userEvent.click(page.getByRole('button', { name: 'Vondst:', exact: false }).first())
  return { room, id: known.id }
}

const fill = (detail: string) => userEvent.click(page.getByRole('button', { name: detail, exact: false }))
const fieldsOf = async (room: Room, id: string) => (await room.store.recordById(id))?.record.fields ?? {}
const map = (label: string) => page.getByRole('application', { name: label })

test('whoever walks may tell more about a sighting, and the server understands it', async () => {
  const { room, id } = await openKnown({ kind: 'classroom', unusedDegree: 'partTime' })
  await fill('Staat')
  await tap('Kan beter')
  await fill('Wat het tegenhoudt')
  await userEvent.click(page.getByRole('checkbox', { name: 'Er is een vergunning nodig' }))
  await userEvent.click(page.getByRole('checkbox', { name: 'Niets houdt het tegen' }))
  await tap('Bewaren')
  await fill('Idee')
  await page.getByLabelText('Waarvoor').selectOptions('learning')
  await page.getByLabelText('In uw eigen woorden').fill('Huiswerk maken na school')
  await tap('Bewaren')
  await fill('Uren dat het leeg is')
  await page.getByRole('textbox').fill('30,5')
  await tap('Bewaren')
  await fill('Sinds wanneer')
  await page.getByLabelText('jaar', { exact: false }).fill('2019')
  await tap('Bewaren')
  await expect.element(page.getByText('Huiswerk maken na school').first()).toBeVisible()

  const fields = await fieldsOf(room, id)
  expect(fields).toMatchObject({
    condition: 'fair',
    // What stands alone takes the others away.
    obstacles: ['none'],
    ideas: [{ use: 'learning', text: 'Huiswerk maken na school' }],
    unusedHoursPerWeek: 30.5,
    since: '2019',
  })
  expect(understands('assetSighting', fields)).toBe(true)
})

test('a number of the register has sixteen digits, and zeros in front stay', async () => {
  const { room, id } = await openKnown({})
  await fill('BAG-nummer')
  await page.getByLabelText('BAG-nummer').fill('0344 1000 0001 234')
  await tap('Bewaren')
  await expect.element(page.getByText('Een BAG-nummer heeft zestien cijfers.')).toBeVisible()
  await page.getByLabelText('BAG-nummer').fill('0344 1000 0001 2345')
  await tap('Bewaren')
  await expect.poll(async () => (await fieldsOf(room, id))['bagId']).toBe('0344100000012345')
})

test('an outline drawn on the map gives square metres, and the last corner is undone', async () => {
  const { room, id } = await openKnown({ kind: 'greenStrip' })
  await fill('Hoe groot')
  await tap('Teken het op de kaart')
  const drawing = map('Kaart om op te tekenen')
  for (const [x, y] of [
    [60, 60],
    [200, 60],
    [200, 160],
    [60, 160],
    [130, 20],
  ] as const)
    await userEvent.click(drawing, { position: { x, y } })
  await tap('Hoek terug')
  await userEvent.click(page.getByRole('button', { name: /^Gebruik \d/ }))
  await tap('Bewaren')
  // 140 by 100 pixels at zoom 19, where a pixel is 0.1835 m at this latitude.
  await expect
    .poll(async () => (await fieldsOf(room, id))['size'])
    .toMatchObject({ unit: 'm2Ground', method: 'mapDrawn' })
  const { value } = (await fieldsOf(room, id))['size'] as { readonly value: number }
  const expected = 140 * 100 * ((156_543.03 * Math.cos((here.lat * Math.PI) / 180)) / 2 ** 19) ** 2
  expect(value / expected).toBeGreaterThan(0.97)
  expect(value / expected).toBeLessThan(1.03)
})

test('without map pictures a map to draw on still shows the streets', async () => {
  const { room } = await openKnown({ kind: 'greenStrip' })
  const street = { text: 'Kersenlaan', place: { ...here, accuracyM: 5 } }
  await room.db.record.add({ ...knownSighting(), type: 'streetName', fields: street })
  await fill('Hoe groot')
  await tap('Teken het op de kaart')
  await expect.element(map('Kaart om op te tekenen').getByText('Kersenlaan')).toBeVisible()
})

test('with keys alone a wall is measured along its foot, and its height is a guess', async () => {
  const { room, id } = await openKnown({ kind: 'blindWall' })
  await fill('Hoe groot')
  await tap('Teken het op de kaart')
  const drawing = map('Kaart om op te tekenen')
  await tap('Hoek onder het kruis')
  ;(drawing.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => document.querySelector('dialog .leaflet-pan-anim')).toBeNull()
  await tap('Hoek onder het kruis')
  await page.getByLabelText('Hoe hoog, in meter').fill('3')
  await userEvent.click(page.getByRole('button', { name: /^Gebruik \d/ }))
  await tap('Bewaren')
  await expect
    .poll(async () => (await fieldsOf(room, id))['size'])
    .toMatchObject({ unit: 'm2Wall', method: 'guess' })
})

test("one's own sighting is put somewhere else, with the arrows", async () => {
  const room = walkRoom()
  const made = await room.store.create('assetSighting', knownSighting().fields)
  if (!made.ok) throw new Error(made.reason)
  room.show()
  await userEvent.click(page.getByRole('button', { name: 'Vondst: kantoor' }))
  await fill('Plek op de kaart')
  const pin = page.getByRole('dialog').getByRole('button', { name: 'Plek van uw vondst', exact: false })
  ;(pin.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
  await tap('Bewaren')
  const before = knownSighting().fields.place
  await expect
    .poll(async () => {
      const place = (await fieldsOf(room, made.value))['place'] as typeof before
      return distanceM(place, before)
    })
    .toBeGreaterThan(1)
})
