import { readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import Papa from 'papaparse'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultQuestionnaire as form } from '#domain/survey/questionnaire.ts'
import type { AppServer } from '../support/app-server.ts'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { type OfflinePhone, offlinePhone } from '../support/offline-phone.ts'
import { joinPhone } from '../support/phone.ts'
import { answersSaying, begin, done } from '../support/saved.ts'
import { unzip } from '../support/zip.ts'

/** A conversation that was held on paper: typed in by keyboard without a server, locked, sent, and in the file that the
 *  coordinator takes away, with the month and the minutes of the conversation and not those of the typing. */

let offline: OfflinePhone
let server: AppServer
const desk = handset({ width: 1280, height: 800 })
let page: Page
let month = ''

beforeAll(async () => {
  offline = await offlinePhone()
  ;({ server, page } = offline)
})
afterAll(async () => {
  await desk.discard()
  await offline.discard()
})

describe('a form on paper', { concurrent: false }, () => {
  test('is typed in by keyboard alone and locked', async () => {
    await page.goto(server.url)
    await page.locator('.action').first().click()
    await page.getByRole('button', { name: /^Van papier overtypen/ }).click()
    const sheet = page.locator('dialog[open]')
    await sheet.getByLabel('Deurgesprek', { exact: true }).click({ force: true })
    month = (await sheet.locator('option').nth(2).getAttribute('value')) ?? ''
    await sheet.locator('select').selectOption(month)
    await sheet.getByLabel('Hoeveel minuten duurde het?').fill('85')
    await page.getByRole('button', { name: 'Overtypen', exact: true }).click()
    await page.getByText(/^Van papier, /).waitFor()
    for (const { asks, keys = [], words = '' } of paper) {
      await page.getByRole('heading', { name: asks, level: 1 }).waitFor()
      if (words !== '') await page.locator('textarea:focus').waitFor()
      for (const key of keys) await page.keyboard.press(key)
      if (words !== '') await page.keyboard.type(words)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('heading', { name: /^Ik lees kort terug/ }).waitFor()
    await page.keyboard.press('Enter')
    await sheet.getByRole('button', { name: 'Op slot doen' }).press('Enter')
    await page.waitForURL(/\/bedankt\//)
  })

  test('comes out of the export with its own month and minutes, and with who did not know and who would not say', async () => {
    await server.start()
    await page.goto(server.url)
    await page.getByText(/Alles verstuurd om/).waitFor()
    await heldAtDoors(4)
    const coordinator = await desk.open()
    await join(coordinator, server.links()['coordinator'] ?? '', 'Laptop')
    await coordinator.goto(`${server.url}/coordinatie/binnen`)
    await coordinator.locator('.page .list > li').first().waitFor()
    await coordinator.goto(`${server.url}/coordinatie/uitdraai`)
    await coordinator.getByLabel('Waarom maakt u deze uitdraai?').fill('Proef van het overtypen')
    await coordinator.getByRole('switch').click()
    const downloading = coordinator.waitForEvent('download')
    await coordinator.getByRole('button', { name: /CSV voor programma/ }).click()
    const path = joinPath(server.data, 'export.zip')
    await (await downloading).saveAs(path)
    const files = unzip(readFileSync(path))
    const text = [...files].find(([name]) => name.endsWith('interviews.csv'))?.[1].toString('utf8') ?? ''
    const rows = Papa.parse<Record<string, string>>(text, { header: true }).data
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter(({ q07 }) => q07 === 'Elkaar kennen van papier')).toMatchObject([
      {
        mode: 'doorstep',
        month,
        minutes: '85',
        finished: '1',
        q27_state: 'pns',
        q34_state: 'dk',
        q40_state: 'notAsked',
      },
    ])
  })
})

/** Conversations come out five at a time. */
const heldAtDoors = async (count: number): Promise<void> => {
  const other = await joinPhone(server.links()['interviewer'] ?? '', 'Rode telefoon')
  const key = other.membership.pinnedKey ?? ''
  for (let held = 0; held < count; held++) {
    const draft = await begin(other.store)
    done(await other.store.seal({ ...draft, answers: answersSaying(`Samen eten ${held}`) }, form, key))
  }
  await other.sync.round()
  other.close()
}

/** What stands on the sheet: the key beside the box, or words. */
const paper: readonly {
  readonly asks: string
  readonly keys?: readonly string[]
  readonly words?: string
}[] = [
  { asks: 'Doet u mee aan dit gesprek?', keys: ['1'] },
  { asks: 'Met wie woont u hier?', keys: ['2'] },
  { asks: 'Wat is volgens u hier in de wijk de bedoeling?', words: 'Elkaar kennen van papier' },
  { asks: 'Wat gaat hier in de wijk nog niet goed?', words: 'Het is druk' },
  { asks: 'Hoe komt dat?', words: 'Iedereen werkt' },
  { asks: 'Energie (stroom, gas, warmte)', keys: ['0'] },
  { asks: 'Wat doet u nu al?', keys: ['b', '3'] },
  { asks: 'Wat kunt u goed of doet u graag?', keys: ['-'] },
  { asks: 'Wat staat hier leeg of wordt bijna niet gebruikt?', keys: ['0'] },
]
