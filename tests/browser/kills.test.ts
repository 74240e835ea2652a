import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppServer, appServer } from '../support/app-server.ts'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { counted, times } from '../support/proof.ts'

/** Chromium, killed at any moment while somebody saves, without a server: what the screen said to be saved is there. */

const kills = times('KILLS', 20)
const longestMs = 3_500
/** Milliseconds in which a round gets to its first sighting, on any machine; more means that the screen is stuck. */
const patience = 60_000
const phone = handset()
let server: AppServer
let page: Page

beforeAll(async () => {
  server = await appServer({ demo: true })
  page = await phone.open()
  await join(page, server.links()['interviewer'] ?? '', 'Blauwe telefoon')
  await server.stop()
  await phone.close()
})
afterAll(async () => {
  await phone.discard()
  await server.discard()
})

/** Kills the browser at some moment of the milliseconds after somebody says that the work began, while it goes on. */
const killedWithin = async (longest: number, work: (begun: () => void) => Promise<void>): Promise<void> => {
  let killed: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  try {
    await work(() => {
      timer ??= setTimeout(() => {
        killed = phone.kill()
      }, Math.random() * longest)
    })
  } catch (error) {
    // Whatever the work was doing breaks off at the kill; what breaks before is the work's own.
    if (killed === undefined) throw error
  } finally {
    clearTimeout(timer)
    await killed
    await phone.kill()
  }
}

/** From the last step of noting a sighting to the first: a half-made one stands at any of them after a kill. */
const steps = [
  /^(Nee, b|De plek klopt\. B|B)ewaren$/,
  /helemaal leeg/i,
  /^Bedrijf/,
  /^Kantoor/,
  'Gebouw',
  'Vondst',
] as const

const anyStep = /Vondst|Gebouw|Kantoor|ewaren/

/** Takes the next step; tells whether that saved. */
const step = async (at: Page): Promise<boolean> => {
  for (const name of steps) {
    const button = at.getByRole('button', { name, exact: true }).last()
    if (!(await button.isVisible()) || !(await button.isEnabled())) continue
    await button.click({ timeout: 1_000 })
    return name === steps[0]
  }
  return false
}

const stuck = async (at: Page): Promise<never> => {
  throw new Error(
    `no step or nothing saved in ${patience / 1_000} s:\n${await at.locator('body').innerText()}`,
  )
}

const outbox = (at: Page): Promise<number> =>
  at.evaluate(async () => {
    const name = (await indexedDB.databases()).find((each) =>
      /^limonade-[0-9a-f-]{36}$/.test(each.name ?? ''),
    )
    const opening = indexedDB.open(name?.name ?? '')
    await new Promise((done) => opening.addEventListener('success', done))
    const counting = opening.result.transaction('outbox').objectStore('outbox').count()
    await new Promise((done) => counting.addEventListener('success', done))
    opening.result.close()
    return counting.result
  })

describe('a phone that is killed again and again', { concurrent: false }, () => {
  test(
    'No loss: has every sighting that the screen said to be saved, once',
    { timeout: 60_000 + kills * 20_000 },
    async () => {
      let said = 0
      let held = 0
      for (let kill = 0; kill < kills; kill++) {
        page = await phone.open()
        await page.goto(`${server.url}/wandeling`)
        await page
          .getByRole('button', { name: anyStep })
          .first()
          .waitFor()
          .catch(() => stuck(page))
        held = await outbox(page)
        expect(held).toBeGreaterThanOrEqual(said)
        expect(held).toBeLessThanOrEqual(said + 1)
        // The last may have been saved when nobody could say so any more.
        said = held
        const context = page.context()
        await killedWithin(longestMs, async (begun) => {
          const since = performance.now()
          for (;;) {
            // Somewhere else each time; where the same kind stands nearby it says that it is another.
            await context.setGeolocation({
              latitude: 52.559 + Math.random() / 500,
              longitude: 5.218 + Math.random() / 300,
              accuracy: 6,
            })
            if (!(await step(page))) {
              if (performance.now() - since > patience) await stuck(page)
              continue
            }
            await page
              .getByText('Kantoor bewaard.', { exact: false })
              .waitFor()
              .catch(() => stuck(page))
            said += 1
            // Every round saves, however slow the machine is; the kill falls anywhere in what comes next.
            begun()
          }
        })
      }
      page = await phone.open()
      await page.goto(`${server.url}/wachtrij`)
      await page.locator('h1').first().waitFor()
      held = await outbox(page)
      counted('Chromium killed while saving', { kills, said, held })
      expect(held).toBeGreaterThanOrEqual(said)
      expect(held).toBeLessThanOrEqual(said + 1)
      expect(said).toBeGreaterThan(kills / 2)
    },
  )
})
