import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { openWith } from '#app/crypto/seal.ts'
import { handInKeptFiles } from '#app/emergency/hand-in-kept.ts'
import { withdraw } from '#app/sync/client.ts'
import { backUp, newFolder, pgRestore, restore } from '../support/backup.ts'
import { databaseFor } from '../support/database.ts'
import { joinPhone, type Phone } from '../support/phone.ts'
import { answersSaying, begin, done, photoOf, sighting } from '../support/saved.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

/** A server that is backed up while it runs, destroyed and restored, with the app's own store and sync on the phones:
 *  everything that a phone still has comes back once, and nothing that was erased. */
export const restoredServer = (): void => {
  let server: TestServer
  let folder: string
  let publicKey: string
  let identity: string
  const phones: Phone[] = []
  beforeEach(async () => {
    server = await startTestServer()
    folder = newFolder()
    ;({ publicKey, identity } = await makeKeyPair())
  })
  afterEach(async () => {
    for (const phone of phones.splice(0)) phone.close()
    await server.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const joinAs = async (role: Parameters<TestServer['link']>[0], name: string) => {
    const phone = await joinPhone(`${await server.link(role)}&k=${publicKey}`, name)
    phones.push(phone)
    await phone.sync.round()
    return phone
  }
  const backUpNow = async () => {
    const made = await backUp(server.data, folder)
    if (!made.ok) throw new Error(made.sentence)
    return made.backup
  }
  /** The disk is gone but for the log of erasures, which the operator keeps elsewhere. */
  const destroyAndRestore = async () => {
    const [backup] = readdirSync(folder).filter((name) => name.startsWith('limonade-'))
    await server.stop()
    for (const name of readdirSync(server.data))
      if (name !== 'erasures.log') rmSync(join(server.data, name), { recursive: true })
    const url = await databaseFor(server.data)
    if (url !== undefined)
      await pgRestore(url, readFileSync(join(folder, backup ?? '', 'limonade.dump'), 'utf8'))
    const restored = await restore(server.data, folder)
    if (!restored.ok) throw new Error(restored.sentence)
    server = await startTestServer({ data: server.data, port: server.port })
  }
  const rounds = async (...these: readonly Phone[]) => {
    for (let times = 0; times < 2; times++)
      for (const phone of these) expect(await phone.sync.round()).toBe('idle')
  }
  const seal = async (phone: Phone, words: string) => {
    const draft = await begin(phone.store)
    const answers = answersSaying(words)
    const farewellId = done(await phone.store.seal({ ...draft, answers }, defaultQuestionnaire, publicKey))
    const farewell = await phone.store.openDraft(farewellId)
    return { id: draft.interviewId, code: farewell?.kind === 'farewell' ? farewell.code : '' }
  }
  const sightingsOf = async (phone: Phone) =>
    (await phone.store.records('assetSighting'))
      .filter(({ record }) => record.fields['interviewRef'] === undefined)
      .map(({ record }) => `${record.id} ${String(record.fields['kind'])}`)
      .toSorted()

  test('sightings, changes and photos that were received since the backup come back, once, and nothing erased', async () => {
    const [first, second] = [await joinAs('volunteer', 'Geel'), await joinAs('volunteer', 'Groen')]
    const early = done(await first.store.create('assetSighting', sighting))
    const erased = done(await first.store.create('assetSighting', { ...sighting, kind: 'garage' }))
    await rounds(first, second)
    await backUpNow()

    const picture = await photoOf(7)
    const late = done(
      await first.store.create('assetSighting', { ...sighting, photos: [picture.photo] }, [picture]),
    )
    const lateErased = done(await first.store.create('assetSighting', { ...sighting, kind: 'garage' }))
    const shown = await second.store.recordById(early)
    if (shown === undefined) throw new Error('nothing shown')
    done(await second.store.edit(shown.record, { set: { kind: 'shop' } }))
    await rounds(first, second)
    for (const id of [erased, lateErased]) done(await first.store.takeBack(id))
    // The second phone has not heard of the erasure: it still offers both.
    await first.sync.round()
    await destroyAndRestore()

    const waiting = done(await second.store.create('assetSighting', { ...sighting, kind: 'garage' }))
    await rounds(second, first)
    const expected = [`${early} shop`, `${late} office`, `${waiting} garage`].toSorted()
    for (const phone of [first, second, await joinAs('volunteer', 'Rood')]) {
      expect(await sightingsOf(phone)).toEqual(expected)
      const records = await phone.store.records('assetSighting')
      expect(records.flatMap(({ record }) => record.conflicts)).toEqual([])
      expect(await phone.client.picture(picture.photo.sha256)).toMatchObject({ ok: true })
      expect(await phone.store.progress()).toMatchObject({ waiting: [], held: [] })
    }
    const kept = await first.store.recordById(late)
    if (kept === undefined) throw new Error('nothing shown')
    done(await first.store.edit(kept.record, { set: { unusedDegree: 'dull' } }))
    await rounds(first, second)
    expect((await second.store.recordById(late))?.record).toMatchObject({
      fields: { unusedDegree: 'dull' },
      conflicts: [],
    })
  }, 60_000)

  describe('conversations', () => {
    test('that no coordinator had received come back as files, wait for their group, and can be withdrawn', async () => {
      const interviewer = await joinAs('interviewer', 'Blauw')
      const coordinator = await joinAs('coordinator', 'Laptop')
      await backUpNow()
      const talks = []
      for (let count = 0; count < 6; count++) talks.push(await seal(interviewer, `gesprek ${count}`))
      await interviewer.sync.round()
      await destroyAndRestore()
      await rounds(interviewer, coordinator)
      expect(await coordinator.store.records('interview')).toEqual([])

      const [gone] = talks
      const request = { code: gone?.code ?? '', confirm: true }
      const away: typeof fetch = (path, init) => fetch(`${server.url}${String(path)}`, init)
      expect(await withdraw(away, request)).toMatchObject({ ok: true, value: { found: true, erased: true } })

      const { client } = coordinator
      const other = await makeKeyPair()
      expect(await handInKeptFiles({ client, open: (file) => openWith(other.identity, file) })).toEqual({
        ended: 'done',
        conversations: 0,
        unopened: 5,
      })
      const open = (file: string) => openWith(identity, file)
      expect(await handInKeptFiles({ client, open })).toEqual({
        ended: 'done',
        conversations: 5,
        unopened: 0,
      })
      await rounds(coordinator, interviewer)
      const back = await coordinator.store.records('interview')
      expect(back.map(({ record }) => record.id).toSorted()).toEqual(
        talks
          .slice(1)
          .map(({ id }) => id)
          .toSorted(),
      )
      expect((await coordinator.store.records('assetSighting')).length).toBe(5)
      expect(await client.keptFiles()).toEqual({ ok: true, value: [] })
    }, 60_000)

    test('that were released come back from the coordinator at once, and only once', async () => {
      const interviewer = await joinAs('interviewer', 'Blauw')
      const coordinator = await joinAs('coordinator', 'Laptop')
      for (let count = 0; count < 2; count++) await seal(interviewer, `vroeg ${count}`)
      await interviewer.sync.round()
      await backUpNow()
      for (let count = 0; count < 3; count++) await seal(interviewer, `laat ${count}`)
      await rounds(interviewer, coordinator)
      const before = (await coordinator.store.records('interview')).map(({ record }) => record.id).toSorted()
      expect(before).toHaveLength(5)
      await destroyAndRestore()
      await rounds(interviewer, coordinator)
      const open = (file: string) => openWith(identity, file)
      await handInKeptFiles({ client: coordinator.client, open })
      await rounds(interviewer, coordinator)
      const second = await joinAs('coordinator', 'Tweede')
      for (const phone of [coordinator, second]) {
        const back = (await phone.store.records('interview')).map(({ record }) => record.id)
        expect(back.toSorted()).toEqual(before)
        expect(await phone.store.records('assetSighting')).toHaveLength(5)
      }
    }, 60_000)
  })

  test('words out of a conversation come back from whoever took them out, from nobody else, and go with it', async () => {
    const [taker, other] = [await joinAs('coordinator', 'Laptop'), await joinAs('coordinator', 'Tweede')]
    const teller = await joinAs('storyteller', 'Verteller')
    await backUpNow()
    const consentRef = crypto.randomUUID()
    const storyId = done(await taker.store.create('story', { quote: 'Samen eten', consentRef }))
    const recordId = crypto.randomUUID()
    const fields = { quote: 'Samen eten', theme: null, minorityVoice: false }
    const quote = { kind: 'create', type: 'quoteForTelling', recordId, fields, erasedWith: storyId } as const
    done(await taker.store.changeMany([[quote]]))
    const quotesOf = async (phone: Phone) =>
      (await phone.store.records('quoteForTelling')).map(({ record }) => record.id)
    await rounds(taker, other, teller)
    expect(await quotesOf(teller)).toEqual([recordId])
    await destroyAndRestore()

    await rounds(teller, other)
    for (const phone of [teller, other]) expect(await quotesOf(phone)).toEqual([])
    await rounds(taker, other, teller)
    for (const phone of [taker, other, teller]) expect(await quotesOf(phone)).toEqual([recordId])
    done(await taker.store.takeBack(storyId))
    await rounds(taker, other, teller)
    for (const phone of [taker, other, teller]) expect(await quotesOf(phone)).toEqual([])
    expect(await taker.store.db.erasedWith.toArray()).toEqual([])
  }, 60_000)

  test('a phone lets the file of a conversation and a large photo go when a backup holds them, and not before', async () => {
    const interviewer = await joinAs('interviewer', 'Blauw')
    const { id } = await seal(interviewer, 'Samen eten')
    const picture = await photoOf(3)
    const found = done(
      await interviewer.store.create('assetSighting', { ...sighting, photos: [picture.photo] }, [picture]),
    )
    const { db } = interviewer.store
    await rounds(interviewer)
    await backUpNow()
    await rounds(interviewer)
    expect(await db.conversation.get(id)).not.toHaveProperty('file')
    // The head has not moved since the photo was stored, so this backup may be older than it.
    expect(await db.blob.get(picture.photo.sha256)).toBeDefined()
    const shown = await interviewer.store.recordById(found)
    if (shown === undefined) throw new Error('nothing shown')
    done(await interviewer.store.edit(shown.record, { set: { unusedDegree: 'dull' } }))
    await rounds(interviewer)
    expect(await db.blob.get(picture.photo.sha256)).toBeDefined()
    await backUpNow()
    await rounds(interviewer)
    expect(await db.blob.get(picture.photo.sha256)).toBeUndefined()
    expect(await db.blob.get(picture.photo.small)).toBeDefined()
  }, 60_000)
}
