import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import { Router } from 'wouter'
import type { Address } from '#domain/sync/operation.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { makeEmergencyFile } from '#app/emergency/make-file.ts'
import { type Project, ProjectProvider } from '#app/project/project-context.tsx'
import { EmergencyPage } from '#app/screens/coordinate/emergency/emergency-page.tsx'
import { keyHolder } from '#app/screens/coordinate/key/key-holder.ts'
import { openKey } from '#app/screens/coordinate/key/open-key.ts'
import { TextProvider } from '#app/text/text.tsx'
import '#app/ui/ui.css'
import { openPhoneStore } from '../../support/phone-store.ts'
import { done, sighting } from '../../support/saved.ts'
import { rendered } from '../ui/rendered.tsx'

const deviceId = crypto.randomUUID()

beforeEach(() => {
  localStorage.setItem('limonade.language', 'nl')
})

/** A phone with three sightings, its file, and the page of a coordinator whose key is open. The calls of the server are
 *  answered here; the real ones are tested in the journeys. */
const setUp = async ({ known = deviceId, away = false }: { known?: string; away?: boolean } = {}) => {
  const { publicKey, identity } = await makeKeyPair()
  const phone = openPhoneStore('volunteer')
  const desk = openPhoneStore('coordinator')
  onTestFinished(async () => {
    keyHolder.drop()
    await phone.remove()
    await desk.remove()
  })
  const ids: string[] = []
  for (let count = 0; count < 3; count++)
    ids.push(done(await phone.store.create('assetSighting', { ...sighting, title: 'MARKER' })))
  const { db, keys, projectId } = phone
  const made = await makeEmergencyFile({ db, keys, projectId, deviceId }, publicKey, () => undefined)
  if (!made.ok) throw new Error(made.reason)
  const expected = { publicKey, kept: undefined, fictional: false }
  expect((await openKey(projectId, identity, expected)).ok).toBe(true)

  const pushed: Address[] = []
  let number = 10
  const project = {
    store: desk.store,
    key: { kind: 'pinned', publicKey },
    membership: { projectId, deviceId: crypto.randomUUID(), role: 'coordinator', projectName: 'Wijk' },
    project: undefined,
    sync: { poke: () => undefined },
    client: {
      devices: async () =>
        away
          ? { ok: false, kind: 'away' }
          : { ok: true, value: [{ id: known, name: 'Wim', state: 'active' }] },
      pull: async () => ({ ok: true, value: { head: number } }),
      onBehalfOf: (of: string) => ({
        push: async (operations: readonly Address[]) => {
          expect(of).toBe(deviceId)
          const results = operations.map(({ id }) => {
            const before = pushed.findIndex((other) => other.id === id)
            if (before === -1) {
              number += 1
              return { id, result: 'applied', number }
            }
            return { id, result: 'applied', number: 11 + before }
          })
          pushed.push(...operations)
          return { ok: true, value: { results } }
        },
      }),
    },
    // The rest of a project is never asked for here.
  } as unknown as Project
  rendered(
    <TextProvider>
      <ProjectProvider value={project}>
        <Router>
          <EmergencyPage />
        </Router>
      </ProjectProvider>
    </TextProvider>,
  )
  return { file: made.file, pushed, ids, publicKey, phone }
}

const choose = (file: Blob, name = 'noodbestand-wijk-2026-03-09.age') =>
  page.getByLabelText(/^Kies een/).upload(new File([file], name))

test('says how much is in a file and of which phone, and shows nothing of it, before and after', async () => {
  const { file, pushed, ids } = await setUp()
  await choose(file)
  await expect.element(page.getByText('Van telefoon “Wim”')).toBeVisible()
  await expect.element(page.getByText(/^3 dingen en geen foto’s/)).toBeVisible()
  expect(pushed).toEqual([])
  await page.getByRole('button', { name: 'Stuur naar de server' }).click()
  await expect.element(page.getByText('3 dingen zijn aangekomen.')).toBeVisible()
  expect(pushed.map(({ recordId }) => recordId)).toEqual(ids)
  expect(document.body.textContent).not.toContain('MARKER')
})

test('the same file a second time changes nothing, and says so', async () => {
  const { file } = await setUp()
  for (const words of [/^3 dingen zijn aangekomen/, /^Alles uit dit bestand was al op de server/]) {
    await choose(file)
    await page.getByRole('button', { name: 'Stuur naar de server' }).click()
    await expect.element(page.getByText(words)).toBeVisible()
  }
})

test('each file that cannot be taken gets its own sentence, and nothing is sent', async () => {
  const { file, pushed, phone } = await setUp()
  const other = await makeEmergencyFile(
    { db: phone.db, keys: phone.keys, projectId: phone.projectId, deviceId },
    (await makeKeyPair()).publicKey,
    () => undefined,
  )
  if (!other.ok) throw new Error(other.reason)
  const wrong: readonly (readonly [Blob, RegExp])[] = [
    [new Blob(['brief']), /^Dit is geen noodbestand/],
    [file.slice(0, file.size - 100), /^Het is niet heel aangekomen/],
    [other.file, /^Het zit op slot met een andere sleutel/],
  ]
  for (const [blob, sentence] of wrong) {
    await choose(blob)
    await expect.element(page.getByRole('alert').getByText(sentence)).toBeVisible()
    expect(page.getByRole('button', { name: 'Stuur naar de server' }).elements()).toEqual([])
  }
  expect(pushed).toEqual([])
})

test('a file of a phone that takes part elsewhere is not taken', async () => {
  const { file, pushed } = await setUp({ known: crypto.randomUUID() })
  await choose(file)
  await expect.element(page.getByRole('alert').getByText(/doet in deze wijk niet mee/)).toBeVisible()
  expect(pushed).toEqual([])
})

test('without a server the file is kept for later', async () => {
  const { file } = await setUp({ away: true })
  await choose(file)
  await expect.element(page.getByRole('alert').getByText(/De server antwoordt niet/)).toBeVisible()
})
