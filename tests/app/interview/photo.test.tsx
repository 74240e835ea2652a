import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createRoot } from 'react-dom/client'
import { defaultQuestionnaire, parseQuestionnaire } from '#domain/survey/questionnaire.ts'
import { sha256Hex } from '#app/crypto/hash.ts'
import { preparePhoto } from '#app/device/photo.ts'
import type { Draft } from '#app/store/draft.ts'
import type { PhotoBytes } from '#app/store/photos.ts'
import { done } from '../../support/saved.ts'
import { rendered } from '../ui/rendered.tsx'
import { button, goesOn, sees } from './person.ts'
import { phone, type Phone } from './phone.tsx'

const ask = 'Wat is volgens u hier in de wijk de bedoeling?'
/** The shipped form with one question more, that asks for pictures. */
const form = (() => {
  const purpose = defaultQuestionnaire.questions.find(({ id }) => id === 'q07')
  if (purpose === undefined) throw new Error('no purpose')
  const { mustPrecede: _order, laterCodes: _codes, ...rest } = purpose
  const { questions, sections } = defaultQuestionnaire
  const changed = {
    ...structuredClone(defaultQuestionnaire),
    questions: questions.flatMap((question) =>
      question === purpose
        ? [{ ...rest, doorstep: false, id: 'pictures', key: 'pictures', type: 'photo', maxItems: 2 }, purpose]
        : [question],
    ),
    sections: sections.map((section) => ({
      ...section,
      questions: section.questions.flatMap((id) => (id === 'q07' ? ['pictures', id] : [id])),
    })),
  }
  const parsed = parseQuestionnaire(changed)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.questionnaire
})()

const openAt = async (here: Phone): Promise<Draft> => {
  const draft: Draft = {
    ...(await here.begin('full')),
    at: 'pictures',
    answers: { q01: { state: 'value', value: 'yes' }, q03: { state: 'value', value: 'alone' } },
  }
  done(await here.store.saveDraft(draft))
  return draft
}

const answer = async ({ store }: Phone, { id }: Draft): Promise<unknown> => {
  const draft = await store.openDraft(id)
  return draft?.kind === 'conversation' ? draft.answers['pictures'] : undefined
}

/** A camera's picture, and what the phone makes of it. */
const taken = async (colour: string): Promise<{ readonly file: File; readonly made: PhotoBytes }> => {
  const canvas = new OffscreenCanvas(800, 600)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas here')
  pen.fillStyle = colour
  pen.fillRect(0, 0, 500, 400)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
  const file = new File([blob], 'foto.jpg', { type: 'image/jpeg' })
  const made = await preparePhoto(file)
  if (!made.ok) throw new Error(made.reason)
  return { file, made }
}

const latin = (bytes: ArrayBuffer) => new TextDecoder('latin1').decode(bytes)

/** Everything readable in the tables of this phone, buffers as text. */
const stored = async ({ store }: Phone): Promise<string> => {
  const tables = await Promise.all(store.db.tables.map((table) => table.toArray()))
  const buffers: string[] = []
  const rest = JSON.stringify(tables, (_, item: unknown) => {
    if (!(item instanceof ArrayBuffer)) return item
    buffers.push(latin(item))
    return null
  })
  return [rest, ...buffers].join('\n')
}

const expectUnreadable = async (here: Phone, { full, small }: PhotoBytes): Promise<void> => {
  const text = await stored(here)
  expect(latin(full)).toContain('JFIF')
  expect(text).not.toContain('JFIF')
  for (const bytes of [full, small])
    for (const at of [0, 200, bytes.byteLength - 40])
      expect(text).not.toContain(latin(bytes.slice(at, at + 16)))
}

const takes = async (file: File) => {
  await userEvent.upload(page.getByLabelText('Maak een foto'), file)
  await userEvent.click(page.getByRole('button', { name: 'Niemand te zien. Gebruik foto' }))
}
const counts = (words: string) => expect.element(page.getByText(words, { exact: true })).toBeVisible()

test('a photo in a conversation is there after the screen was gone, and stands on the phone only under a key', async () => {
  const here = await phone()
  const { db } = here.store
  const draft = await openAt(here)
  const { file, made } = await taken('#396')
  const place = document.createElement('div')
  document.body.append(place)
  const first = createRoot(place)
  first.render(here.at(`/gesprek/${draft.id}`, form).room)
  await sees(ask)
  await takes(file)
  await counts('1 foto')
  // Durable before it shows.
  expect(await db.draftPicture.count()).toBe(1)
  first.unmount()
  place.remove()

  await expect.poll(() => answer(here, draft)).toEqual({ state: 'value', value: [made.photo] })
  await expectUnreadable(here, made)
  expect(await stored(here)).not.toContain(made.photo.sha256)

  rendered(here.at(`/gesprek/${draft.id}`, form).room)
  await counts('1 foto')
  await goesOn('Pauze')
  await goesOn('Stoppen en op slot doen')
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Op slot doen' }))
  await sees('Dank u wel. Uw verhaal telt mee.')

  expect(await db.draftPicture.count()).toBe(0)
  await expectUnreadable(here, made)
  const blobs = await db.blob.toArray()
  expect(blobs.map(({ recordId, state }) => [recordId, state])).toEqual([
    [draft.interviewId, 'waiting'],
    [draft.interviewId, 'waiting'],
  ])
  const waiting = (await here.store.progress()).waiting.map(({ what }) => what)
  expect(waiting).toEqual(['conversation', 'photo'])
  const full = blobs.find(({ size }) => size === 'full')
  if (full?.locked === undefined) throw new Error('the picture is not locked')
  const chunks = await db.blobChunk.where('sha256').equals(full.sha256).sortBy('index')
  const data = await new Blob(chunks.map((chunk) => chunk.data)).arrayBuffer()
  const opened = await here.keys.decryptBytes({ ...full.locked, data })
  expect(opened.ok && (await sha256Hex(new Uint8Array(opened.bytes)))).toBe(made.photo.sha256)
  // A start in between must not take the key of pictures that wait.
  await db.outbox.clear()
  here.keys.close()
  await here.store.sweepKeys()
  expect(await here.keys.list()).toContain(full.locked.keyId)
})

test('a photo that is taken out, or thrown away with everything, leaves no bytes', async () => {
  const here = await phone()
  const { db } = here.store
  const draft = await openAt(here)
  rendered(here.at(`/gesprek/${draft.id}`, form).room)
  await sees(ask)
  const [one, two] = [await taken('#396'), await taken('#c63')]
  await takes(one.file)
  await counts('1 foto')
  await takes(two.file)
  await counts('2 foto’s')
  await expect.element(page.getByLabelText('Maak een foto')).not.toBeInTheDocument()

  await goesOn('Haal de laatste foto weg')
  await counts('1 foto')
  await expect.poll(() => db.draftPicture.count()).toBe(1)
  expect(await answer(here, draft)).toEqual({ state: 'value', value: [one.made.photo] })

  await goesOn('Pauze')
  await goesOn('Alles wissen')
  await goesOn('Alles wissen')
  await expect.element(page.getByText('Van dit gesprek is niets bewaard.')).toBeVisible()
  expect(await db.draftPicture.count()).toBe(0)
  expect(await here.keys.list()).toEqual([])
})

test('a photo that the phone does not take is no answer, and the screen says so', async () => {
  const here = await phone()
  const draft = await openAt(here)
  const store = {
    ...here.store,
    keepDraftPicture: () => Promise.resolve({ ok: false, reason: 'storageFull' } as const),
  }
  rendered(here.at(`/gesprek/${draft.id}`, form, store).room)
  await sees(ask)
  await takes((await taken('#396')).file)
  await counts('De telefoon kan deze foto niet bewaren. Maak ruimte en probeer het nog eens.')
  expect(await answer(here, draft)).toBeUndefined()
  await expect.element(button('Haal de laatste foto weg')).not.toBeInTheDocument()
})

test('a photo that no answer names does not leave with the conversation', async () => {
  const here = await phone()
  const draft = await openAt(here)
  const { made } = await taken('#396')
  done(await here.store.keepDraftPicture(draft.id, made))
  done(await here.store.seal(draft, form, here.key.kind === 'pinned' ? here.key.publicKey : ''))
  expect(await here.store.db.blob.count()).toBe(0)
  expect(await here.store.db.draftPicture.count()).toBe(0)
})
