import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CoveragePage } from '#app/screens/coordinate/fieldwork/coverage-page.tsx'
import type { Store } from '#app/store/store.ts'
import { deskWith } from './desk.tsx'

const door = async (store: Store, fields: Record<string, string | number>) => {
  const made = await store.create('address', {
    street: 'Kersenlaan',
    houseNumber: '1',
    gridCell: 'E1435N5079',
    walkOrder: 1,
    doNotVisit: false,
    ...fields,
  })
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
const visit = (store: Store, addressId: string, outcome: string, attemptNo = 1) =>
  store.create('visit', { addressId, at: '2026-03-09', attemptNo, outcome })

test('without addresses it says where to begin', async () => {
  deskWith(<CoveragePage />)
  await expect.element(page.getByText('Er zijn nog geen adressen')).toBeVisible()
})

test('shows the gap, what the rates mean, and that two teams met at one door', async () => {
  const { store } = deskWith(<CoveragePage />)
  const area = await store.create('area', { name: 'Noord' })
  await store.create('area', { name: 'Zuid' })
  const areaId = area.ok ? area.value : ''
  const doors: string[] = []
  for (const number of [1, 2, 3, 4, 5, 6])
    doors.push(await door(store, { houseNumber: String(number), areaId }))
  for (const number of [1, 2])
    await door(store, { street: 'Kadewal', houseNumber: String(number), gridCell: 'E1436N5079' })
  await visit(store, doors[0] ?? '', 'interviewDoorstep')
  await visit(store, doors[1] ?? '', 'refusal')
  await visit(store, doors[2] ?? '', 'noAnswer')
  await visit(store, doors[2] ?? '', 'noAnswer')

  await expect
    .element(page.getByText(/^Ga eerst naar Kadewal\. Daar is nog nergens aangebeld\./))
    .toBeVisible()
  await expect.element(page.getByText('1 deur kreeg dubbel bezoek')).toBeVisible()
  await expect.element(page.getByText('Van het 1 hele gesprek was er 1 aan de deur.')).toBeVisible()
  await expect.element(page.getByRole('row', { name: /^RR1 / })).toBeVisible()
  await expect.element(page.getByRole('row', { name: /^RR1 .* 13%$/ })).toBeVisible()
  await expect.element(page.getByRole('img', { name: '3 van 6 adressen gehad, 1 gesproken' })).toBeVisible()

  await userEvent.click(page.getByText('Bekijk als tabel'))
  // Of two doors no outcome is told.
  await expect.element(page.getByRole('row', { name: 'Kadewal 2 0 – –' })).toBeVisible()
  await expect.element(page.getByRole('row', { name: 'Kersenlaan 6 3 1 1' })).toBeVisible()
  expect(document.querySelectorAll('.m-cell-0')).toHaveLength(1)
  expect(document.querySelectorAll('.m-cell-1')).toHaveLength(1)

  await userEvent.selectOptions(page.getByLabelText('Gebied'), 'Noord')
  await expect
    .element(page.getByText(/^Ga eerst naar Kersenlaan\. Daar is pas op 3 van de 6 adressen/))
    .toBeVisible()
  expect(document.querySelectorAll('.m-cell')).toHaveLength(1)
})
