import type { Page } from 'playwright-core'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { startTestServer } from '../support/server.ts'
import { mediansOf } from './rounds.ts'
import { type Row, rounded } from './row.ts'
import { changesSeen, slowDown, watchChanges } from './slow-phone.ts'

/** A sighting in the built app on a phone four times slower: what the app itself takes from the first of six taps to the
 *  word that it is saved, each tap from its press to the frame that shows the next thing. */
export const sightingOnAWalk = async (): Promise<readonly Row[]> => {
  const server = await startTestServer({ demo: true, dist: 'dist' })
  const phone = handset()
  try {
    const page = await phone.open()
    await join(page, server.links.volunteer ?? '', 'Meetlat')
    await page.goto(`${server.url}/wandeling`)
    await page.getByRole('button', { name: 'Vondst', exact: true }).waitFor()
    await slowDown(page, 4)
    await watchChanges(page, '.sheet .ask, .toast > span')
    const slowest: number[] = []
    const [median = 0] = await mediansOf(async () => {
      const times = await note(page)
      slowest.push(Math.max(...times))
      return times.reduce((sum, time) => sum + time, 0)
    })
    const tap = slowest.slice(1).toSorted((a, b) => a - b)[2] ?? 0
    return [
      { name: 'walk.sighting', value: rounded(median), unit: 'ms' },
      { name: 'walk.sighting-tap', value: rounded(tap), unit: 'ms' },
    ]
  } finally {
    await phone.close()
    await phone.discard()
    await server.remove()
  }
}

/** Six taps, then the sighting is taken back. What each tap took. */
const note = async (page: Page): Promise<readonly number[]> => {
  const sheet = page.locator('section.sheet')
  await page.getByRole('button', { name: 'Vondst', exact: true }).click()
  for (const answer of ['Spullen', 'Bakfiets', 'Samen', /^helemaal leeg/i])
    await sheet.getByRole('button', { name: answer }).last().click()
  await sheet.getByRole('button', { name: /bewaren$/i }).click()
  await page.getByText('Bakfiets bewaard.').waitFor()
  await page.waitForFunction((taps) => changeTimes.length >= taps, taps)
  const times = await changesSeen(page)
  if (times.length !== taps) throw new Error(`${times.length} taps were measured, not ${taps}`)
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await page.getByText('Ongedaan gemaakt.').waitFor()
  await page.waitForFunction(() => changeTimes.length > 0)
  await changesSeen(page)
  return times
}

const taps = 6

/** Put there by `watchChanges`. */
declare const changeTimes: number[]
