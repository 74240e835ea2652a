import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { cellOf } from '#domain/field/grid.ts'
import { understands } from '#domain/records.ts'
import { here, knownSighting, tap, walkRoom, type WalkRoom } from './walk-room.tsx'

beforeEach(async () => {
  await page.viewport(360, 740)
})

const begin = async (route: boolean) => {
  await tap('Begin een wandeling')
  if (route) await page.getByRole('switch', { name: 'Houd mijn route bij' }).click()
  await tap('Begin')
}
const bar = (words: string) => expect.element(page.getByText(words)).toBeVisible()
const operations = async ({ db }: WalkRoom) =>
  (await db.outbox.toArray()).flatMap(({ body }) => (body.kind === 'clear' ? [body.operation] : []))
/** Everything that this phone keeps, as text. */
const kept = async ({ db }: WalkRoom) =>
  JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))

test('a walk shares its squares, minutes and company when it ends, and never the route', async () => {
  const room = walkRoom()
  room.show()
  await begin(true)
  await bar('0 min · 1 vak')
  await expect.poll(async () => (await room.store.ongoingWalk())?.track).toHaveLength(1)
  expect(await operations(room)).toEqual([])

  await tap('Stop de wandeling')
  await expect.element(page.getByText('Waarvan 1 waar nog niemand was')).toBeVisible()
  await tap('Stop en deel de vakken')
  await expect.element(page.getByText('Dank u wel. De vakken staan klaar voor het team.')).toBeVisible()
  const [walk, ...others] = await operations(room)
  expect(others).toEqual([])
  expect(walk).toMatchObject({ type: 'walk', at: '2026-03-09' })
  expect(walk?.set).toEqual({ date: '2026-03-09', cells: [cellOf(here)], companions: 'pair', minutes: 0 })
  expect(understands('walk', walk?.set ?? {})).toBe(true)
  // The route went with the walk: the spot stands nowhere on this phone.
  expect(await kept(room)).not.toContain(String(here.lat))
})

test('without the wish for it no route is kept at all, not even during the walk', async () => {
  const room = walkRoom()
  room.show()
  await begin(false)
  await bar('0 min · 1 vak')
  expect(await kept(room)).not.toContain(String(here.lat))
})

test('a walk goes on after the app was killed, and a sighting on the way stands in its report', async () => {
  const room = walkRoom()
  room.show()
  await begin(false)
  await bar('0 min · 1 vak')
  room.close()
  room.show()
  await bar('0 min · 1 vak')
  for (const name of ['Vondst', 'Gebouw', 'Kantoor', 'Organisatie', 'Helemaal leeg', 'Bewaren'])
    await tap(name)
  await expect.element(page.getByText('Kantoor bewaard.')).toBeVisible()
  await tap('Stop de wandeling')
  await expect.element(page.getByText('1 vondst', { exact: true }).last()).toBeVisible()
  await expect.element(page.getByText('gebouw: 1', { exact: false })).toBeVisible()
})

test('a walk that is thrown away shares nothing', async () => {
  const room = walkRoom()
  room.show()
  await begin(false)
  await tap('Stop de wandeling')
  await tap('Gooi deze wandeling weg')
  await tap('Ja, gooi weg')
  await expect.element(page.getByRole('button', { name: 'Begin een wandeling' })).toBeVisible()
  expect(await operations(room)).toEqual([])
})

test('the next walk is pointed to where nobody was', async () => {
  const room = walkRoom()
  await room.db.record.put({
    ...knownSighting(),
    type: 'walk',
    fields: { date: '2026-03-01', cells: [cellOf(here)], companions: 'alone', minutes: 20 },
  })
  room.show()
  await begin(false)
  await expect
    .element(page.getByRole('button', { name: /^Nog niemand geweest: \d+ m naar het / }))
    .toBeVisible()
})
