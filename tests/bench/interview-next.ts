import type { Page } from 'playwright-core'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { converse } from '../support/interviewer.ts'
import { startTestServer } from '../support/server.ts'
import { medianIn, mediansOf } from './rounds.ts'
import { type Row, rounded } from './row.ts'
import { changesSeen, slowDown, watchChanges } from './slow-phone.ts'

/** The next question in the built app on a phone four times slower: from the press on *Verder* to the frame that shows
 *  it, the answer on disk before that. A round passes all questions and rows of a whole conversation once. */
export const nextQuestion = async (): Promise<readonly [Row, Row]> => {
  const server = await startTestServer({ demo: true, dist: 'dist' })
  const phone = handset()
  try {
    const page = await phone.open()
    await join(page, server.links.interviewer ?? '', 'Meetlat')
    await beginFull(page)
    await converse(page, { words: ({ id }, count) => `Wat er gezegd werd op ${id}, ${count}` })
    await slowDown(page, 4)
    await watchChanges(page, 'h1, .voice')
    const slowest: number[] = []
    const [median = 0] = await mediansOf(async () => {
      const times = await passAll(page)
      slowest.push(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0)
      return medianIn(times)
    })
    return [
      { name: 'interview.next', value: rounded(median), unit: 'ms' },
      { name: 'interview.next-p95', value: rounded(medianIn(slowest.slice(1))), unit: 'ms' },
    ]
  } finally {
    await phone.close()
    await phone.discard()
    await server.remove()
  }
}

/** Begins the whole conversation at the table. */
export const beginFull = async (page: Page): Promise<void> => {
  await page
    .getByRole('button', { name: /gesprek/i })
    .first()
    .click()
  await page
    .locator('dialog[open]')
    .getByRole('button', { name: /^Gesprek/ })
    .click()
  await page.waitForURL(/\/gesprek\//)
}

/** From the read-back to the first question and on again to the read-back; what each step on took. */
const passAll = async (page: Page): Promise<readonly number[]> => {
  const back = page.getByRole('button', { name: 'Terug', exact: true })
  while (await back.isVisible()) await step(page, () => back.click())
  await changesSeen(page)
  const on = page.locator('.foot .button.main')
  const end = page.getByRole('button', { name: 'Op slot doen' })
  while (!(await end.isVisible())) await step(page, () => on.click())
  return changesSeen(page)
}

/** Does it, and waits until another question or row stands there. */
const step = async (page: Page, act: () => Promise<void>): Promise<void> => {
  const before = await page.evaluate(asking)
  await act()
  await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('h1, .voice')].map((element) => element.textContent).join('|') !== text,
    before,
  )
}

const asking = (): string =>
  [...document.querySelectorAll('h1, .voice')].map((element) => element.textContent).join('|')
