import { Decrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { emergencyFile } from '#domain/sync/emergency-file.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { importEmergencyFile, type ImportDeps, type Imported } from '#app/emergency/import-file.ts'
import { makeEmergencyFile } from '#app/emergency/make-file.ts'
import { checkEmergencyFile, type NotTaken } from '#app/emergency/open-file.ts'
import { journey } from '../support/journey.ts'
import { openedWith } from '../support/opened-with.ts'
import type { Phone } from '../support/phone.ts'
import { answersSaying, begin, done, photoOf, sighting } from '../support/saved.ts'

/** A phone that cannot reach the server, a file on a stick, and a coordinator who hands it in. */

const { joinAs, joinBy, server } = journey()
const marker = 'MARKER-klaproos-4471'

const write = async (phone: Phone, publicKey: string) => {
  const made = await makeEmergencyFile(
    {
      db: phone.store.db,
      keys: phone.draftKeys,
      projectId: phone.membership.projectId,
      deviceId: phone.membership.deviceId,
    },
    publicKey,
    () => undefined,
  )
  if (!made.ok) throw new Error(made.reason)
  return made
}

const check = async (file: Blob, identity: string) => {
  const checked = await checkEmergencyFile(file, { opens: openedWith(identity), projectId: server().project })
  if (!checked.ok) throw new Error(checked.reason)
  return checked
}

const handIn = async (
  coordinator: Phone,
  { file, identity }: { readonly file: Blob; readonly identity: string },
  change: Partial<ImportDeps> = {},
): Promise<Imported> => {
  const { header } = await check(file, identity)
  const page = await coordinator.client.pull({ cursors: {} })
  if (!page.ok) throw new Error('the server is away')
  return importEmergencyFile(
    { file, opens: openedWith(identity), header },
    {
      to: coordinator.client.onBehalfOf(header.deviceId),
      headBefore: page.value.head,
      signal: new AbortController().signal,
      pause: () => Promise.resolve(),
      onProgress: () => undefined,
      ...change,
    },
  )
}

/** A phone with a conversation with a tip, and a sighting with a photo and a change after it, all made offline. */
const offlineWork = async (phone: Phone, publicKey: string) => {
  phone.setOnline(false)
  const { store } = phone
  const draft = await begin(store)
  const talk = { ...draft, answers: answersSaying(marker) }
  done(await store.seal(talk, defaultQuestionnaire, publicKey))
  const photo = await photoOf(7, 600_000)
  const id = done(await store.create('assetSighting', { ...sighting, photos: [photo.photo] }, [photo]))
  const shown = await store.recordById(id)
  if (shown === undefined) throw new Error('the sighting is not there')
  done(await store.edit(shown.record, { set: { title: marker } }))
  expect(await phone.sync.round()).toBe('away')
  return { id, photo, interviewId: draft.interviewId }
}

const setUp = async () => {
  const { publicKey, identity } = await makeKeyPair()
  const coordinator = await joinAs('coordinator')
  const interviewer = await joinAs('interviewer', { key: publicKey })
  return { publicKey, identity, coordinator, interviewer }
}

test('everything of a phone without network arrives by file, and once when the phone comes back', async () => {
  const { publicKey, identity, coordinator, interviewer } = await setUp()
  const work = await offlineWork(interviewer, publicKey)
  const before = await interviewer.store.db.outbox.toArray()
  const { file, ...counts } = await write(interviewer, publicKey)
  expect(counts).toEqual({ ok: true, things: 2, photos: 1, unreadable: 0 })
  const kept = await interviewer.store.db.outbox.toArray()
  expect(kept).toEqual(before.map((row) => ({ ...row, offered: true })))

  expect(await handIn(coordinator, { file, identity })).toEqual({
    ended: 'done',
    things: { new: 2 },
    photos: 1,
    photosRefused: 0,
  })
  await coordinator.sync.round()
  expect((await coordinator.store.recordById(work.id))?.record.fields['title']).toBe(marker)
  expect((await coordinator.client.picture(work.photo.photo.sha256)).ok).toBe(true)
  expect(coordinator.sync.state().waiting).toMatchObject({ interviews: 1 })
  const page = await coordinator.client.pull({ cursors: {} })

  interviewer.setOnline(true)
  expect(await interviewer.sync.round()).toBe('idle')
  expect(await interviewer.store.progress()).toMatchObject({ waiting: [], held: [] })
  const results = (await interviewer.store.db.receipt.toArray()).map(({ id, result }) => [id, result])
  expect(results.sort()).toEqual(before.map(({ id }) => [id, 'applied']).sort())
  // Nothing was given a number again.
  const after = await coordinator.client.pull({ cursors: {} })
  expect(after.ok && after.value.head).toBe(page.ok && page.value.head)
  expect((await coordinator.client.picture(work.photo.photo.small)).ok).toBe(true)
  expect(await handIn(coordinator, { file, identity })).toMatchObject({ things: { known: 2 } })
})

test('plain age opens the file: a line of JSON with the outbox as it is, the photos, and zeros', async () => {
  const { publicKey, identity, interviewer } = await setUp()
  const { photo } = await offlineWork(interviewer, publicKey)
  const { file } = await write(interviewer, publicKey)
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const bytes = Buffer.from(await decrypter.decrypt(new Uint8Array(await file.arrayBuffer())))
  expect(bytes.length % emergencyFile.blockBytes).toBe(0)
  const end = bytes.indexOf(10)
  const header = JSON.parse(bytes.subarray(0, end).toString()) as Record<string, unknown[]>
  const sent: unknown[] = []
  interviewer.setOnline(true)
  await interviewer.store.db.outbox.each(({ id }) => sent.push(id))
  expect(header['operations']?.map((operation) => (operation as { id: string }).id).sort()).toEqual(
    sent.sort(),
  )
  const [full, small] = [Buffer.from(photo.full), Buffer.from(photo.small)]
  expect(bytes.includes(full) && bytes.includes(small)).toBe(true)
  expect(bytes.subarray(end + 1 + full.length + small.length).every((byte) => byte === 0)).toBe(true)
})

test('a file that was cut, damaged, made for another key or by something else is not taken', async () => {
  const { publicKey, identity, interviewer } = await setUp()
  await offlineWork(interviewer, publicKey)
  const { file } = await write(interviewer, publicKey)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const reason = async (blob: Blob, project = server().project): Promise<NotTaken | 'taken'> => {
    const checked = await checkEmergencyFile(blob, { opens: openedWith(identity), projectId: project })
    return checked.ok ? 'taken' : checked.reason
  }
  expect(await reason(file)).toBe('taken')
  for (const length of [40, 150, 210, 70_000, 65_752, bytes.length - 65_552, bytes.length - 1])
    expect(await reason(new Blob([bytes.slice(0, length)])), `cut at ${length}`).toBe('damaged')
  for (const place of [190, 400, bytes.length - 5]) {
    const damaged = bytes.slice()
    damaged[place] = (damaged[place] ?? 0) ^ 1
    expect(await reason(new Blob([damaged])), `damaged at ${place}`).toBe('damaged')
  }
  expect(await reason(new Blob([bytes, new Uint8Array(3)]))).toBe('damaged')
  expect(await reason(new Blob(['een brief aan de wijk']))).toBe('notAge')
  expect(await reason(new Blob([]))).toBe('notAge')
  expect(await reason(file, crypto.randomUUID())).toBe('otherProject')
  const { file: others } = await write(interviewer, (await makeKeyPair()).publicKey)
  expect(await reason(others)).toBe('otherKey')
})

test('an import that was cut or stopped is done again, and nothing counts twice', async () => {
  const { publicKey, identity, coordinator, interviewer } = await setUp()
  const work = await offlineWork(interviewer, publicKey)
  const { file } = await write(interviewer, publicKey)
  // After the check: the page, one push, and the first part of a photo.
  coordinator.cutAfter(4)
  expect((await handIn(coordinator, { file, identity })).ended).toBe('away')
  coordinator.cutAfter(Number.POSITIVE_INFINITY)
  const stop = new AbortController()
  const stopped = await handIn(
    coordinator,
    { file, identity },
    { signal: stop.signal, onProgress: (count) => count > 0 && stop.abort() },
  )
  expect(stopped).toMatchObject({ ended: 'cancelled', things: { known: 2 } })
  expect(await handIn(coordinator, { file, identity })).toMatchObject({ ended: 'done', photos: 1 })
  expect((await coordinator.client.picture(work.photo.photo.sha256)).ok).toBe(true)
})

test('what was taken back after the file was made is erased on the server too', async () => {
  const { publicKey, identity, coordinator, interviewer } = await setUp()
  const { id } = await offlineWork(interviewer, publicKey)
  const { file } = await write(interviewer, publicKey)
  done(await interviewer.store.takeBack(id))
  await handIn(coordinator, { file, identity })
  interviewer.setOnline(true)
  await interviewer.sync.round()
  await coordinator.sync.round()
  expect(await coordinator.store.records('assetSighting')).toEqual([])
  expect(await handIn(coordinator, { file, identity })).toMatchObject({
    things: { gone: 1, known: 1 },
    photos: 0,
  })
})

test('a phone may not say more by file than it may itself, and the rest of its file arrives', async () => {
  const { publicKey, identity, coordinator, interviewer } = await setUp()
  await offlineWork(interviewer, publicKey)
  const volunteer = await joinBy(await server().link('volunteer'), 'Wim')
  await volunteer.sync.round()
  const { file } = await write(
    { ...interviewer, membership: { ...interviewer.membership, deviceId: volunteer.membership.deviceId } },
    publicKey,
  )
  expect(await handIn(coordinator, { file, identity })).toMatchObject({
    ended: 'done',
    things: { new: 1, refused: 1 },
    photos: 1,
  })
})

test('a photo that was received while the file was being written stays out of it, and is no loss', async () => {
  const { publicKey, identity, interviewer } = await setUp()
  const { photo } = await offlineWork(interviewer, publicKey)
  const { db } = interviewer.store
  let received = false
  const keys: Phone['draftKeys'] = {
    ...interviewer.draftKeys,
    // Opened after it was noted which photos there are, and before they are read.
    decryptJson: async (sealed) => {
      if (!received) {
        received = true
        await db.blob.delete(photo.photo.sha256)
        await db.blobChunk.where('sha256').equals(photo.photo.sha256).delete()
      }
      return interviewer.draftKeys.decryptJson(sealed)
    },
  }
  const made = await write({ ...interviewer, draftKeys: keys }, publicKey)
  expect(made).toMatchObject({ things: 2, photos: 0, unreadable: 0 })
  expect((await check(made.file, identity)).header.photos.map(({ sha256 }) => sha256)).toEqual([
    photo.photo.small,
  ])
})
