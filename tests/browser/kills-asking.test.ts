import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { type AppServer, appServer } from '../support/app-server.ts'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { answer, asking, goOn, questionOn } from '../support/interviewer.ts'
import { counted, times } from '../support/proof.ts'

/** Chromium, killed while somebody answers, without a server: at most the keystrokes of the last 300 ms are lost, and the
 *  conversation goes on at the question where it was. */

/** One question of each kind, unless there is time for all of them; the contact details, after the lock, each time. */
const sample = ['q01', 'q07', 'q11', 'q16', 'q24', 'q28', 'q30', 'q41']
const everywhere = times('ASKED', sample.length) > sample.length
/** As long ago as anything must be on disk. */
const ms = 300
const phone = handset()
let server: AppServer
let page: Page

beforeAll(async () => {
  server = await appServer({ demo: true })
  page = await phone.open()
  await join(page, server.links()['interviewer'] ?? '', 'Blauwe telefoon')
  await server.stop()
})
afterAll(async () => {
  await phone.discard()
  await server.discard()
})

/** Everything that can be seen to be chosen or written on this screen. */
const given = () => ({
  asked: document.querySelector('h1')?.textContent,
  chosen: [...document.querySelectorAll<HTMLInputElement>('main input:checked')].map(({ value }) => value),
  written: [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'main textarea, main input:not([type=radio], [type=checkbox])',
    ),
  ].map(({ value }) => value),
  listed: [...document.querySelectorAll('main .item')].map(({ textContent }) => textContent),
})

/** Typed at the last moment. */
const more = ' en nog iets'

const seen = () => page.evaluate(given)
const wait = () =>
  new Promise((done) => {
    setTimeout(done, ms)
  })

/** Words are typed on after the last moment that counts; a longer text than was kept has lost only those. */
const typedOn = async (): Promise<boolean> => {
  const words = page.locator('main textarea').first()
  if ((await words.count()) === 0) return false
  await words.press('End')
  await page.keyboard.type(more)
  return true
}

/** Opens the browser again on the same profile, at the same conversation, on the row that was asked. */
const reopen = async (path: string, asked: string): Promise<void> => {
  page = await phone.open()
  await page.goto(path)
  await page.locator('h1.ask').waitFor()
  // A grid goes on at the next row.
  if ((await page.evaluate(asking)) === asked) return
  await page.keyboard.press('Backspace')
  await page.waitForFunction(
    (text) => [...document.querySelectorAll('h1, .voice')].map((each) => each.textContent).join('|') === text,
    asked,
    { timeout: 30_000 },
  )
}

/** From the code to the last question, which comes after the lock. */
const toContact = async (): Promise<void> => {
  await page.getByLabel('De bewoner heeft de code').check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByRole('heading', { name: 'Mogen we u later nog bereiken?' }).waitFor()
}

test(
  'killed at any question it loses at most the keystrokes of the last 300 ms',
  { timeout: 600_000 },
  async () => {
    await page.goto(server.url)
    await page.locator('.action').first().click()
    await page.locator('dialog[open] .action.first').click()
    await page.locator('h1.ask').waitFor()
    const killedAt: string[] = []
    const passed: string[] = []
    for (let steps = 0; steps < 200; steps++) {
      const question = await questionOn(page)
      const isNew = passed.at(-1) !== question.id
      if (isNew) passed.push(question.id)
      if (question.type !== 'readBack') await answer(page, question, () => 'Samen met de buren')
      // Who does not live alone is also asked with how many.
      if (question.id === 'q03') await page.locator('.choice').nth(1).click()
      if (isNew && (everywhere || sample.includes(question.id))) {
        await wait()
        const before = await seen()
        const asked = await page.evaluate(asking)
        const path = page.url()
        const longer = await typedOn()
        await phone.kill()
        await reopen(path, asked)
        const after = await seen()
        if (longer) {
          expect(after.written[0]?.startsWith(before.written[0] ?? '')).toBe(true)
          expect(`${before.written[0] ?? ''}${more}`.startsWith(after.written[0] ?? '')).toBe(true)
        } else expect(after, question.id).toEqual(before)
        killedAt.push(question.id)
      }
      if (question.type === 'readBack') break
      await goOn(page, question)
    }
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').getByRole('button', { name: 'Op slot doen' }).click()
    await page.waitForURL(/\/bedankt\//)
    const farewell = page.url()
    await toContact()
    await page.getByLabel('Ja', { exact: true }).check({ force: true })
    await page.getByLabel(/^Naam/).fill('Een buur')
    await wait()
    await phone.kill()
    page = await phone.open()
    await page.goto(farewell)
    await toContact()
    expect(await page.getByLabel(/^Naam/).inputValue()).toBe('Een buur')
    expect(passed).toHaveLength(41)
    counted('Chromium killed while asking', { questions: passed.length + 1, kills: killedAt.length + 1 })
    expect(killedAt).toEqual(everywhere ? passed : sample)
  },
)
