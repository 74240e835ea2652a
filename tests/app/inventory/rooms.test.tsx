import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Route } from 'wouter'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { FollowProvider } from '#app/screens/coordinate/inventory/follow.tsx'
import { InventoryPage } from '#app/screens/coordinate/inventory/inventory-page.tsx'
import { type RoomName, roomNames } from '#app/screens/coordinate/inventory/place-of.ts'
import { rooms } from '#app/screens/coordinate/inventory/rooms.ts'
import { deskWith } from '../fieldwork/desk.tsx'
import { fill } from '../limonade/neighbourhood.ts'
import { violationsHere } from '../limonade/violations.ts'
import { emptyInventory, lockedInventory, openInventory } from './demo-inventory.ts'

const client = { rounds: () => Promise.resolve([]) } as unknown as InventoryClient // The rest is never asked for here.

const open = (name: RoomName, inventory: Inventory, asked: Partial<InventoryClient> = {}) => {
  const Room = rooms[name]
  return deskWith(
    <FollowProvider>
      <main>
        <h1>Wat hebben we in huis?</h1>
        <Room inventory={inventory} client={{ ...client, ...asked }} />
      </main>
    </FollowProvider>,
  )
}

test.each(roomNames)(
  'the room of %s reads well for a machine, and each chart stands there as a table',
  async (name) => {
    open(name, openInventory())
    await expect.element(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    for (const fold of document.querySelectorAll('details')) fold.open = true
    const charts = [...document.querySelectorAll('.chart')]
    for (const chart of charts) {
      const lines = chart.querySelectorAll('.r:not(.axis), details li').length
      expect(chart.parentElement?.querySelectorAll('tbody tr:not(:has([scope=rowgroup]))').length).toBe(lines)
    }
    expect(await violationsHere()).toEqual([])
  },
)

test.each(roomNames)('the room of %s stays sensible with nothing at all', async (name) => {
  open(name, emptyInventory())
  await expect.element(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  expect(document.body.textContent).not.toMatch(/NaN|undefined|Infinity/)
})

test('money stays closed without the key, and what needs none shows', async () => {
  open('money', lockedInventory())
  await expect.element(page.getByText('Nog op slot. Breng eerst de sleutel.').first()).toBeVisible()
  expect(document.querySelector('.c-dot')).toBeNull()
  await expect.element(page.getByRole('heading', { name: 'Wat staat er op papier?' })).toBeVisible()
  await expect.element(page.getByText('Geteld', { exact: false }).first()).toBeVisible()
})

test('a figure is followed to its documents and things, and never to a conversation', async () => {
  const { store } = open('unused', openInventory())
  await fill(store)
  await userEvent.click(page.getByRole('button', { name: 'Overheid' }).first())
  const dialog = page.getByRole('dialog')
  await expect.element(dialog.getByText(/Hier (hoort 1 ding|horen \d+ dingen) bij/)).toBeVisible()
  await userEvent.click(dialog.getByRole('listitem').first().getByRole('button'))
  await expect.element(dialog.getByText('Wie ziet dit?', { exact: false }).first()).toBeVisible()
  history.back()
  await expect.element(dialog.getByText(/Hier (hoort 1 ding|horen \d+ dingen) bij/)).toBeVisible()
  history.back()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

test('the map and its table show what is chosen, and say how many are not on the map', async () => {
  const { store } = open('unused', openInventory())
  await fill(store)
  await expect.element(page.getByText(/^13 vondsten op de kaart\. 15 vondsten niet/)).toBeVisible()
  await userEvent.selectOptions(page.getByLabelText('Van wie'), 'Organisatie')
  await userEvent.selectOptions(page.getByLabelText('Hoe leeg'), 'Een deel van de tijd leeg')
  const table = page.getByRole('table', { name: 'Vondsten per soort en eigenaar' })
  await expect.element(table.getByRole('columnheader', { name: 'Overheid' })).not.toBeInTheDocument()
  await expect.element(table.getByRole('cell', { name: '2', exact: true })).toBeVisible()
  await userEvent.click(table.getByRole('button', { name: 'Gebouw' }))
  await expect.element(page.getByRole('dialog').getByText('Hier horen 2 dingen bij.')).toBeVisible()
})

test('two rounds stand beside each other, in no more figures than they carry', async () => {
  const row = { panel: 'ledger', code: 'energy', change: -12_345_600, isApart: false } as const
  const before = { value: 13_456_700, low: 11_500_000, high: 15_700_000, n: 20 }
  const after = { value: 1_111_100, low: null, high: null, n: 12 }
  open('rounds', openInventory(), { rounds: () => Promise.resolve([{ ...row, before, after }]) })
  await userEvent.click(page.getByRole('button', { name: 'Vergelijk' }))
  await expect.element(page.getByRole('alert')).toBeVisible()
  for (const select of page.getByRole('combobox').elements()) {
    const month = select instanceof HTMLSelectElement ? (select.options[1]?.value ?? '') : ''
    await userEvent.selectOptions(select, month)
  }
  await userEvent.click(page.getByRole('button', { name: 'Vergelijk' }))
  await expect.element(page.getByText('€ 130.000 → € 11.000')).toBeVisible()
  await expect.element(page.getByText('−€ 120.000 · kan toeval zijn')).toBeVisible()
  await userEvent.click(page.getByText('Bekijk als tabel'))
  await expect.element(page.getByRole('cell', { name: '€ 130.000 (€ 120.000 – € 160.000)' })).toBeVisible()
})

test('the cause tree folds by keyboard and says its numbers in words', async () => {
  open('causes', openInventory())
  const branch = page.getByText('Onderhoud en verloedering 7 huishoudens')
  await expect.element(branch).toBeVisible()
  const deeper = page.getByText('andere redenen: te weinig om los te tonen')
  await expect.element(deeper).toBeVisible()
  branch.element().closest('summary')?.focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(deeper).not.toBeVisible()
})

test('what rests on households says so and opens nothing of theirs', async () => {
  open('causes', openInventory())
  await userEvent.click(page.getByRole('main').getByRole('button').first())
  await expect.element(page.getByText('Een gesprek gaat nooit open.', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('dialog').getByRole('listitem')).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

test('the page says on what it rests, follows the tables, and is worked out again for other months', async () => {
  const { store } = deskWith(<Route path="/coordinatie/inventaris/:room?" component={InventoryPage} />, {
    path: '/coordinatie/inventaris',
  })
  await expect.element(page.getByText('0 van de 10 gesprekken gedaan')).toBeVisible()
  await fill(store)
  await expect.element(page.getByText(/24 huishoudens.*geen toevalssteekproef/)).toBeVisible()
  await userEvent.click(page.getByText('Alle maanden. Kies een periode'))
  const month = [...(document.querySelectorAll('select')[1]?.options ?? [])].at(-1)
  await userEvent.selectOptions(page.getByLabelText('Tot en met'), month?.text ?? '')
  await expect.element(page.getByText('0 van de 10 gesprekken gedaan')).toBeVisible()
  expect(await violationsHere()).toEqual([])
})
