import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { asked } from '#domain/inventory/household.ts'
import { type Inventory, inventoryFrom } from '#domain/inventory/inventory.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { BasisLine } from '#app/screens/coordinate/inventory/basis-line.tsx'
import { roomNames } from '#app/screens/coordinate/inventory/place-of.ts'
import { rooms } from '#app/screens/coordinate/inventory/rooms.ts'
import { value } from '../../domain/export/sample.ts'
import { project, record, talk, type Talk } from '../../domain/inventory/neighbourhood.ts'
import { deskWith } from '../fieldwork/desk.tsx'
import { records } from './demo-inventory.ts'

const client = { rounds: () => Promise.resolve([]) } as unknown as InventoryClient // The rest is never asked for here.

/** All rooms at once; what stands in one of them, or in all. */
const show = async (inventory: Inventory) => {
  deskWith(
    <main>
      <h1>Wat hebben we in huis?</h1>
      <BasisLine basis={inventory.basis} />
      {roomNames.map((name) => {
        const Room = rooms[name]
        return (
          <section key={name} data-room={name}>
            <Room inventory={inventory} client={client} />
          </section>
        )
      })}
    </main>,
  )
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
  const words = (room?: string) =>
    document.querySelector(room === undefined ? 'main' : `[data-room=${room}]`)?.textContent ?? ''
  for (const name of roomNames) expect(words(name)).not.toBe('')
  expect(words()).not.toMatch(/NaN|undefined|Infinity|\[object|null/)
  expect([...document.querySelectorAll('.chart')].every(({ children }) => children.length > 0)).toBe(true)
  return words
}

const of = (said: readonly Talk[]) =>
  inventoryFrom([project(), ...said.map((one) => one.record)], { opened: said.map((one) => one.opened) })

const spenders = (cents: readonly number[]): readonly Talk[] =>
  cents.map((amount, index) =>
    talk(100 + index, {
      sealed: {
        [asked.spending]: value({ food: { state: 'value', cents: amount, period: 'month' } }),
        [asked.leaves]: value({ food: '1' }),
      },
    }),
  )

test('without a conversation the rooms show things and documents, and say what is missing', async () => {
  const words = await show(inventoryFrom(records.filter(({ type }) => type !== 'interview')))
  expect(words('overview')).toContain('Nog geen gesprekken')
  expect(words('money')).toContain('Nog niets.')
  expect(words('money')).toContain('geteld, 1 stuk')
  expect(words('unused')).toContain('Bakfiets')
})

test('where too few answered, every figure is hidden and says why', async () => {
  const words = await show(of(spenders([10_000, 20_000, 30_000])))
  expect(words('overview')).toContain('Te weinig gesprekken')
  expect(words('money')).toContain('Niet te tonen: te weinig huishoudens.')
  expect(document.querySelector('.c-dot, .c-leak')).toBeNull()
  expect(words('money')).not.toMatch(/€/)
})

test('where one household has all the money, nobody reads how much', async () => {
  const words = await show(of(spenders([9_000_000, ...Array.from({ length: 19 }, () => 1_000)])))
  expect(words('money')).toContain('één of twee huishoudens betalen bijna alles')
  expect(words('overview')).toContain('één of twee huishoudens betalen bijna alles')
  expect(words('money')).not.toMatch(/€|% weg/)
})

test('where all spend nothing it is a true zero, and a negative amount is left out and told', async () => {
  const nothing = spenders(Array.from({ length: 12 }, () => 0))
  const cost = { title: 'Riool', vitalFunction: 'water', period: 'year', amountSource: 'budget', scope: 'neighbourhood' } // prettier-ignore
  const words = await show(
    inventoryFrom(
      [
        project(),
        record('costItem', 40, { ...cost, amountCents: -500 }),
        ...nothing.map((one) => one.record),
      ],
      { opened: nothing.map((one) => one.opened) },
    ),
  )
  expect(words('money')).toContain('Niemand noemde uitgaven')
  expect(words('costs')).toContain('1 bedrag zonder bron of met een fout getal telt niet mee.')
  expect(words()).not.toMatch(/€ ?[-−]|[-−] ?€/)
})

test('codes and records of another version stand nowhere, and it says that they are left out', async () => {
  const odd = Array.from({ length: 6 }, (_, index) =>
    talk(70 + index, {
      open: {
        [asked.models]: value(['timeTravel', 'lend']),
        [asked.skills]: value(['alchemy']),
        [asked.problem]: value({ text: '…', theme: 'aliens' }),
      },
    }),
  )
  const structure = { name: 'De Kan', kind: 'social', status: 'running' }
  const words = await show(
    inventoryFrom([
      project(),
      ...odd.map((one) => one.record),
      record('assetSighting', 81, { kind: 'portal', ownerDomain: 'elves', unusedDegree: 'empty', status: 'confirmed' }), // prettier-ignore
      { ...record('structure', 82, structure), schemaVersion: 99 },
    ]),
  )
  expect(words()).not.toMatch(/timeTravel|alchemy|aliens|portal|elves/)
  expect(words('resources')).toContain('6 huishoudens')
  expect(words('structures')).not.toContain('De Kan')
  expect(words('overview')).toContain('Dingen van een nieuwere versie')
  expect(words()).toMatch(/telt niet mee|tellen niet mee/)
})
