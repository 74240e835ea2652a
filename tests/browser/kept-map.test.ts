import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { tileServer, type TileServer } from '../support/tile-server.ts'

let server: TestServer
let tiles: TileServer
let page: Page
const phone = handset()

beforeAll(async () => {
  tiles = await tileServer()
  server = await startTestServer({ demo: true, dist: 'dist', tiles: [tiles.origin] })
  const coordinator = await server.phone('coordinator')
  const { records } = await coordinator.pull()
  const project = [...records.values()].find(({ type }) => type === 'project')
  const baseMap = {
    kind: 'xyz',
    url: tiles.template,
    attribution: 'Proefkaart',
    minZoom: 6,
    maxZoom: 19,
  }
  const { results } = await coordinator.push({
    id: randomUUID(),
    type: 'project',
    recordId: project?.id,
    schemaVersion: 1,
    at: '2026-11-03',
    base: { baseMap: '' },
    set: { baseMap },
  })
  expect(results[0]?.result).toBe('applied')
  page = await phone.open()
  await join(page, await server.link('volunteer'), 'Gele telefoon')
})
afterAll(async () => {
  await phone.discard()
  await server.remove()
  await tiles.stop()
})

const count = async (): Promise<readonly [done: number, total: number]> => {
  const words = (await page.getByText(/\d+ van \d+ beelden/).textContent()) ?? ''
  const [, done, total] = /(\d+) van (\d+)/.exec(words) ?? []
  return [Number(done), Number(total)]
}

/** Paths of the pictures that are whole on the phone: of the very last ones a phone that dies may lose some. */
const readable = (): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const paths: string[] = []
    for (const name of (await caches.keys()).filter((each) => each.includes('-map-'))) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const kept = await cache.match(request)
        if (((await kept?.blob())?.size ?? 0) > 0) paths.push(new URL(request.url).pathname)
      }
    }
    return paths
  })

/** What the map shows, once it shows everything: where its pictures came from. */
const drawn = async (): Promise<readonly string[]> => {
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll<HTMLImageElement>('img.leaflet-tile')]
    return (
      all.length > 0 &&
      all.every((tile) => tile.classList.contains('leaflet-tile-loaded') && tile.naturalWidth === 256)
    )
  })
  return page
    .locator('img.leaflet-tile')
    .evaluateAll((all) => all.map((tile) => tile.getAttribute('src') ?? ''))
}

describe('the map of a neighbourhood', { concurrent: false }, () => {
  test('says how large it is, comes in, and goes on after the phone died without fetching anything twice', async () => {
    await page.goto(`${server.url}/kaart`)
    await page.getByText(/\d+ kaartbeelden, ongeveer/).waitFor()
    tiles.holdAfter(40)
    await page.getByRole('button', { name: 'Bewaar de kaart' }).click()
    await expect.poll(async () => (await count())[0], { timeout: 60_000 }).toBeGreaterThan(20)
    await phone.kill()
    tiles.letGo()
    tiles.fetched.length = 0

    page = await phone.open()
    await page.goto(`${server.url}/kaart`)
    await page.getByText('Limonade ging tussendoor dicht').waitFor()
    const [, total] = await count()
    const here = await readable()
    expect(here.length).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await page.getByText('De kaart staat op deze telefoon').waitFor()
    // Around what is kept the map on the page looks at some that never are.
    const whole = new Set(await readable())
    const again = tiles.fetched.filter((path) => whole.has(path))
    expect(again).toHaveLength(total - here.length)
    expect(new Set([...again, ...here]).size).toBe(total)
  })

  test('is drawn after a restart without any network, and enlarged where it has no nearer pictures', async () => {
    await phone.close()
    await server.stop()
    await tiles.stop()
    page = await phone.open()
    await page.goto(`${server.url}/wandeling`)
    expect(new Set((await drawn()).map((address) => new URL(address).origin))).toEqual(
      new Set([tiles.origin]),
    )
    // The line around what is kept.
    await page.locator('path.m-kept').waitFor({ state: 'attached' })
    // Nearer than zoom 18 nothing is kept.
    const map = page.getByRole('application')
    await map.focus()
    const enlarged = () => page.locator('img.leaflet-tile[src^="blob:"]').count()
    await expect
      .poll(
        async () => {
          await map.press('+')
          return enlarged()
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0)
    await expect
      .poll(async () => (await drawn()).every((address) => address.startsWith('blob:')), { timeout: 60_000 })
      .toBe(true)
  })

  test('is counted in the settings, and goes when the phone is emptied', async () => {
    await page.goto(`${server.url}/instellingen`)
    for (const kind of ['De app zelf', 'De kaart', 'Vondsten, gesprekken en adressen'])
      await page
        .locator('li', { hasText: kind })
        .filter({ hasText: /[1-9]\d* (kB|MB)/ })
        .waitFor()
    await page.getByRole('button', { name: 'Leegmaken…' }).click()
    await page.getByRole('button', { name: 'Ja, leegmaken' }).click()
    await page.waitForURL(`${server.url}/`)
    expect((await page.evaluate(() => caches.keys())).filter((name) => name.includes('-map-'))).toEqual([])
  })
})
