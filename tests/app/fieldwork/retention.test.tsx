import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { RetentionList } from '#domain/sync/desk-wire.ts'
import { RetentionPart } from '#app/screens/coordinate/retention/retention-part.tsx'
import { SoonErasedLine } from '#app/screens/coordinate/retention/soon-erased.tsx'
import { HomeRoom } from '#app/screens/home/home-room.tsx'
import { deskOfProject, deskWith } from './desk.tsx'

const list: RetentionList = {
  today: '2026-03-09',
  ends: [
    { kept: 'contact', goesOn: '2026-03-16', count: 3 },
    { kept: 'interview', goesOn: '2026-03-17', count: 12 },
  ],
}
const server = { retention: () => Promise.resolve({ ok: true as const, value: list }) }
const button = (name: string) => page.getByRole('button', { name })

test('what ends is announced a week ahead on every page of the desk, and not before', async () => {
  deskWith(<SoonErasedLine />, { client: server, path: '/coordinatie/binnen' })
  await expect
    .element(
      page.getByRole('link', { name: 'Over 7 dagen worden de contactgegevens van 3 bewoners gewist.' }),
    )
    .toHaveAttribute('href', '/coordinatie/gewist')
  expect(page.getByRole('link').elements()).toHaveLength(1)
})

test('the page counts down, and keeps conversations longer with a reason only', async () => {
  const { project } = await deskOfProject(<RetentionPart />, {}, { client: server })
  await expect.element(page.getByText('contactgegevens van 3 bewoners')).toBeVisible()
  await expect.element(page.getByText(/17 maart.*, over 8 dagen$/)).toBeVisible()
  await button('Bewaren').click()
  await expect.element(page.getByText('Kies hoe lang.')).toBeVisible()
  await expect.element(page.getByText('Schrijf kort waarom, in hoogstens 200 tekens.')).toBeVisible()
  expect((await project())?.['retention'] ?? []).toEqual([])

  await userEvent.click(page.getByLabelText('3 maanden langer'))
  await userEvent.fill(page.getByLabelText('Waarom?'), 'De gemeente beslist pas in de zomer.')
  await button('Bewaren').click()
  await expect
    .poll(async () => (await project())?.['retention'])
    .toMatchObject([{ interviewDays: 457, reason: 'De gemeente beslist pas in de zomer.' }])
})

test('without the server it says so and offers to ask again', async () => {
  let away = true
  const retention = () =>
    Promise.resolve(away ? ({ ok: false, kind: 'away' } as const) : { ok: true as const, value: list })
  deskWith(<RetentionPart />, { client: { retention } })
  const again = button('Opnieuw proberen')
  await expect.element(again).toBeVisible()
  away = false
  await again.click()
  await expect.element(page.getByText('contactgegevens van 3 bewoners')).toBeVisible()
})

test('a phone says on its home screen which day the fieldwork ends', async () => {
  const fieldworkEndsOn = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  deskWith(<HomeRoom />, { project: { fieldworkEndsOn }, role: 'interviewer' })
  await expect.element(page.getByText(/^Het veldwerk stopt/)).toBeVisible()
})
