import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppServer, appServer } from '../support/app-server.ts'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'

let server: AppServer
let page: Page
const phone = handset()
let desk: Page
const laptop = handset()

beforeAll(async () => {
  server = await appServer({ demo: true })
  page = await phone.open()
})
afterAll(async () => {
  await phone.discard()
  await laptop.discard()
  await server.discard()
})

test('the app can be installed, and opens without a server once it is ready', async () => {
  await join(page, server.links()['volunteer'] ?? '', 'Gele telefoon')
  const devtools = await page.context().newCDPSession(page)
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  // A headless browser never shows the prompt itself; what it says of the app must be nothing.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  const { errors, data } = await devtools.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(JSON.parse(data ?? '{}')).toMatchObject({ name: 'Limonade', display: 'standalone', lang: 'nl' })
})

test('the settings show the hash that the server prints for its build', async () => {
  await page.goto(`${server.url}/instellingen`)
  const printed = spawnSync(process.execPath, ['src/server/admin.ts', 'verify'], { encoding: 'utf8' })
  const hash = /[0-9a-f]{12,}/.exec(printed.stdout)?.[0] ?? 'no hash was printed'
  await page.getByText(hash, { exact: false }).waitFor()
})

test('a public page comes from the server, also on a phone that has the app', async () => {
  await page.goto(server.url)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.goto(`${server.url}/p/nergens`)
  await page.getByRole('heading', { name: 'Deze pagina is er niet' }).waitFor()
})

test('a coordinator has every room of the desk on the laptop before one was opened', async () => {
  desk = await laptop.open()
  await join(desk, server.links()['coordinator'] ?? '', 'Grijze laptop')
  const built = readdirSync('dist/assets').filter((name) => /^(coordinate|key)-.*\.js$/.test(name))
  expect(built.length).toBeGreaterThan(10)
  const kept = async () => {
    const paths = await desk.evaluate(async () =>
      (await (await caches.open('limonade-rooms')).keys()).map(({ url }) => new URL(url).pathname),
    )
    return built.filter((name) => !paths.includes(`/assets/${name}`))
  }
  await expect.poll(kept, { timeout: 60_000 }).toEqual([])
})

test('with the server gone every room of a volunteer opens', async () => {
  await page.goto(server.url)
  await page.locator('.status').waitFor()
  await server.stop()
  for (const [path, text] of [
    ['/', 'Ga wandelen'],
    ['/wandeling', 'Vondst'],
    ['/wachtrij', 'Wachtrij'],
    ['/instellingen', 'Instellingen'],
    ['/intrekken', 'code'],
  ] as const) {
    await page.goto(`${server.url}${path}`)
    await page.getByText(text, { exact: false }).first().waitFor()
  }
})

test('with the server gone the desk opens too', async () => {
  await desk.goto(`${server.url}/coordinatie/vragen`)
  await desk.getByRole('heading', { level: 1 }).waitFor()
})
