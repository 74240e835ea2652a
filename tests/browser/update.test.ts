import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handset } from '../support/chromium-process.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

/** A new version of the app while a tab has the one before open. */

const folder = mkdtempSync(join(tmpdir(), 'limonade-update-'))
const dist = 'dist'
const phone = handset()
let server: TestServer
let page: Page
let context: BrowserContext
let room = ''

/** A part that is fetched only when its room is opened. */
const lateRoom = (): string => {
  const name = readdirSync(join(dist, 'assets')).find((file) => /^walk-screen-.*\.js$/.test(file))
  if (name === undefined) throw new Error('the walk is not a part of its own')
  return `/assets/${name}`
}

/** The next build: that part has another name, so its old name is neither in the list nor on the server. */
const nextBuild = (): string => {
  const next = join(folder, 'next')
  cpSync(dist, next, { recursive: true })
  const list = join(next, 'sw.js')
  const entry = new RegExp(`\\{[^{}]*${room.slice(1).replaceAll('.', '\\.')}[^{}]*\\},?`)
  const before = readFileSync(list, 'utf8')
  const after = before.replace(entry, '')
  if (after === before) throw new Error('the part is not laid in store')
  writeFileSync(list, after)
  rmSync(join(next, room))
  return next
}

/** In words, since the test's own tools would rewrite an import. */
const loads = (at: Page, path: string): Promise<unknown> =>
  at.evaluate(`import(${JSON.stringify(path)}).then(() => true, () => false)`)

/** A form that somebody is filling in. */
const half = (at: Page) => at.getByLabel('Hoe noemen we deze telefoon?')

beforeAll(async () => {
  room = lateRoom()
  server = await startTestServer({ data: join(folder, 'data'), dist })
  page = await phone.open()
  context = page.context()
})
afterAll(async () => {
  await phone.discard()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a new version', { concurrent: false }, () => {
  test('is laid in store and waits; an open page is not loaded again', async () => {
    await page.goto(server.url)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    // From here on the worker answers for this page.
    await page.goto(server.links.volunteer ?? '')
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.evaluate(() => Object.assign(window, { opened: 'before the update' }))
    await half(page).fill('Half getyp')
    const { port } = server
    await server.stop()
    server = await startTestServer({ data: join(folder, 'data'), dist: nextBuild(), port })
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await registration?.update()
    })
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting != null)
    expect(await page.evaluate(() => 'opened' in window)).toBe(true)
  })

  test('taken in another tab leaves this one as it is, half-typed words and all, with every part that it may still need', async () => {
    const other = await context.newPage()
    await other.goto(server.url)
    await other.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
    })
    await page.waitForFunction(
      async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
    )
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting == null)
    // A phone throws this one away when it likes; only what the worker keeps is there for certain.
    await (await context.newCDPSession(page)).send('Network.clearBrowserCache')
    expect((await fetch(`${server.url}${room}`)).status).toBe(404)
    expect(await loads(page, room)).toBe(true)
    expect(await page.evaluate(() => 'opened' in window)).toBe(true)
    expect(await half(page).inputValue()).toBe('Half getyp')
    await other.close()
  })

  test('keeps no answer of the server that needed a secret', async () => {
    const volunteer = await server.phone('volunteer')
    const status = await page.evaluate(
      async ({ project, secret }) => {
        const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
        const body = JSON.stringify({ cursors: {} })
        return (await fetch(`/v1/projects/${project}/pull`, { method: 'POST', headers, body })).status
      },
      { project: volunteer.project, secret: volunteer.secret },
    )
    expect(status).toBe(200)
    const kept = await page.evaluate(async () => {
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return requests.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept.length).toBeGreaterThan(10)
    expect(kept.filter((path) => path.startsWith('/v1/'))).toEqual([])
  })
})
