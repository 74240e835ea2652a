import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultQuestionnaire as form, type Question, rowsOf } from '#domain/survey/questionnaire.ts'
import type { AppServer } from '../support/app-server.ts'
import { finger } from '../support/finger.ts'
import { converse } from '../support/interviewer.ts'
import { converseByKeyboard, tabTo } from '../support/keyboard.ts'
import { type OfflinePhone, offlinePhone } from '../support/offline-phone.ts'

/** Whole conversations in the built app without a server, as different hands hold them, and the form on paper. */

let offline: OfflinePhone
let server: AppServer
let page: Page

beforeAll(async () => {
  offline = await offlinePhone()
  ;({ server, page } = offline)
})
afterAll(() => offline.discard())

const home = async (): Promise<void> => {
  await page.goto(server.url)
  await page.locator('.action').first().waitFor()
}

const questionOf = (id: string): Question => {
  const found = form.questions.find((question) => question.id === id)
  if (found === undefined) throw new Error(`no question ${id}`)
  return found
}
const everything = form.questions.map(({ id }) => id)
const withoutSkipped = everything.filter((id) => id !== 'q04' && id !== 'q42')

describe('a conversation without a server', { concurrent: false }, () => {
  test('is held from the start to the code by keyboard alone', { timeout: 180_000 }, async () => {
    await home()
    await tabTo(page, '.action.first')
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor()
    await tabTo(page, 'dialog .action.first')
    await page.keyboard.press('Enter')
    await page.locator('h1.ask').waitFor()
    expect(await converseByKeyboard(page)).toEqual(withoutSkipped)
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor()
    await tabTo(page, 'dialog .button.main')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/bedankt\//)
    await page.locator('input[type=checkbox]').waitFor()
    await tabTo(page, 'input[type=checkbox]')
    await page.keyboard.press('Space')
    await tabTo(page, '.foot .button.main')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Mogen we u later nog bereiken?' }).waitFor()
    await tabTo(page, 'input[type=radio]')
    await page.keyboard.press('Space')
    await tabTo(page, '.foot .button.main')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.url}/`)
  })

  test('is held by touch on a small phone, with swipes', { timeout: 180_000 }, async () => {
    const hand = await finger(page)
    await home()
    await hand.tap(page.locator('.action.first'))
    await hand.tap(page.locator('dialog[open] .action.first'))
    await page.locator('h1.ask').waitFor()
    const asked = await converse(page, {
      words: () => 'Samen met de buren',
      press: hand.tap,
    })
    expect(asked).toEqual(withoutSkipped.filter((id) => id !== 'q41'))
    const title = page.locator('h1')
    await hand.swipe(title, 150)
    await page.getByRole('heading', { name: 'Wat hebben we niet gevraagd?' }).waitFor()
    await hand.swipe(title, -150)
    await page.getByRole('heading', { name: /^Ik lees kort terug/ }).waitFor()
    const lock = page.locator('dialog[open]').getByRole('button', { name: 'Op slot doen' })
    // While the page still moves after a swipe, a tap only stops it: then a person taps again.
    for (let taps = 0; taps < 3 && !(await lock.isVisible()); taps++) {
      await hand.tap(page.getByRole('button', { name: 'Op slot doen' }).first())
      await lock.waitFor({ timeout: 2_000 }).catch(() => undefined)
    }
    await hand.tap(lock)
    await page.waitForURL(/\/bedankt\//)
    process.stdout.write(`touches for the whole questionnaire: ${hand.touches()}\n`)
    await hand.lift()
  })

  test('at the door takes at most forty taps from home to locked', { timeout: 120_000 }, async () => {
    const hand = await finger(page)
    await home()
    const button = (name: string | RegExp) => hand.tap(page.getByRole('button', { name }).last())
    const choose = (index = 0) => hand.tap(page.locator('.choice').nth(index))
    const write = async (words: string) => {
      await hand.tap(page.locator('textarea').last())
      await page.locator('textarea:focus').waitFor()
      await page.keyboard.type(words)
    }
    const asks = (id: string) => page.getByText(questionOf(id).label.nl).first().waitFor()
    await hand.tap(page.locator('.action.first'))
    await button(/^Deurgesprek/)
    await asks('q01')
    await hand.tap(page.getByText('Ja, ik doe mee'))
    await button('Beginnen')
    await asks('q03')
    await choose()
    await button('Verder')
    await asks('q07')
    await write('Elkaar kennen')
    await button('Verder')
    await asks('q10')
    await write('Niemand kent elkaar')
    await button('Verder')
    await asks('q11')
    await write('Iedereen is druk')
    await button(/^Vraag door/)
    await write('Er is geen plek')
    await button('Dit is de kern')
    await asks('q16')
    for (const _ of rowsOf(form, questionOf('q16'), 'doorstep')) {
      await choose(1)
      await button(/^(Verder|Volgende kosten)$/)
    }
    await asks('q22')
    await choose()
    await choose(1)
    await button('Verder')
    await asks('q27')
    await choose()
    await choose(2)
    await button('Verder')
    await asks('q34')
    await button(/^Iets noemen/)
    const sheet = page.locator('dialog[open]')
    await sheet.locator('select').first().selectOption({ index: 3 })
    await hand.tap(sheet.getByRole('textbox').first())
    await page.keyboard.type('bij het plein')
    await hand.tap(sheet.locator('.choice').first())
    await button('Zet in de lijst')
    await sheet.waitFor({ state: 'hidden' })
    await button('Verder')
    await asks('q41')
    await button('Op slot doen')
    await hand.tap(sheet.getByRole('button', { name: 'Op slot doen' }))
    await page.waitForURL(/\/bedankt\//)
    // The menu of the phone itself takes a tap to open and one to choose.
    const taps = hand.touches() + 2
    process.stdout.write(`taps for the ten questions at the door: ${taps}\n`)
    expect(taps).toBeGreaterThan(20)
    expect(taps).toBeLessThanOrEqual(40)
    await hand.lift()
  })
})
