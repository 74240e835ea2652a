import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { MapStep } from '#app/screens/coordinate/setup/map-step.tsx'
import { newProject } from '#domain/project/project.ts'
import type { Stored } from '#domain/sync/record.ts'
import { deskWith } from '../fieldwork/desk.tsx'

const offer = { origins: ['https://service.pdok.nl', 'http://127.0.0.1:9'], file: null }
const projectRecord = {
  id: crypto.randomUUID(),
  type: 'project',
  schemaVersion: 1,
  at: '2026-03-01',
  fields: { ...newProject('De Wilgenhoek') },
  versions: {},
  conflicts: [],
  scopes: ['project'],
} as unknown as Stored // No field of a new project is undefined, which its type allows.

const stepWith = (mapOffer: () => Promise<unknown>) =>
  deskWith(<MapStep />, {
    projectRecord,
    // Only what this page asks for.
    client: { mapOffer } as unknown as { mapOffer: never },
  })

test('a map of a host that the operator allowed is chosen, previewed and saved', async () => {
  const { store } = stepWith(() => Promise.resolve({ ok: true, value: offer }))
  await userEvent.selectOptions(page.getByLabelText('Kaartbeeld'), 'Een andere kaart, met een adres')
  await userEvent.fill(
    page.getByLabelText('Adres van de kaartbeelden'),
    'https://elders.example/{z}/{x}/{y}.png',
  )
  await userEvent.click(page.getByRole('button', { name: 'Bewaren' }))
  await expect.element(page.getByText('De beheerder van de server staat deze plek niet toe.')).toBeVisible()
  await expect.element(page.getByText('Vul in van wie de kaart is.')).toBeVisible()
  expect(await store.db.outbox.count()).toBe(0)

  await userEvent.fill(page.getByLabelText('Adres van de kaartbeelden'), 'http://127.0.0.1:9/{z}/{x}/{y}.png')
  await userEvent.fill(page.getByLabelText('Van wie is de kaart?'), '© Voorbeeld')
  await expect.element(page.getByText('Er komen geen beelden. Kijk het adres na.')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Bewaren' }))
  await expect
    .poll(async () =>
      (await store.db.outbox.toArray()).map(({ body }) =>
        body.kind === 'clear' ? body.operation.set : null,
      ),
    )
    .toEqual([
      {
        baseMap: {
          kind: 'xyz',
          url: 'http://127.0.0.1:9/{z}/{x}/{y}.png',
          attribution: '© Voorbeeld',
          minZoom: 10,
          maxZoom: 18,
        },
      },
    ])
})

test('only what the operator allows is offered, and without the server nothing is', async () => {
  stepWith(() => Promise.resolve({ ok: true, value: { origins: ['https://service.pdok.nl'], file: null } }))
  await expect.element(page.getByLabelText('Kleuren')).toBeVisible()
  expect(page.getByRole('option', { name: 'De kaart op deze server' }).query()).toBeNull()
})

test('without the server nothing is chosen', async () => {
  stepWith(() => Promise.resolve({ ok: false, kind: 'away' }))
  await expect.element(page.getByText('De server antwoordt niet. Kies later opnieuw.')).toBeVisible()
})
