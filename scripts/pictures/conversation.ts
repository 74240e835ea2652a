import type { Page } from 'playwright-core'
import { converse } from '../../tests/support/interviewer.ts'
import type { Camera } from './camera.ts'
import { residentSays } from './people.ts'

/** The questions that are worth a picture, by what they show. */
const screens: Readonly<Record<string, string>> = {
  q01: 'consent',
  q02: 'question-purposes',
  q03: 'question-single',
  q07: 'question-text',
  q10: 'question-theme',
  q11: 'why-chain',
  q16: 'costs',
  q17: 'shares',
  q24: 'repeat',
  q27: 'question-multi',
  q28: 'talents',
  q30: 'number',
  q34: 'tip',
}

/** A whole conversation at the table, from the start to the code and the contact. */
export const conversationTour = async (page: Page, { take }: Camera): Promise<void> => {
  await page
    .getByRole('button', { name: /gesprek/i })
    .first()
    .click()
  const sheet = page.locator('dialog[open]')
  await sheet.waitFor()
  await take(page, 'start-sheet')
  await sheet.getByRole('button', { name: /^Gesprek/ }).click()
  await page.waitForURL(/\/gesprek\//)
  await page.locator('h1.ask').waitFor()

  const taken = new Set<string>()
  await converse(page, {
    words: residentSays,
    look: async ({ id }) => {
      const name = screens[id]
      if (name === undefined || taken.has(id)) return
      taken.add(id)
      await take(page, name)
      if (id === 'q24') await itemSheet(page, take)
    },
  })
  await take(page, 'read-back')

  await page.getByRole('button', { name: 'Pauze' }).click()
  await take(page, 'pause-sheet')
  await sheet.getByRole('button', { name: 'Alle antwoorden' }).click()
  await take(page, 'jump-list')
  await page.getByRole('button', { name: 'Terug naar de vraag' }).click()

  await page.getByRole('button', { name: 'Op slot doen' }).click()
  await take(page, 'seal-sheet')
  await sheet.getByRole('button', { name: 'Op slot doen' }).click()
  await page.waitForURL(/\/bedankt\//)
  await page.getByRole('img', { name: /QR-code/ }).waitFor()
  await take(page, 'thanks')
  await page.getByLabel('De bewoner heeft de code').check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByLabel('Ja', { exact: true }).check({ force: true })
  await take(page, 'contact')
  await page.getByLabel('Nee', { exact: true }).check({ force: true })
  await page.getByRole('button', { name: 'Klaar' }).click()
  await page.locator('.status').waitFor()
}

const itemSheet = async (page: Page, take: Camera['take']): Promise<void> => {
  await page.getByRole('button', { name: 'Nog iets noemen' }).click()
  await page.locator('dialog[open]').waitFor()
  await take(page, 'repeat-sheet')
  await page.keyboard.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
}
