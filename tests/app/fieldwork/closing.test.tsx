import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ProjectFields } from '#domain/project/project.ts'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { ClosingPage } from '#app/screens/coordinate/fieldwork/closing-page.tsx'
import { deskOfProject, fieldsOf } from './desk.tsx'

const button = (name: string) => page.getByRole('button', { name })
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const device = (name: string, lastSeenAt: string): DeviceInfo => ({
  id: crypto.randomUUID(),
  name,
  role: 'interviewer',
  joinedAt: lastSeenAt,
  lastSeenAt,
  state: 'active',
  own: false,
  keyWords: null,
})

const desk = (change: Partial<ProjectFields>) => {
  const devices = [device('Oude tablet', '2026-01-02T10:00:00Z'), device('Geel', new Date().toISOString())]
  return deskOfProject(<ClosingPage />, change, {
    client: { devices: () => Promise.resolve({ ok: true, value: devices }) },
  })
}

test('the end is announced at least a week ahead, and nothing can be erased before', async () => {
  const { project } = await desk({})
  await userEvent.fill(page.getByLabelText('Op welke dag stopt het veldwerk?'), dayFromNow(3))
  await button('Kondig aan').click()
  await expect.element(page.getByText('Kies een dag die minstens 7 dagen weg is.')).toBeVisible()
  expect(await project()).not.toHaveProperty('fieldworkEndsOn')

  await userEvent.fill(page.getByLabelText('Op welke dag stopt het veldwerk?'), dayFromNow(9))
  await button('Kondig aan').click()
  await expect.poll(project).toMatchObject({ fieldworkEndsOn: dayFromNow(9) })
  expect(button('Sluit het veldwerk af').elements()).toEqual([])
})

test('on the day it says which phones are late, asks once more, and erases', async () => {
  const { store, project } = await desk({ fieldworkEndsOn: dayFromNow(-1) })
  await store.create('address', {
    street: 'Kersenlaan',
    houseNumber: '1',
    gridCell: '',
    walkOrder: 1,
    doNotVisit: false,
  })
  await expect.element(page.getByText('Nog te wissen: 1.')).toBeVisible()
  await expect.element(page.getByText('Oude tablet')).toBeVisible()
  expect(page.getByText('Geel').elements()).toEqual([])

  await button('Sluit het veldwerk af').click()
  expect(await fieldsOf(store, 'address')).toHaveLength(1)
  await page.getByRole('dialog').getByRole('button', { name: 'Sluit het veldwerk af' }).click()
  await expect.poll(project).toMatchObject({ phase: 'review' })
  expect(await fieldsOf(store, 'address')).toEqual([])
})

test('afterwards it says so', async () => {
  await desk({ phase: 'review', fieldworkEndsOn: dayFromNow(-1) })
  await expect.element(page.getByText('Het veldwerk is gesloten')).toBeVisible()
  expect(button('Kondig aan').elements()).toEqual([])
})
