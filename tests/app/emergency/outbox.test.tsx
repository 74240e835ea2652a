import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import { Router } from 'wouter'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { openEmergencyFile } from '#app/emergency/open-file.ts'
import { type KeyState, type Project, ProjectProvider } from '#app/project/project-context.tsx'
import { OutboxRoom } from '#app/screens/outbox/outbox-room.tsx'
import { TextProvider } from '#app/text/text.tsx'
import '#app/ui/ui.css'
import { openedWith } from '../../support/opened-with.ts'
import { openPhoneStore, type PhoneStore } from '../../support/phone-store.ts'
import { answersSaying, begin, done, photoOf, sighting } from '../../support/saved.ts'
import { rendered } from '../ui/rendered.tsx'

const marker = 'MARKER-klaproos-4471'
const away = { phase: 'away', done: 0, total: 0, retryAt: null, waiting: null } as const
const deviceId = crypto.randomUUID()

beforeEach(() => {
  localStorage.setItem('limonade.language', 'nl')
})

/** A phone in a dead spot with a conversation and a sighting with a photo, and a second conversation half done. */
const offlinePhone = async (publicKey: string) => {
  const phone = openPhoneStore()
  onTestFinished(phone.remove)
  const { store } = phone
  const talk = { ...(await begin(store)), answers: answersSaying(marker) }
  done(await store.seal(talk, defaultQuestionnaire, publicKey))
  const photo = await photoOf(7)
  done(await store.create('assetSighting', { ...sighting, title: marker, photos: [photo.photo] }, [photo]))
  const half = await begin(store)
  const draftPhoto = await photoOf(99)
  done(await store.keepDraftPicture(half.id, draftPhoto))
  return { ...phone, photo, draftPhoto }
}

const outboxOf = ({ store, keys, projectId }: PhoneStore, key: KeyState) =>
  rendered(
    <TextProvider>
      <ProjectProvider
        value={
          {
            store,
            key,
            draftKeys: keys,
            membership: { projectId, deviceId, role: 'interviewer', projectName: 'De Wilgenhoek' },
            project: undefined,
            sync: { state: () => away, subscribe: () => () => undefined },
            // The rest of a project is about the network and is never asked for here.
          } as unknown as Project
        }
      >
        <Router>
          <OutboxRoom />
        </Router>
      </ProjectProvider>
    </TextProvider>,
  )

/** The file that a press on the button puts among the downloads. */
const downloaded = async (): Promise<{ readonly name: string; readonly file: Blob }> => {
  const found = new Promise<{ name: string; url: string }>((resolve) => {
    addEventListener(
      'click',
      (event) => {
        const link = event.target
        if (!(link instanceof HTMLAnchorElement) || link.download === '') return
        event.preventDefault()
        resolve({ name: link.download, url: link.href })
      },
      { capture: true },
    )
  })
  await page.getByRole('button', { name: 'Zet het bij uw downloads' }).click()
  const { name, url } = await found
  return { name, file: await (await fetch(url)).blob() }
}

test('a press makes a copy that only the key opens, and nothing leaves the queue', async () => {
  const { publicKey, identity } = await makeKeyPair()
  const phone = await offlinePhone(publicKey)
  const before = await phone.db.outbox.toArray()
  outboxOf(phone, { kind: 'pinned', publicKey })
  await page.getByRole('button', { name: 'Bewaar als noodbestand' }).click()
  await expect.element(page.getByText(/^Dit bestand is een kopie\./)).toBeVisible()
  await expect.element(page.getByText(/^2 dingen en 1 foto, /)).toBeVisible()
  const { name, file } = await downloaded()
  expect(name).toMatch(/^noodbestand-de-wilgenhoek-\d{4}-\d\d-\d\d\.age$/)
  expect((await phone.db.outbox.toArray()).map(({ id, state }) => [id, state])).toEqual(
    before.map(({ id, state }) => [id, state]),
  )

  const bytes = new Uint8Array(await file.arrayBuffer())
  for (const encoding of ['latin1', 'utf-16le', 'utf-16be'])
    expect(new TextDecoder(encoding).decode(bytes), encoding).not.toContain('MARKER')
  for (const photo of [phone.photo, phone.draftPhoto])
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain(
      new TextDecoder('latin1').decode(photo.full.slice(1_000, 1_032)),
    )

  const opened = await openEmergencyFile(file, openedWith(identity))
  if (!opened.ok) throw new Error(opened.reason)
  const { header, photos } = opened.file
  const waiting = await Promise.all(
    before.map(async ({ body }) => {
      if (body.kind === 'clear') return body.operation
      const read = await phone.keys.decryptJson(body.sealed)
      return read.ok ? read.value : undefined
    }),
  )
  const byId = (a: unknown, b: unknown) => JSON.stringify(a).localeCompare(JSON.stringify(b))
  expect([...header.operations].sort(byId)).toEqual(waiting.sort(byId))
  expect(JSON.stringify(header)).toContain(marker)
  expect(header).toMatchObject({ projectId: phone.projectId, deviceId })
  const inFile = new Map<string, ArrayBuffer>()
  for await (const { photo, data } of photos()) inFile.set(photo.sha256, data.buffer)
  const { photo, full, small } = phone.photo
  expect([...inFile].sort(byId)).toEqual(
    [[photo.sha256, full] as const, [photo.small, small] as const].sort(byId),
  )
})

test('conversations stand after the rest, so that their place says nothing of the doors between', async () => {
  const { publicKey, identity } = await makeKeyPair()
  const phone = await offlinePhone(publicKey)
  outboxOf(phone, { kind: 'pinned', publicKey })
  await page.getByRole('button', { name: 'Bewaar als noodbestand' }).click()
  const { file } = await downloaded()
  const opened = await openEmergencyFile(file, openedWith(identity))
  if (!opened.ok) throw new Error(opened.reason)
  const types = opened.file.header.operations.map(({ type, parentId }) => [type, parentId !== undefined])
  expect(types[0]).toEqual(['assetSighting', false])
  expect(types.findIndex(([type]) => type === 'interview')).toBeGreaterThan(0)
})

test('without a key nothing is written, and the screen says why', async () => {
  const { publicKey } = await makeKeyPair()
  const phone = await offlinePhone(publicKey)
  outboxOf(phone, { kind: 'none' })
  await page.getByRole('button', { name: 'Bewaar als noodbestand' }).click()
  await expect
    .element(page.getByRole('alert').getByText(/Zonder sleutel maken we geen bestand/))
    .toBeVisible()
  expect(page.getByText('Het noodbestand is klaar').elements()).toEqual([])
})

test('a photo that this phone cannot read any more stays out of the file and is counted', async () => {
  const { publicKey, identity } = await makeKeyPair()
  const phone = await offlinePhone(publicKey)
  const { photo } = phone.photo
  await phone.db.blobChunk.where('sha256').equals(photo.sha256).delete()
  outboxOf(phone, { kind: 'pinned', publicKey })
  await page.getByRole('button', { name: 'Bewaar als noodbestand' }).click()
  await expect.element(page.getByText(/^1 onderdeel kan deze telefoon niet meer lezen\./)).toBeVisible()
  const { file } = await downloaded()
  const opened = await openEmergencyFile(file, openedWith(identity))
  if (!opened.ok) throw new Error(opened.reason)
  expect(opened.file.header.photos.map(({ sha256 }) => sha256)).toEqual([photo.small])
})
