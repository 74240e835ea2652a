import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bothSizes, inspect, onlyPhone } from '../support/accessibility.ts'
import { handset } from '../support/chromium-process.ts'
import { fullest, publication, publicationOp } from '../support/publication.ts'
import { sightingOp, startTestServer, type TestPhone, type TestServer } from '../support/server.ts'

/** The public page as a reader's browser meets it: made through the push, opened without a device. */

const reader = handset()
let server: TestServer
let page: Page
const asked: string[] = []

beforeAll(async () => {
  server = await startTestServer()
  const coordinator = await server.phone('coordinator')
  const photo = await uploaded(coordinator)
  const sighting = sightingOp()
  const chosen = { status: 'confirmed', visibility: 'public', publicPhoto: photo.sha256, photos: [photo] }
  const { sha256, small, width, height } = photo
  const shown = { sha256, small, width, height, kind: 'greenStrip', alt: 'Gras langs de stoep' }
  const { results } = await coordinator.push(
    { ...sighting, set: { ...sighting.set, ...chosen } },
    publicationOp(publication({ photos: [shown] })),
    publicationOp({ ...fullest(), photos: [shown, shown], slug: 'helemaal-vol', lang: 'en' }),
  )
  expect(results.map(({ result }) => result)).toEqual(['applied', 'applied', 'applied'])
  page = await reader.open()
  page.on('request', (request) => asked.push(request.url()))
})
afterAll(async () => {
  await reader.discard()
  await server.remove()
})

/** A picture of one size, as a coordinator's browser hands it in. */
const uploaded = async (coordinator: TestPhone) => {
  // Begins as a JPEG does: what the server keeps is never drawn there.
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46])
  const sha256 = createHash('sha256').update(jpeg).digest('hex')
  const reply = await coordinator.call(`/blobs/${sha256}`, {
    method: 'PATCH',
    headers: {
      'upload-offset': '0',
      'upload-complete': '?1',
      'content-digest': `sha-256=:${createHash('sha256').update(jpeg).digest('base64')}:`,
    },
    body: new Uint8Array(jpeg),
  })
  expect(reply.status).toBe(201)
  return { sha256, small: sha256, type: 'image/jpeg', bytes: jpeg.length, width: 192, height: 192 }
}

const open = async (path: string): Promise<void> => {
  await page.goto(`${server.url}/p/${path}`)
  await page.locator('h1').waitFor()
}
const { areaName, title } = publication()

describe('a public page in the browser', { concurrent: false }, () => {
  test.each([
    ['kannetjeskwartier', title, bothSizes],
    ['kannetjeskwartier/werkwijze', `Zo weten we dit: ${areaName}`, onlyPhone],
    ['kannetjeskwartier/en/a4', `Sheet to print: ${areaName}`, bothSizes],
    ['nergens', 'Deze pagina is er niet', onlyPhone],
  ])(
    '%s is for everybody, at every size and in the dark, and no wider than a phone',
    async (path, name, ways) => {
      await open(path)
      await inspect(page, { title: name, ways })
      await page.setViewportSize({ width: 360, height: 740 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    },
  )

  test('asks nobody but its own server, and runs no script', async () => {
    await open('kannetjeskwartier')
    await page.locator('summary').first().click()
    await page.locator('details[open] table').waitFor()
    await page.locator('.photos img').scrollIntoViewIfNeeded()
    await expect.poll(() => asked.filter((url) => url.includes('/foto/')).length).toBeGreaterThan(0)
    expect(asked.filter((url) => new URL(url).origin !== server.url)).toEqual([])
    expect(await page.locator('script, [style]').count()).toBe(0)
    expect(await page.context().cookies()).toEqual([])
  })

  test.each(['kannetjeskwartier/a4', 'kannetjeskwartier/en/a4', 'helemaal-vol/nl/a4', 'helemaal-vol/a4'])(
    '%s is two sides of A4, with everything on them',
    async (path) => {
      await open(path)
      const devtools = await page.context().newCDPSession(page)
      const { data } = await devtools.send('Page.printToPDF', { preferCSSPageSize: true })
      await devtools.detach()
      const pdf = Buffer.from(data, 'base64').toString('latin1')
      expect([...pdf.matchAll(/\/Type \/Page\b[^s]/g)]).toHaveLength(2)
      const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...size]) =>
        size.map(Number).map(Math.round),
      )
      for (const size of sizes) expect(size).toEqual([595, 842])
      // As wide as a sheet less its margins.
      await page.setViewportSize({ width: 688, height: 1_000 })
      await page.emulateMedia({ media: 'print' })
      const sides = await page
        .locator('.a4')
        .evaluateAll((all) => all.map((side) => side.scrollHeight - side.clientHeight))
      await page.emulateMedia({ media: null })
      expect(sides).toEqual([0, 0])
    },
  )
})
