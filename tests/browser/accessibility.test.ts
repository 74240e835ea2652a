import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bothSizes, inspect, onlyPhone, reachMain } from '../support/accessibility.ts'
import { type AppServer, appServer } from '../support/app-server.ts'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { converse } from '../support/interviewer.ts'
import { makeTwoAnswers } from '../support/two-answers.ts'

/** Every main screen of the built app, as a person with a screen reader, a keyboard or weak eyes meets it. */

let server: AppServer
const handsets = { interviewer: handset(), volunteer: handset(), coordinator: handset() }
let interviewer: Page
let volunteer: Page
let coordinator: Page

beforeAll(async () => {
  server = await appServer({ demo: true })
  interviewer = await handsets.interviewer.open()
  volunteer = await handsets.volunteer.open()
  coordinator = await handsets.coordinator.open()
})
afterAll(async () => {
  for (const each of Object.values(handsets)) await each.discard()
  await server.discard()
})

const open = async (page: Page, path: string, sign: string): Promise<void> => {
  await page.goto(`${server.url}${path}`)
  await page.locator(sign).first().waitFor()
}

describe('accessibility', { concurrent: false }, () => {
  test('the doors: the landing, a link that is wrong, joining, withdrawing', async () => {
    await open(interviewer, '/', 'h1')
    await inspect(interviewer, { title: 'Wat hebben we samen in huis?' })
    await open(interviewer, '/meedoen', 'h1')
    await inspect(interviewer, { title: 'Meedoen' })
    await open(interviewer, '/intrekken', 'h1')
    await inspect(interviewer, { title: 'Gesprek laten wissen' })
    await reachMain(interviewer)
    await interviewer.goto(server.links()['interviewer'] ?? '')
    await interviewer.getByLabel('Hoe noemen we deze telefoon?').waitFor()
    await inspect(interviewer, { title: 'Meedoen' })
    await reachMain(interviewer)
  })

  test('the inspection finds a button without a name and pale words', async () => {
    await interviewer.evaluate(() => {
      document.querySelector('main')?.prepend(document.createElement('button'))
      const pale = document.createElement('p')
      pale.textContent = 'bleek'
      pale.style.color = '#ddd'
      document.querySelector('main')?.prepend(pale)
    })
    const looking = inspect(interviewer, { title: 'Meedoen', ways: onlyPhone })
    await expect(looking).rejects.toThrow(/button-name[^]*color-contrast/)
  })

  test('home, settings and the outbox', async () => {
    await interviewer.goto('about:blank')
    await join(interviewer, server.links()['interviewer'] ?? '', 'Blauwe telefoon')
    await inspect(interviewer, { title: 'Thuis' })
    await reachMain(interviewer)
    await open(interviewer, '/instellingen', '.segments')
    await inspect(interviewer, { title: 'Instellingen' })
    await open(interviewer, '/kaart', '.hint')
    await inspect(interviewer, { title: 'Bewaar deze buurt' })
    await open(interviewer, '/wachtrij', '.notice')
    await inspect(interviewer, { title: 'Wachtrij' })
  })

  test('a conversation, from the start to the code', async () => {
    await open(interviewer, '/', '.action')
    await interviewer
      .getByRole('button', { name: /gesprek/i })
      .first()
      .click()
    await interviewer.locator('dialog[open]').waitFor()
    await inspect(interviewer, { title: 'Thuis' })
    await reachMain(interviewer)
    await interviewer
      .locator('dialog[open]')
      .getByRole('button', { name: /^Gesprek/ })
      .click()
    await interviewer.locator('h1.ask').waitFor()
    const seen = new Set<string>()
    await converse(interviewer, {
      words: () => 'Samen met de buren',
      look: async ({ id }) => {
        if (seen.has(id)) return
        seen.add(id)
        await inspect(interviewer, { title: 'Gesprek', ways: thorough.has(id) ? bothSizes : onlyPhone })
        if (thorough.has(id)) await reachMain(interviewer)
      },
    })
    expect(seen.size).toBeGreaterThan(35)
    await inspect(interviewer, { title: 'Gesprek' })
    await interviewer.getByRole('button', { name: 'Pauze' }).click()
    await interviewer.locator('dialog[open]').waitFor()
    await inspect(interviewer, { title: 'Gesprek' })
    await reachMain(interviewer)
    await interviewer.getByRole('button', { name: 'Alle antwoorden' }).click()
    await interviewer.getByRole('heading', { name: 'Alle antwoorden' }).waitFor()
    await inspect(interviewer, { title: 'Gesprek' })
    await interviewer.getByRole('button', { name: 'Terug naar de vraag' }).click()
    await interviewer.getByRole('button', { name: 'Op slot doen' }).click()
    await interviewer.locator('dialog[open]').waitFor()
    await inspect(interviewer, { title: 'Gesprek' })
    await interviewer.locator('dialog[open]').getByRole('button', { name: 'Op slot doen' }).click()
    await interviewer.getByRole('img', { name: /QR-code/ }).waitFor()
    await inspect(interviewer, { title: 'Bedankt' })
    await reachMain(interviewer)
    await interviewer.getByLabel('De bewoner heeft de code').check()
    await interviewer.getByRole('button', { name: 'Verder' }).click()
    await interviewer.getByLabel('Ja', { exact: true }).check({ force: true })
    await inspect(interviewer, { title: 'Contact' })
    await reachMain(interviewer)
  })

  test('the street, and what happened at a door', async () => {
    await open(interviewer, '/straat', 'main .item')
    await inspect(interviewer, { title: 'Straat' })
    await interviewer.locator('main .item', { hasText: 'Nog niet geweest' }).first().click()
    await interviewer.getByRole('button', { name: 'Niemand thuis', exact: true }).waitFor()
    await inspect(interviewer, { title: 'Straat' })
    await reachMain(interviewer)
    await interviewer.getByRole('button', { name: 'Niemand thuis', exact: true }).click()
    await interviewer.getByRole('button', { name: 'Ongedaan maken' }).waitFor()
    await inspect(interviewer, { title: 'Straat' })
  })

  test('a walk and a sighting', async () => {
    await join(volunteer, server.links()['volunteer'] ?? '', 'Gele telefoon')
    await open(volunteer, '/wandeling', '.leaflet-marker-icon')
    await inspect(volunteer, { title: 'Wandeling' })
    await reachMain(volunteer)
    await volunteer.getByRole('button', { name: 'Toon als lijst' }).click()
    await volunteer.locator('dialog[open]').waitFor()
    await inspect(volunteer, { title: 'Wandeling' })
    await volunteer.locator('dialog[open] .item').first().click()
    await volunteer.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).waitFor()
    await inspect(volunteer, { title: 'Wandeling' })
    await volunteer.keyboard.press('Escape')
    await volunteer.getByRole('button', { name: 'Vondst', exact: true }).click()
    for (const answer of ['Gebouw', 'Kantoor', /^Bedrijf/, /helemaal leeg/i]) {
      const button = volunteer.locator('section.sheet').getByRole('button', { name: answer }).last()
      await button.waitFor()
      await inspect(volunteer, { title: 'Wandeling' })
      await button.click()
    }
    await volunteer.getByRole('heading', { name: 'Klopt dit?' }).waitFor()
    await inspect(volunteer, { title: 'Wandeling' })
    await reachMain(volunteer)
  })

  test('two answers to choose from, and something that is not taken yet', async () => {
    await makeTwoAnswers(server.links()['volunteer'] ?? '')
    await join(coordinator, server.links()['coordinator'] ?? '', 'Laptop')
    await open(coordinator, '/coordinatie/aandacht', '.page .banner')
    await coordinator.getByRole('button', { name: /Soort: twee antwoorden/ }).click()
    await coordinator.getByRole('button', { name: 'Lokaal of school Van Groene telefoon' }).waitFor()
    await inspect(coordinator, { title: 'Aandacht' })
    await coordinator.getByRole('button', { name: 'Lokaal of school Van Groene telefoon' }).click()
    await coordinator.getByRole('button', { name: 'Ongedaan maken' }).click()
    await coordinator.getByRole('button', { name: /Soort: twee antwoorden/ }).waitFor()
    await coordinator.getByRole('button', { name: 'Leg weg' }).click()
    await coordinator.getByRole('button', { name: 'Haal terug' }).waitFor()
    await inspect(coordinator, { title: 'Aandacht' })
    await open(coordinator, '/coordinatie', '.page .list')
    await coordinator.getByRole('link', { name: /1 ding vraagt een besluit/ }).waitFor()
  })

  test("the coordinator's desk", async () => {
    for (const { path, sign, title } of desk) {
      await open(coordinator, `/coordinatie${path}`, sign)
      await inspect(coordinator, { title })
    }
    await open(coordinator, '/coordinatie/uitnodigen', 'form')
    await reachMain(coordinator)
    await open(coordinator, '/coordinatie/binnen', '.page .list > li')
    await coordinator.locator('.page .item').first().click()
    await coordinator.locator('dl').waitFor()
    await inspect(coordinator, { title: 'Wat is er binnen?' })
    await open(coordinator, '/coordinatie/binnen?deel=vondsten', '.page .item')
    await coordinator.locator('.page .item').first().click()
    await coordinator.locator('dialog[open]').waitFor()
    await inspect(coordinator, { title: 'Wat is er binnen?' })
    await open(coordinator, '/coordinatie/netwerk', '.page .list > li')
    await coordinator.getByRole('button', { name: 'Groep of plek erbij' }).click()
    await coordinator.locator('dialog[open]').waitFor()
    await inspect(coordinator, { title: 'Wie werkt hier al samen?' })
    await reachMain(coordinator)
  })

  test('another task for a phone', async () => {
    await open(coordinator, '/coordinatie/telefoons', '.page .list > li')
    await coordinator.getByRole('button', { name: 'Andere taak' }).first().click()
    await coordinator.locator('dialog[open] .choice').first().waitFor()
    await inspect(coordinator, { title: 'Welke telefoons doen mee?' })
    // Any task but the one that this phone has.
    await coordinator.locator('dialog[open] input[type=radio]:not(:checked)').first().check({ force: true })
    await coordinator.getByRole('button', { name: 'Verder' }).click()
    await coordinator.getByRole('button', { name: 'Ja, geef deze taak' }).waitFor()
    await inspect(coordinator, { title: 'Welke telefoons doen mee?' })
  })
})

/** One question of each kind; the others are looked at once. */
const thorough = new Set([
  'q01',
  'q02',
  'q03',
  'q07',
  'q10',
  'q11',
  'q16',
  'q17',
  'q24',
  'q27',
  'q28',
  'q30',
  'q34',
])

const desk = [
  { path: '', sign: '.leaflet-marker-icon[role=button]', title: 'Hoe ver zijn we?' },
  { path: '/instellen', sign: '.card', title: 'Wat is er nog nodig?' },
  { path: '/vragen', sign: '.page ol button', title: 'Wat vragen we?' },
  { path: '/uitnodigen', sign: 'form', title: 'Wie doet er mee?' },
  { path: '/adressen', sign: '.page select', title: 'Waar bellen we aan?' },
  { path: '/netwerk', sign: '.page .list > li', title: 'Wie werkt hier al samen?' },
  { path: '/plekken', sign: 'input[type=file]', title: 'Wat weten anderen al?' },
  { path: '/dekking', sign: '.m-cell', title: 'Waar zijn we nog niet geweest?' },
  { path: '/veldwerk', sign: 'form', title: 'Veldwerk afsluiten' },
  { path: '/vragen', sign: '.page .list > li', title: 'Wat vragen we?' },
  { path: '/sleutel', sign: '.card', title: 'Sleutel' },
  { path: '/telefoons', sign: '.page .list > li', title: 'Welke telefoons doen mee?' },
  { path: '/gewist', sign: '.empty', title: 'Wat is er gewist?' },
  { path: '/noodbestand', sign: '.card', title: 'Noodbestand inlezen' },
  { path: '/uitdraai', sign: 'form', title: 'Wat wilt u meenemen?' },
  { path: '/binnen', sign: '.page .list > li', title: 'Wat is er binnen?' },
  { path: '/binnen?deel=vondsten', sign: '.leaflet-marker-icon[role=button]', title: 'Wat is er binnen?' },
  { path: '/binnen?deel=contacten', sign: '.page .list > li', title: 'Wat is er binnen?' },
] as const
