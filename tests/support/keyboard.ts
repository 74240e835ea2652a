import type { Page } from 'playwright-core'
import { asking, questionOn, taken } from './interviewer.ts'

/** A person who holds a whole conversation without a mouse and without a finger: Tab, Enter, Space, arrows and the keys
 *  of the choices. Reads what is on the screen, in Dutch. */

/** Presses Tab until what has the focus is this. */
export const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${selector}`)
}

/** Answers everything from the question on the screen to the read-back. Returns the ids of what was asked, in order. */
export const converseByKeyboard = async (page: Page): Promise<readonly string[]> => {
  const asked: string[] = []
  for (let steps = 0; steps < 200; steps++) {
    const question = await questionOn(page)
    if (asked.at(-1) !== question.id) asked.push(question.id)
    if (question.type === 'readBack') return asked
    const before = await page.evaluate(asking)
    await answerByKeyboard(page, question.type)
    await taken(page, question, before)
  }
  throw new Error('the conversation has no end')
}

const answerByKeyboard = async (page: Page, type: string): Promise<void> => {
  switch (type) {
    case 'text':
    case 'themedText':
    case 'whyChain':
      await tabTo(page, 'main textarea')
      await page.keyboard.type('Samen met de buren')
      await tabTo(page, '.foot .button.main')
      return page.keyboard.press('Enter')
    case 'number':
      await tabTo(page, 'main input')
      await page.keyboard.type('2')
      return page.keyboard.press('Enter')
    case 'consent':
    case 'single':
    case 'multi':
    case 'amountGrid':
    case 'shareGrid':
    case 'talentGrid':
      await page.keyboard.press('1')
      return page.keyboard.press('Enter')
    default:
      await addItem(page)
      await tabTo(page, '.foot .button.main')
      return page.keyboard.press('Enter')
  }
}

/** Opens the sheet of a list, fills in each field as Tab comes to it, and puts the item in the list. */
const addItem = async (page: Page): Promise<void> => {
  await tabTo(page, 'main button')
  await page.keyboard.press('Enter')
  await page.locator('dialog[open]').waitFor()
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const kind = await page.evaluate(() => {
      const focus = document.activeElement
      if (focus?.matches('dialog [type=submit]') === true) return 'submit'
      if (focus instanceof HTMLSelectElement) return 'select'
      if (!(focus instanceof HTMLInputElement)) return 'other'
      if (focus.type === 'radio') return focus.checked ? 'other' : 'radio'
      if (focus.type === 'checkbox') {
        const group = focus.closest('fieldset')
        return group?.querySelector(':checked') === null ? 'radio' : 'other'
      }
      return focus.inputMode === 'numeric' ? 'year' : focus.inputMode === 'decimal' ? 'number' : 'words'
    })
    if (kind === 'submit') {
      await page.keyboard.press('Enter')
      await page.locator('dialog[open]').waitFor({ state: 'hidden' })
      return
    }
    if (kind === 'select') await page.keyboard.press('ArrowDown')
    else if (kind === 'radio') await page.keyboard.press('Space')
    else if (kind === 'year') await page.keyboard.type('2030')
    else if (kind === 'number') await page.keyboard.type('2')
    else if (kind === 'words') await page.keyboard.type('Plein')
  }
  throw new Error('Tab does not come to the end of the sheet')
}
