import type { Page } from 'playwright-core'
import { demoPassphrase } from '#domain/project/demo-key.ts'
import { invite } from '../../tests/support/coordinator.ts'
import type { Camera } from './camera.ts'
import { walkTo } from './people.ts'

/** Every page of the coordinator, in the fictional neighbourhood. */
export const deskTour = async (page: Page, url: string, { take }: Camera): Promise<void> => {
  const open = async (path: string, sign: string) => {
    await page.goto(`${url}/coordinatie${path}`)
    await page.locator(sign).first().waitFor()
  }
  await open('', '.leaflet-marker-icon[role=button]')
  await take(page, 'desk-overview')
  await open('/instellen', '.card')
  await take(page, 'desk-setup')
  await open('/uitnodigen', 'form')
  await take(page, 'desk-invite')
  await invite(page, url, { job: 'Gesprekken voeren', uses: 12, area: 'Kannetjeskwartier' })
  await page.evaluate(() => {
    scrollTo(0, 0)
  })
  await take(page, 'desk-invitation')
  await open('/adressen', '.page select')
  await take(page, 'desk-addresses')
  await page.locator('input[type=file]').setInputFiles({
    name: 'adressen.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list),
  })
  await page.locator('.page table').waitFor()
  await page.locator('.page .figures').scrollIntoViewIfNeeded()
  await take(page, 'desk-addresses-import')
  await open('/netwerk', '.page .list > li')
  await take(page, 'desk-network')
  await open('/plekken', 'input[type=file]')
  await page.locator('input[type=file]').setInputFiles({
    name: 'groen.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'naam;soort;lat;lon\nVeldje;groenstrook;52,5595;5,2205\nHoek;groenstrook;5,2215;52,5601',
    ),
  })
  await page.locator('.page table').waitFor()
  await take(page, 'desk-places')
  await open('/dekking', '.m-cell')
  await take(page, 'desk-coverage')
  await open('/veldwerk', 'form')
  await take(page, 'desk-fieldwork')
  await open('/telefoons', '.page .list > li')
  await take(page, 'desk-devices')
  await open('/aandacht', '.page .banner')
  await page.getByRole('button', { name: /twee antwoorden/ }).click()
  await take(page, 'desk-attention')
  await open('/uitdraai', 'form, .card')
  await take(page, 'desk-export')
  await open('/binnen', '.item')
  await take(page, 'desk-conversations')
  await page.getByRole('button', { name: 'Open de sleutel' }).click()
  await page.getByLabel('Zes woorden of geheime sleutel').fill(demoPassphrase)
  await take(page, 'desk-unlock')
  await page.getByRole('button', { name: 'Open de sleutel' }).click()
  await page.getByText('De sleutel is open.', { exact: false }).waitFor()
  await page.locator('.item').first().click()
  await page.locator('dl').waitFor()
  await page.getByText('was op slot').first().waitFor()
  await take(page, 'desk-conversation')
  await walkTo(page, '/coordinatie/binnen?deel=contacten')
  await page.locator('.item').first().waitFor()
  await take(page, 'desk-contacts')
  await walkTo(page, '/coordinatie/binnen?deel=vondsten')
  await page.locator('.leaflet-marker-icon[role=button]').first().waitFor()
  await take(page, 'desk-sightings')
  await page.locator('.item').first().click()
  await page.locator('dialog[open]').waitFor()
  await take(page, 'desk-sighting')
}

/** Making the key, in a neighbourhood that has none yet. */
export const keyTour = async (page: Page, url: string, { take }: Camera): Promise<void> => {
  await page.goto(url)
  await page.locator('.status').waitFor()
  await take(page, 'home-no-key')
  await page.goto(`${url}/coordinatie/instellen`)
  await page.getByLabel('Hoe heet de wijk?').waitFor()
  await take(page, 'desk-setup-new')
  await page.getByRole('button', { name: 'Maak de sleutel' }).click()
  const words = page.locator('ol:visible li')
  await words.last().waitFor()
  await words.first().scrollIntoViewIfNeeded()
  await take(page, 'desk-key-words')
  await page.getByRole('button', { name: 'Ik heb de woorden op papier' }).click()
  await take(page, 'desk-key-ask')
}

/** Two rows in which something is not right. */
const list = [
  'Straat;Huisnummer;BAG-ID;X;Y;Gebied',
  'Nieuwe Kade;1;0599200000000001;143510;507910;Zuid',
  'Nieuwe Kade;3;0599200000000003;143520;507915;Zuid',
  'Nieuwe Kade;;0599200000000005;143530;507920;Zuid',
  'Nieuwe Kade;7;59920000007;143540;;Zuid',
].join('\n')
