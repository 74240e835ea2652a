import type { Page } from 'playwright-core'
import type { AppServer } from '../../tests/support/app-server.ts'
import type { Camera } from './camera.ts'

/** A walk with one sighting, saved while the server is away, and the outbox before and after. */
export const walkTour = async (page: Page, server: AppServer, { take }: Camera): Promise<void> => {
  await page.getByRole('link', { name: /Ga wandelen/ }).click()
  await page.locator('.leaflet-marker-icon').first().waitFor()
  await take(page, 'walk', { also: ['sun', 'dark'] })
  await page.getByRole('button', { name: 'Toon als lijst' }).click()
  await take(page, 'walk-list')
  await page.locator('dialog[open] .item').nth(1).click()
  await page.locator('dialog[open] .list, dialog[open] .row').first().waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).waitFor()
  await take(page, 'sighting')
  await page.keyboard.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'detached' })

  await server.stop()
  await page.getByRole('button', { name: 'Vondst', exact: true }).click()
  await take(page, 'find-1-group')
  await page.getByRole('button', { name: 'Gebouw' }).click()
  await take(page, 'find-2-kind')
  await page.getByRole('button', { name: 'Kantoor' }).click()
  await take(page, 'find-3-owner')
  await page.getByRole('button', { name: /^Bedrijf/ }).click()
  await take(page, 'find-4-degree')
  await page.getByRole('button', { name: /helemaal leeg/i }).click()
  await take(page, 'find-5-save', { also: ['sun', 'dark'] })
  await page.locator('.sheet .button.main').click()
  await page.getByText('Kantoor bewaard.', { exact: false }).waitFor()
  await take(page, 'find-saved')

  await page.getByRole('link', { name: /Wachtrij/ }).click()
  await take(page, 'outbox-waiting')
  await page.getByRole('link', { name: 'Thuis' }).click()
  await take(page, 'home-offline')
  await server.start()
  await page.reload()
  await page
    .getByText(/Alles verstuurd om/)
    .first()
    .waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: /Wachtrij/ }).click()
  await take(page, 'outbox-sent')
}
