import { readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppServer, appServer } from '../support/app-server.ts'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { unzip } from '../support/zip.ts'

/** Exports out of the built app, under its own content security policy. */

let server: AppServer
let page: Page
const desk = handset({ width: 1280, height: 800 })

beforeAll(async () => {
  server = await appServer({ demo: true })
  page = await desk.open()
  await join(page, server.links()['coordinator'] ?? '', 'Laptop')
  await page.goto(`${server.url}/coordinatie/uitdraai`)
  await page.getByText('24 gesprekken', { exact: false }).first().waitFor()
  await page.getByLabel('Waarom maakt u deze uitdraai?').fill('Proef van elke vorm')
})
afterAll(async () => {
  await desk.discard()
  await server.discard()
})

const save = async (name: RegExp): Promise<Buffer> => {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  const path = joinPath(server.data, 'export')
  await (await downloading).saveAs(path)
  return readFileSync(path)
}

test('the workbook has a sheet for each table and a codebook, and is a whole file', async () => {
  const files = unzip(await save(/Rekenblad/))
  const sheets = files.get('xl/workbook.xml')?.toString('utf8') ?? ''
  const names = [...sheets.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)
  expect(names).toEqual(expect.arrayContaining([expect.stringMatching(/codebook/i)]))
  expect(names.length).toBeGreaterThan(3)
  // 24 conversations of 42 questions: too much for a zip that packs only small files without a worker.
  const largest = Math.max(...[...files.values()].map((data) => data.length))
  expect(largest).toBeGreaterThan(160_000)
})

test('CSV for a Dutch Excel opens with a double-click: mark of the encoding, semicolons, no formula', async () => {
  const files = unzip(await save(/CSV voor Excel/))
  const [name, data] = [...files].find(([file]) => /interview|gesprek/i.test(file)) ?? []
  expect(name).toMatch(/\.csv$/)
  expect(data?.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  const lines =
    data
      ?.toString('utf8')
      .split('\r\n')
      .filter((line) => line !== '') ?? []
  expect(lines.length).toBeGreaterThanOrEqual(25)
  expect(lines[0]?.split(';').length).toBeGreaterThan(42)
})

test('the map holds sightings as points, longitude first, and never a day or an author', async () => {
  const map: unknown = JSON.parse((await save(/Kaart/)).toString('utf8'))
  expect(map).toMatchObject({ type: 'FeatureCollection' })
  const text = JSON.stringify((map as { readonly features: unknown }).features)
  expect(/"(author|device)Id"|"\d{4}-\d\d-\d\d/.exec(text)).toBeNull()
  const points = [...text.matchAll(/"Point","coordinates":\[(-?[\d.]+),(-?[\d.]+)\]/g)]
  expect(points.length).toBeGreaterThan(10)
  for (const [, longitude, latitude] of points) {
    expect(Number(longitude)).toBeCloseTo(5.22, 1)
    expect(Number(latitude)).toBeCloseTo(52.56, 1)
  }
})
