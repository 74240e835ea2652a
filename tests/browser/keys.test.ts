import { DatabaseSync } from 'node:sqlite'
import { join as joinPath } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWith } from '#app/crypto/seal.ts'
import { type AppServer, appServer } from '../support/app-server.ts'
import { inspect } from '../support/accessibility.ts'
import { handset } from '../support/chromium-process.ts'
import { invite, join, setUp } from '../support/coordinator.ts'
import { filesWith } from '../support/files-with.ts'
import { holdUp, withCamera } from '../support/held-up.ts'
import { joinPhone, type Phone } from '../support/phone.ts'
import { answersSaying, begin, done } from '../support/saved.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'

/** One key over its whole life, on two laptops and two phones, in the built app: made, handed over by screen, renewed
 *  after a coordinator left, and taken by a phone from the card. The steps follow each other. */

const wide = { width: 1280, height: 900 }
const [first, second, interviewer] = [handset(wide), handset(wide), handset()]
let server: AppServer
let desk: Page
let other: Page
let phone: Page
let doorstep: Phone
let identity = ''
let renewed = ''
/** Everything that the two laptops sent from the hand-over on. */
const sent: string[] = []

beforeAll(async () => {
  server = await appServer()
  desk = await first.open()
  other = await second.open()
  phone = await interviewer.open()
  for (const page of [other, phone]) await withCamera(page)
})
afterAll(async () => {
  doorstep.close()
  for (const each of [first, second, interviewer]) await each.discard()
  await server.discard()
})

const listen = (context: BrowserContext) => {
  context.on('request', (request) => {
    sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
  })
}
const openKeyPage = async (page: Page): Promise<void> => {
  await page.goto(`${server.url}/coordinatie/sleutel`)
  await page.getByRole('heading', { name: 'Sleutel', exact: true }).waitFor()
}
/** Seals one conversation to the key that this phone pinned. */
const talk = async (): Promise<void> => {
  const member = await doorstep.memberships.membership.get(doorstep.membership.projectId)
  if (member?.pinnedKey == null) throw new Error('no key')
  const draft = await begin(doorstep.store)
  done(
    await doorstep.store.seal(
      { ...draft, answers: answersSaying('samen eten') },
      defaultQuestionnaire,
      member.pinnedKey,
    ),
  )
  await doorstep.sync.round()
}
const keepOnPaper = async (page: Page): Promise<readonly string[]> => {
  await page.getByRole('button', { name: 'Ik heb de woorden op papier' }).waitFor()
  const words = await page.locator('ol:visible li').allInnerTexts()
  await page.getByRole('button', { name: 'Ik heb de woorden op papier' }).click()
  const last = page.getByLabel('Typ de laatste twee woorden van papier')
  await last.fill('appel peer')
  await page.getByRole('button', { name: 'Neem deze sleutel' }).click()
  await page.getByText('Dat zijn niet de laatste twee woorden.', { exact: false }).waitFor()
  await last.fill(words.slice(-2).join(' '))
  await page.getByRole('button', { name: 'Neem deze sleutel' }).click()
  return words
}

describe('a key', { concurrent: false }, () => {
  test('is made on one laptop, and a second coordinator joins', async () => {
    await join(desk, server.links()['coordinator'] ?? '', 'Laptop')
    identity = await setUp(desk, server.url)
    const link = await invite(desk, server.url, { job: 'Gesprekken voeren', uses: 5 })
    doorstep = await joinPhone(link, 'Rode telefoon')
    await doorstep.sync.round()
    await talk()
    await join(phone, link, 'Blauwe telefoon')
    await desk.goto(`${server.url}/coordinatie/uitnodigen`)
    await desk.getByLabel('Coördineren').check({ force: true })
    await desk.getByRole('button', { name: 'Maak de uitnodiging' }).click()
    const made = desk.locator('p[dir=ltr]', { hasText: '/meedoen#i=' })
    await made.waitFor()
    await join(other, (await made.innerText()).trim(), 'Tweede laptop')
  })

  test('goes from screen to screen under six words, and nothing of it passes the server', async () => {
    for (const page of [desk, other]) listen(page.context())
    await openKeyPage(desk)
    // A page that was opened anew holds nothing: it asks for the secret.
    await desk.getByLabel('Zes woorden of geheime sleutel').fill(identity)
    await desk.getByRole('button', { name: 'Open de sleutel' }).click()
    await desk.getByRole('button', { name: 'Maak een code om door te geven' }).click()
    const code = desk.getByRole('img', { name: 'QR-code van de verpakte sleutel' })
    await code.waitFor()
    const words = await desk.locator('ol:visible li').allInnerTexts()
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('button', { name: 'Bewaar als bestand' }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const wrapped = Buffer.concat(chunks).toString()
    expect(wrapped).toMatch(/^YWdlLWVuY3J5cHRpb24/)

    await openKeyPage(other)
    await inspect(other, { title: 'Sleutel' })
    await other.setViewportSize(wide)
    await holdUp(code, other)
    await other.getByRole('button', { name: 'Scan met de camera' }).click()
    const asked = other.getByLabel('Zes woorden die bij deze code horen')
    await asked.waitFor()
    for (const wrong of [words.toReversed().join(' '), [...words.slice(1), words[0]].join(' ')]) {
      await asked.fill(wrong)
      await other.getByRole('button', { name: 'Open de doorgegeven sleutel' }).click()
      await other.getByText('Deze woorden passen niet bij deze code.', { exact: false }).waitFor()
    }
    await asked.fill(words.join(' '))
    await other.getByRole('button', { name: 'Open de doorgegeven sleutel' }).click()
    await other.getByText(/^De sleutel is open/).waitFor()
    await desk.getByRole('button', { name: 'Klaar, haal de code weg' }).click()

    await other.getByRole('button', { name: 'Bewaar de sleutel op dit apparaat' }).click()
    const own = await keepOnPaper(other)
    // Its heading goes when the key is on disk; its button went when the words were asked for.
    await other
      .getByRole('heading', { name: 'Bewaar de sleutel op dit apparaat' })
      .waitFor({ state: 'hidden' })
    await openKeyPage(other)
    await other.getByLabel('Zes woorden of geheime sleutel').fill(own.join(' '))
    await other.getByRole('button', { name: 'Open de sleutel' }).click()
    await other.getByText(/^De sleutel is open/).waitFor()

    const secrets = [identity, wrapped.slice(0, 80), wrapped.slice(-80), words.join(' '), own.join(' ')]
    expect(sent.length).toBeGreaterThan(5)
    expect(sent.join('\n')).toContain('/v1/projects/')
    for (const secret of secrets) expect(sent.join('\n')).not.toContain(secret)
    expect(filesWith(server.data, secrets)).toEqual([])
  })

  test('is renewed after that coordinator left; the new sheet opens old and new', async () => {
    await desk.goto(`${server.url}/coordinatie/telefoons`)
    const row = desk.locator('li', { hasText: 'Tweede laptop' })
    await row.getByText('Zelfde sleutelwoorden als hier').waitFor()
    await row.getByRole('button', { name: 'Doet niet meer mee' }).click()
    await desk.getByText('Deze coördinator kan de sleutel', { exact: false }).waitFor()
    await desk.getByRole('button', { name: 'Ja, doet niet meer mee' }).click()
    await desk.getByRole('link', { name: 'Nieuwe sleutel maken' }).click()
    await desk.getByText('Tweede laptop doet niet meer mee, maar kan de sleutel nog hebben.').waitFor()
    const secret = desk.getByLabel('Zes woorden of geheime sleutel')
    if (await secret.isVisible()) {
      await secret.fill(identity)
      await desk.getByRole('button', { name: 'Open de sleutel' }).click()
    }
    await desk.getByRole('button', { name: 'Begin met de nieuwe sleutel' }).click()
    const sheet = desk.getByRole('article', { name: 'Herstelblad', includeHidden: true })
    await sheet.waitFor({ state: 'attached' })
    const secrets = ((await sheet.textContent()) ?? '').match(/AGE-SECRET-KEY-1[A-Z0-9]{58}/g) ?? []
    expect(secrets).toHaveLength(2)
    expect(secrets[1]).toBe(identity)
    renewed = secrets.join('\n')
    await keepOnPaper(desk)
    await desk.getByText('2 telefoons hebben nog de vorige sleutel').waitFor()
  })

  test('is taken by a phone from the card, and until then nothing is sealed there', async () => {
    await phone.goto(server.url)
    await phone.getByText('De sleutel is anders dan eerst').waitFor()
    await desk.getByRole('button', { name: 'Laat de kaart zien' }).click()
    const card = desk.getByRole('article', { name: 'Sleutelkaart' })
    const words = await card.locator('strong').last().innerText()
    await holdUp(card.getByRole('img'), phone)
    await phone.getByRole('link', { name: 'Scan de nieuwe sleutel' }).click()
    await inspect(phone, { title: 'Scan de nieuwe sleutel' })
    await phone.getByRole('button', { name: 'Scan met de camera' }).click()
    await phone.getByRole('heading', { name: 'Woorden op de kaart' }).waitFor()
    const shown = await phone.locator('ol.words').first().locator('li').allInnerTexts()
    expect(shown.join(' ')).toBe(words)
    await phone.getByRole('button', { name: 'De woorden kloppen, neem deze sleutel' }).click()
    await phone.getByText('Deze telefoon heeft de nieuwe sleutel.', { exact: false }).waitFor()
    await phone.getByRole('link', { name: 'Naar begin' }).click()
    await phone.locator('.status').waitFor()
    expect(await phone.getByText('De sleutel is anders dan eerst').count()).toBe(0)
    await openKeyPage(desk)
    await desk.getByText('1 telefoon heeft nog de vorige sleutel').waitFor()
  })

  test('opens what was sealed before and after; the coordinator who left opens only what came before', async () => {
    const { memberships, membership } = doorstep
    await doorstep.sync.round()
    const published = (await doorstep.store.records('project'))[0]?.record.fields['publicKey']
    expect(published).not.toBe(membership.pinnedKey)
    await memberships.membership.update(membership.projectId, { pinnedKey: String(published) })
    await talk()
    const database = new DatabaseSync(joinPath(server.data, 'limonade.db'), { readOnly: true })
    const blobs = database
      .prepare("SELECT body FROM record WHERE type = 'interview'")
      .all()
      .map(({ body }) =>
        String((JSON.parse(String(body)) as { fields: { sealedBlob: string } }).fields.sealedBlob),
      )
    database.close()
    expect(blobs).toHaveLength(2)
    const opens = async (keys: string) =>
      (await Promise.all(blobs.map((blob) => openWith(keys, blob)))).filter(({ ok }) => ok).length
    expect(await opens(renewed)).toBe(2)
    expect(await opens(identity)).toBe(1)
  })
})
