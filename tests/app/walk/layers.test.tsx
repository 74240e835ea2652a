import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cellOf } from '#domain/field/grid.ts'
import { here, knownSighting, tap, walkRoom, type WalkRoom } from './walk-room.tsx'

beforeEach(async () => {
  await page.viewport(360, 740)
})

const north = (metres: number) => ({ ...here, lat: here.lat + metres / 111_000, accuracyM: 5 })
const record = (type: string, fields: Readonly<Record<string, unknown>>) =>
  ({ ...knownSighting(), type, fields }) as ReturnType<typeof knownSighting>

/** One of everything that can lie on the map. */
const fill = (room: WalkRoom) =>
  room.db.record.bulkAdd([
    knownSighting({ place: north(60) }),
    knownSighting({ kind: 'square', status: 'tip', place: north(-60) }),
    knownSighting({ kind: 'tools', status: 'in_use', place: north(-130) }),
    record('structure', { name: 'Buurtmoestuin', kind: 'physical', status: 'running', place: north(130) }),
    record('structure', { name: 'Gestopt', kind: 'social', status: 'stopped', place: north(160) }),
    record('walk', { date: '2026-03-01', cells: [cellOf(here)], companions: 'alone', minutes: 30 }),
    record('address', {
      street: 'Kersenlaan',
      houseNumber: '12',
      gridCell: cellOf(here),
      walkOrder: 1,
      doNotVisit: false,
      lat: north(190).lat,
      lon: here.lon,
    }),
  ])

const pin = (name: string) => page.getByRole('button', { name, exact: true })
const cells = () => document.querySelectorAll('.m-cell').length

test('shows each layer with its own sign, and says in words how far it is with a sighting', async () => {
  const room = walkRoom()
  await fill(room)
  room.show()
  await expect.element(pin('Vondst: kantoor')).toBeInTheDocument()
  await expect.element(pin('Vondst: plein, nog niet gezien')).toBeInTheDocument()
  await expect.element(pin('Vondst: gereedschap, in gebruik')).toBeInTheDocument()
  await expect.element(pin('Fysiek: Buurtmoestuin')).toBeInTheDocument()
  await expect.poll(cells).toBe(1)
  expect(pin('Sociaal: Gestopt').query()).toBeNull()
  await userEvent.click(pin('Fysiek: Buurtmoestuin'))
  await expect.element(page.getByRole('dialog', { name: 'Buurtmoestuin' })).toBeVisible()
})

test('a tap on pins of different layers that lie over one another opens a list of them', async () => {
  const room = walkRoom()
  await room.db.record.bulkAdd([
    knownSighting({ place: north(60) }),
    record('structure', { name: 'Buurtmoestuin', kind: 'physical', status: 'running', place: north(60) }),
  ])
  room.show()
  await expect.element(pin('Fysiek: Buurtmoestuin')).toBeInTheDocument()
  await expect.element(pin('Vondst: kantoor')).toBeInTheDocument()
  pin('Vondst: kantoor')
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }))
  const list = page.getByRole('dialog', { name: '2 dingen op één plek' })
  await userEvent.click(list.getByRole('button', { name: 'Fysiek: Buurtmoestuin' }))
  await expect.element(page.getByRole('dialog', { name: 'Buurtmoestuin' })).toBeVisible()
})

test('who cannot use the map finds groups and doors in the list, nearest first, and opens them there', async () => {
  const room = walkRoom(9, 'interviewer')
  await fill(room)
  await room.db.record.add(
    record('structure', { name: 'Wijkhuis', kind: 'social', status: 'running', place: north(300) }),
  )
  room.show()
  await expect.element(pin('Fysiek: Buurtmoestuin')).toBeInTheDocument()
  await expect.element(pin('Kersenlaan 12')).toBeInTheDocument()
  await tap('Toon als lijst')
  const groups = page.getByRole('region', { name: '2 groepen en plekken' })
  await expect.element(groups).toBeInTheDocument()
  const lines = [...groups.element().querySelectorAll('li strong')].map(({ textContent }) => textContent)
  expect(lines).toEqual(['Fysiek: Buurtmoestuin', 'Sociaal: Wijkhuis'])
  const door = page.getByRole('region', { name: '1 deur' }).getByRole('button', { name: /Kersenlaan 12/ })
  door.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('dialog', { name: 'Kersenlaan 12' })).toBeVisible()
})

test('takes a layer away and remembers that on this phone', async () => {
  const room = walkRoom()
  await fill(room)
  room.show()
  await expect.element(pin('Vondst: plein, nog niet gezien')).toBeInTheDocument()
  await tap('Wat ligt er op de kaart?')
  for (const name of ['Tips, nog niet gezien', 'Fysiek', 'Hier liep al iemand'])
    await userEvent.click(page.getByRole('switch', { name }))
  await userEvent.keyboard('{Escape}')
  await expect.element(pin('Vondst: plein, nog niet gezien')).not.toBeInTheDocument()
  await expect.element(pin('Fysiek: Buurtmoestuin')).not.toBeInTheDocument()
  expect(cells()).toBe(0)
  expect(pin('Vondst: kantoor').query()).not.toBeNull()
  room.close()
  room.show()
  await expect.element(pin('Vondst: kantoor')).toBeInTheDocument()
  expect(pin('Vondst: plein, nog niet gezien').query()).toBeNull()
})

test('doors still to visit are on the map of an interviewer and never of a volunteer', async () => {
  const volunteer = walkRoom()
  await fill(volunteer)
  volunteer.show()
  await expect.element(pin('Vondst: kantoor')).toBeInTheDocument()
  await tap('Wat ligt er op de kaart?')
  expect(page.getByRole('switch', { name: 'Deuren om langs te gaan' }).query()).toBeNull()
  expect(pin('Kersenlaan 12').query()).toBeNull()
  volunteer.close()

  const interviewer = walkRoom(9, 'interviewer')
  await fill(interviewer)
  interviewer.show()
  await userEvent.click(pin('Kersenlaan 12'))
  await expect
    .element(page.getByRole('dialog', { name: 'Kersenlaan 12' }).getByText('Hier belde nog niemand aan.'))
    .toBeVisible()
})
