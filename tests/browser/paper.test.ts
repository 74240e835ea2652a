import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppServer } from '../support/app-server.ts'
import { type OfflinePhone, offlinePhone } from '../support/offline-phone.ts'

/** The blank form on paper, in the built app without a server. */

let offline: OfflinePhone
let server: AppServer
let page: Page

beforeAll(async () => {
  offline = await offlinePhone()
  ;({ server, page } = offline)
})
afterAll(() => offline.discard())

/** A short choice on one line. */
const pick = (name: string) => page.getByLabel(name, { exact: true }).click({ force: true })

describe('the form on paper', { concurrent: false }, () => {
  test.each([
    ['Gesprek', 'Nederlands', /Vraag dit alleen als bij vraag 3 niet “alleen” is gekozen\./i, 42, [6, 16]],
    ['Deurgesprek', 'Nederlands', /Kruis er hooguit 5 aan\./, 11, [2, 6]],
    ['Conversation', 'English', /Ask this only if .+ was not chosen at question 3\./i, 42, [6, 16]],
  ] as const)(
    '%s in %s is on sensible A4 pages with the rules in words',
    async (mode, language, rule, count, [least, most]) => {
      await page.goto(`${server.url}/gesprek/papier`)
      await page.locator('article h4').first().waitFor()
      await pick(language)
      await pick(mode)
      await expect.poll(() => page.locator('article h4').count()).toBe(count)
      const words = (await page.locator('article').textContent()) ?? ''
      expect(words).toMatch(rule)
      expect(words).not.toMatch(/undefined|\{|q\d\d|null/)
      const devtools = await page.context().newCDPSession(page)
      const { data } = await devtools.send('Page.printToPDF', { preferCSSPageSize: true })
      await devtools.detach()
      const pdf = Buffer.from(data, 'base64').toString('latin1')
      const pages = [...pdf.matchAll(/\/Type \/Page\b[^s]/g)].length
      const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
        Math.round(Number(width)),
        Math.round(Number(height)),
      ])
      process.stdout.write(`${mode} in ${language}: ${pages} pages\n`)
      expect(pages).toBeGreaterThanOrEqual(least)
      expect(pages).toBeLessThanOrEqual(most)
      for (const size of sizes) expect(size).toEqual([595, 842])
    },
  )
})
