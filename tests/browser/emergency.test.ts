import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassphrase } from '#domain/project/demo-key.ts'
import { type AppServer, appServer } from '../support/app-server.ts'
import { inspect, onlyPhone } from '../support/accessibility.ts'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'

/** A phone without internet, its file, and a laptop with internet, in the built app. */

let server: AppServer
const [volunteer, desk] = [handset(), handset({ width: 1280, height: 800 })]
let phone: Page
let laptop: Page

beforeAll(async () => {
  server = await appServer({ demo: true })
  phone = await volunteer.open()
  laptop = await desk.open()
})
afterAll(async () => {
  for (const each of [volunteer, desk]) await each.discard()
  await server.discard()
})

test('a sighting goes from an offline phone by file to the server, and the phone sends it once more for nothing', async () => {
  await join(phone, server.links()['volunteer'] ?? '', 'Gele telefoon')
  await phone.context().setOffline(true)
  await phone.goto(`${server.url}/wandeling`)
  await phone.getByRole('button', { name: 'Vondst', exact: true }).click()
  for (const answer of ['Gebouw', 'Kantoor', /^Bedrijf/, /helemaal leeg/i])
    await phone.locator('section.sheet').getByRole('button', { name: answer }).last().click()
  await phone.getByRole('button', { name: /Bewaren$/ }).click()
  await phone.getByText('Kantoor bewaard.', { exact: false }).waitFor()

  await phone.goto(`${server.url}/wachtrij`)
  await phone.getByRole('button', { name: 'Bewaar als noodbestand' }).click()
  const button = phone.getByRole('button', { name: 'Zet het bij uw downloads' })
  await button.waitFor()
  await inspect(phone, { title: 'Wachtrij', ways: onlyPhone })
  const [download] = await Promise.all([phone.waitForEvent('download'), button.click()])
  expect(download.suggestedFilename()).toMatch(/^noodbestand-[a-z-]+-\d{4}-\d\d-\d\d\.age$/)
  const buffer = readFileSync(await download.path())
  expect(buffer.subarray(0, 18).toString()).toBe('age-encryption.org')

  await join(laptop, server.links()['coordinator'] ?? '', 'Laptop')
  await laptop.goto(`${server.url}/coordinatie/binnen`)
  await laptop.getByRole('link', { name: 'Noodbestand inlezen' }).click()
  await laptop.getByLabel('Zes woorden of geheime sleutel').fill(demoPassphrase)
  await laptop.getByRole('button', { name: 'Open de sleutel' }).click()
  const file = { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer }
  await laptop.getByLabel('Kies een noodbestand').setInputFiles(file)
  await laptop.getByText('Van telefoon “Gele telefoon”').waitFor()
  await laptop.getByRole('button', { name: 'Stuur naar de server' }).click()
  await laptop.getByText('1 ding is aangekomen.').waitFor()
  await inspect(laptop, { title: 'Noodbestand inlezen' })

  await phone.context().setOffline(false)
  await phone.getByText('Alles verstuurd om', { exact: false }).first().waitFor({ timeout: 90_000 })
  await laptop.getByLabel('Kies een ander bestand').setInputFiles(file)
  await laptop.getByRole('button', { name: 'Stuur naar de server' }).click()
  await laptop.getByText('Alles uit dit bestand was al op de server.').waitFor()
})
