import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { demoIdentity } from '#domain/project/demo-key.ts'
import { openWith } from '#app/crypto/seal.ts'
import { type AppServer, appServer } from '../support/app-server.ts'
import { type Handset, handset } from '../support/chromium-process.ts'
import { invite, join, setUp } from '../support/coordinator.ts'
import { planted, withExif } from '../support/exif.ts'
import { converse } from '../support/interviewer.ts'
import { joinPhone, type Phone } from '../support/phone.ts'
import { filesWith } from '../support/files-with.ts'
import { unzip } from '../support/zip.ts'

/** The main job, end to end, with the built app, the real server and Chromium on profiles on disk: made offline, kept
 *  through a kill, synced, released and exported. The steps follow each other; a failing one stops the rest. */

let server: AppServer
const desk = handset({ width: 1280, height: 800 })
const interviewer = handset()
const volunteer = handset()
const secondVolunteer = handset()
const handsets: readonly Handset[] = [desk, interviewer, volunteer, secondVolunteer]
const phones: Phone[] = []

let coordinatorPage: Page
let interviewerPage: Page
let volunteerPage: Page
let identity = ''
let links = { interviewer: '', volunteer: '' }
let secondVolunteerPage: Page

const marker = (id: string, count: number) => `klaproos${id}nummer${count}`
const markers: { readonly words: string; readonly sealed: boolean }[] = []
let asked: readonly string[] = []
/** The column `sealed` of the export. */
let exported: readonly string[] = []
/** The answers in it, as they stand in the sealed text. */
let locked: readonly string[] = []

const hasAge = spawnSync('age', ['--version']).status === 0

beforeAll(async () => {
  server = await appServer()
})
afterAll(async () => {
  for (const phone of phones) phone.close()
  for (const each of handsets) await each.discard()
  await server.discard()
})

describe('the main job', { concurrent: false }, () => {
  test('a coordinator sets up the neighbourhood, makes the key and invites', async () => {
    coordinatorPage = await desk.open()
    await join(coordinatorPage, server.links()['coordinator'] ?? '', 'Laptop')
    identity = await setUp(coordinatorPage, server.url)
    expect(identity).toMatch(/^AGE-SECRET-KEY-1/)
    links = {
      interviewer: await invite(coordinatorPage, server.url, { job: 'Gesprekken voeren', uses: 5 }),
      volunteer: await invite(coordinatorPage, server.url, { job: 'Wandelen en vinden', uses: 5 }),
    }
    expect(links.interviewer).toContain('&k=age1')
  })

  test('an interviewer and a volunteer join, and the server goes away', async () => {
    interviewerPage = await interviewer.open()
    await join(interviewerPage, links.interviewer, 'Blauwe telefoon')
    volunteerPage = await volunteer.open()
    await join(volunteerPage, links.volunteer, 'Gele telefoon')
    secondVolunteerPage = await secondVolunteer.open()
    await join(secondVolunteerPage, links.volunteer, 'Groene telefoon')
    await coordinatorPage.goto('about:blank')
    await server.stop()
    await expect(fetch(`${server.url}/health`)).rejects.toThrow()
  })

  test('the whole questionnaire is answered and sealed without a server', async () => {
    await interviewerPage.reload()
    await interviewerPage
      .getByRole('button', { name: /gesprek/i })
      .first()
      .click()
    await interviewerPage
      .locator('dialog[open]')
      .getByRole('button', { name: /^Gesprek/ })
      .click()
    await interviewerPage.waitForURL(/\/gesprek\//)
    asked = await converse(interviewerPage, {
      words: ({ id, sealed }, count) => {
        const words = marker(id, count)
        markers.push({ words, sealed: sealed === true })
        return words
      },
    })
    expect(asked.length).toBeGreaterThan(35)
    await interviewerPage.getByRole('button', { name: 'Op slot doen' }).click()
    await interviewerPage.locator('dialog[open]').getByRole('button', { name: 'Op slot doen' }).click()
    await interviewerPage.waitForURL(/\/bedankt\//)
    await interviewerPage.getByText('Bewaard en op slot.', { exact: false }).waitFor()
  })

  test('a volunteer notes a sighting with a real photo', async () => {
    await volunteerPage.goto(`${server.url}/wandeling`)
    const picture = await takePicture(volunteerPage)
    for (const words of planted) expect(picture.includes(words)).toBe(true)
    await volunteerPage.getByRole('button', { name: 'Vondst', exact: true }).click()
    await volunteerPage.getByRole('button', { name: 'Gebouw' }).click()
    await volunteerPage.getByRole('button', { name: 'Kantoor' }).click()
    await volunteerPage.getByRole('button', { name: /^Bedrijf/ }).click()
    await volunteerPage.getByRole('button', { name: /helemaal leeg/i }).click()
    await volunteerPage.locator('input[type=file]').first().setInputFiles({
      name: 'IMG_0001.jpg',
      mimeType: 'image/jpeg',
      buffer: picture,
    })
    await volunteerPage.getByRole('button', { name: 'Niemand te zien. Gebruik foto' }).click()
    await volunteerPage.getByRole('img', { name: 'Foto 1' }).waitFor()
    await volunteerPage.getByRole('button', { name: /Bewaren$/ }).click()
    await volunteerPage.getByText('Kantoor bewaard.', { exact: false }).waitFor()
  })

  test('both browsers are killed; nothing readable is left of the answers, and everything is still there', async () => {
    await interviewer.kill()
    await volunteer.kill()
    expect(markers.length).toBeGreaterThan(10)
    // The search does find what stands there in clear: the name of the phone.
    expect(filesWith(interviewer.profile, ['Blauwe telefoon'])).not.toEqual([])
    expect(
      filesWith(
        interviewer.profile,
        markers.map(({ words }) => words),
      ),
    ).toEqual([])

    // Nor of where the camera stood.
    expect(filesWith(volunteer.profile, planted)).toEqual([])

    interviewerPage = await interviewer.open()
    await interviewerPage.goto(server.url)
    await interviewerPage.getByText('Geef de bewoner nog de code').waitFor()
    await interviewerPage
      .getByText('Alles staat veilig op deze telefoon.', { exact: false })
      .first()
      .waitFor()
    await interviewerPage
      .getByText('1 wachten', { exact: true })
      .or(interviewerPage.getByText('1 wacht', { exact: true }))
      .first()
      .waitFor({ state: 'attached' })
    volunteerPage = await volunteer.open()
    await volunteerPage.goto(`${server.url}/wachtrij`)
    await volunteerPage
      .getByText(/vondst: kantoor/i)
      .first()
      .waitFor()
    await volunteerPage.getByText('Foto', { exact: false }).first().waitFor()
  })

  test('the server comes back with everything that was there, and each thing arrives exactly once', async () => {
    await server.start()
    expect(server.links()['coordinator']).toBeUndefined()
    for (const page of [interviewerPage, volunteerPage]) {
      await page.goto(server.url)
      await page.getByText(/Alles verstuurd om/).waitFor()
    }
    const database = new DatabaseSync(joinPath(server.data, 'limonade.db'), { readOnly: true })
    const count = (type: string) =>
      database.prepare('SELECT count(*) AS n FROM record WHERE type = ?').get(type)?.['n']
    expect(count('interview')).toBe(1)
    // The volunteer's own and the tip that came out of the conversation.
    expect(count('assetSighting')).toBe(2)
    expect(count('structure')).toBe(1)
    database.close()
  })

  test('four conversations stay hidden from the coordinator, the fifth brings five', async () => {
    const doorstep = await joinPhone(links.interviewer, 'Rode telefoon')
    phones.push(doorstep)
    for (let count = 2; count <= 4; count++) await holdAtTheDoor(doorstep, count)
    await doorstep.sync.round()
    await coordinatorPage.goto(`${server.url}/coordinatie`)
    await coordinatorPage.getByText('4 gesprekken binnen, te zien vanaf 5').first().waitFor()
    expect(await storedTypes(coordinatorPage)).not.toContain('interview')

    await holdAtTheDoor(doorstep, 5)
    await doorstep.sync.round()
    await coordinatorPage.goto(`${server.url}/coordinatie/binnen`)
    await coordinatorPage
      .getByText(/^Gesprek \S+/)
      .nth(4)
      .waitFor()
    expect((await storedTypes(coordinatorPage)).filter((type) => type === 'interview')).toHaveLength(5)
  })

  test('the raw export holds every open answer, the sealed ones as ciphertext, and the photo', async () => {
    await coordinatorPage.goto(`${server.url}/coordinatie/uitdraai`)
    await coordinatorPage.getByLabel('Waarom maakt u deze uitdraai?').fill('Proef van de hele klus')
    await coordinatorPage.getByRole('switch').click()
    const downloading = coordinatorPage.waitForEvent('download')
    await coordinatorPage.getByRole('button', { name: /CSV voor programma/ }).click()
    const download = await downloading
    const path = joinPath(server.data, 'export.zip')
    await download.saveAs(path)
    const files = unzip(readFileSync(path))
    const text = [...files]
      .filter(([name]) => name.endsWith('.csv'))
      .map(([, data]) => data.toString('utf8'))
      .join('\n')
    for (const { words, sealed } of markers) {
      if (sealed) expect(text).not.toContain(words)
      else expect(text).toContain(words)
    }
    const sealed = [...text.matchAll(/YWdlLWVuY3J5cHRpb24[A-Za-z0-9+/=]+/g)].map(([blob]) => blob)
    exported = sealed
    const opened = await Promise.all(sealed.map((blob) => openWith(identity, blob)))
    const answers = opened.map((each) =>
      each.ok ? (JSON.parse(each.text) as { answers: object }).answers : {},
    )
    expect(answers).toHaveLength(5)
    locked = answers.flatMap((each) =>
      Object.entries(each).map(([id, answer]) => `"${id}":${JSON.stringify(answer)}`),
    )
    const sealedAsked = defaultQuestionnaire.questions
      .filter(({ id, sealed }) => sealed && asked.includes(id))
      .map(({ id }) => id)
    expect(sealedAsked.length).toBeGreaterThan(4)
    expect(answers.some((each) => sealedAsked.every((id) => id in each))).toBe(true)
    const photo = [...files].find(([name]) => /\.jpe?g$/.test(name))?.[1]
    expect(photo?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
    for (const words of ['Exif', ...planted]) expect(photo?.includes(words)).toBe(false)
  })

  test.skipIf(!hasAge)(
    'what was exported opens with the age program and the sheet, and with no other',
    () => {
      expect(exported).toHaveLength(5)
      const sheet = joinPath(server.data, 'sheet.txt')
      writeFileSync(sheet, `${identity}\n`)
      const said = exported.map((blob) => {
        const age = spawnSync('age', ['--decrypt', '--identity', sheet], {
          input: Buffer.from(blob, 'base64'),
        })
        expect(age.stderr.toString()).toBe('')
        return age.stdout.toString('utf8')
      })
      expect(locked.length).toBeGreaterThan(4)
      for (const answer of locked) expect(said.join('\n')).toContain(answer)
      writeFileSync(sheet, `${demoIdentity}\n`)
      const other = spawnSync('age', ['--decrypt', '--identity', sheet], {
        input: Buffer.from(exported[0] ?? '', 'base64'),
      })
      expect(other.status).not.toBe(0)
    },
  )

  test('neither the server’s files nor its log hold an answer that was sealed', () => {
    // The search does find the open ones.
    const open = markers.filter(({ sealed }) => !sealed).map((marker) => marker.words)
    expect(filesWith(server.data, open)).not.toEqual([])
    expect(server.log()).toContain('Limonade')
    expect(locked.length).toBeGreaterThan(4)
    for (const answer of locked) expect(server.log()).not.toContain(answer)
    expect(filesWith(server.data, [...locked, ...planted])).toEqual([])
  })

  test('the second volunteer sees the sighting on the map and nothing of the conversations', async () => {
    await secondVolunteerPage.goto(`${server.url}/wandeling`)
    const pin = secondVolunteerPage.getByRole('button', { name: /^Vondst: kantoor/i })
    await pin.waitFor()
    await pin.click()
    const sheet = secondVolunteerPage.locator('dialog[open]')
    await sheet.getByRole('img').first().waitFor()
    const records = await stored(secondVolunteerPage)
    expect(records.map(({ type }) => type).filter((type) => type !== 'project')).toEqual(['assetSighting'])
    const everything = JSON.stringify(records)
    for (const { words } of markers) expect(everything).not.toContain(words)
  })
})

/** A picture as a camera makes it: with its maker and where it was taken. */
const takePicture = async (page: Page): Promise<Buffer> => {
  const encoded = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1600, 1200)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas here')
    for (let at = 0; at < 400; at++) {
      context.fillStyle = `hsl(${(at * 37) % 360} 70% 50%)`
      context.fillRect((at * 97) % 1600, (at * 61) % 1200, 120, 90)
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    const bytes = new Uint8Array(await blob.arrayBuffer())
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  })
  const plain = Buffer.from(encoded, 'base64')
  const file = withExif(plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength), 1)
  return Buffer.from(await file.arrayBuffer())
}

const holdAtTheDoor = async (phone: Phone, count: number): Promise<void> => {
  const publicKey = phone.membership.pinnedKey
  if (publicKey === null) throw new Error('no key')
  const begun = await phone.store.begin({
    mode: 'doorstep',
    formId: defaultQuestionnaire.formId,
    formVersion: defaultQuestionnaire.version,
    at: 'q01',
  })
  if (!begun.ok) throw new Error(begun.reason)
  const sealed = await phone.store.seal(
    {
      ...begun.value,
      answers: {
        q01: { state: 'value', value: 'yes' },
        q03: { state: 'value', value: 'alone' },
        q07: { state: 'value', value: { text: `Samen eten ${count}` } },
        q10: { state: 'value', value: 'none' },
        q16: { state: 'value', value: { energy: { state: 'value', band: 'upTo200' } } },
        q22: { state: 'dk' },
        q27: { state: 'pns' },
        q34: { state: 'value', value: [] },
        q41: { state: 'value', value: 'right' },
      },
    },
    defaultQuestionnaire,
    publicKey,
  )
  if (!sealed.ok) throw new Error(sealed.reason)
}

/** All records in this browser's tables. */
const stored = (page: Page): Promise<readonly { readonly type: string }[]> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const name = databases
      .map((each) => each.name ?? '')
      .find((each) => /^limonade-[0-9a-f-]{36}$/.test(each))
    const opening = indexedDB.open(name ?? '')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const all = opening.result.transaction('record').objectStore('record').getAll()
    await new Promise((resolve) => all.addEventListener('success', resolve))
    opening.result.close()
    return all.result
  })

const storedTypes = async (page: Page): Promise<readonly string[]> =>
  (await stored(page)).map(({ type }) => type)
