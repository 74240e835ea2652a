import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { defaultQuestionnaire, type Questionnaire } from '#domain/survey/questionnaire.ts'
import { sha256Hex } from '#app/crypto/hash.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { answersSaying, begin, done, photoOf } from '../support/saved.ts'

/** Pictures that are taken in a conversation, from the phone to the coordinator and to their end. */

const { joinAs, server } = journey()

const form: Questionnaire = structuredClone(defaultQuestionnaire)
for (const question of form.questions) if (question.id === 'q07') question.type = 'photo'

/** Somebody takes one picture during a conversation, and locks it. */
const converse = async ({ store }: Phone, publicKey: string, seed: number) => {
  const draft = await begin(store)
  const picture = await photoOf(seed, 600_000)
  done(await store.keepDraftPicture(draft.id, picture))
  const answers = { ...answersSaying(''), q07: { state: 'value', value: [picture.photo] } } as const
  const farewellId = done(await store.seal({ ...draft, answers }, form, publicKey))
  const farewell = await store.openDraft(farewellId)
  if (farewell?.kind !== 'farewell') throw new Error('no farewell')
  return { ...picture, id: draft.interviewId, code: farewell.code, farewellId }
}

const withdraw = async (code: string): Promise<void> => {
  const reply = await fetch(`${server().url}/v1/withdraw`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, confirm: true }),
  })
  expect(reply.status).toBe(200)
}

const picturesOnDisk = () =>
  readdirSync(server().data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(^|\.)[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

const rowsIn = (sql: string) => {
  const database = new DatabaseSync(join(server().data, 'limonade.db'), { readOnly: true })
  const rows = database.prepare(sql).all()
  database.close()
  return rows
}

test('pictures of four conversations nobody sees; the fifth brings all five, to coordinators only', async () => {
  const { publicKey } = await makeKeyPair()
  const coordinator = await joinAs('coordinator')
  const interviewer = await joinAs('interviewer', { key: publicKey })
  const volunteer = await joinAs('volunteer')
  const pictures = []
  for (let count = 1; count <= 4; count++) pictures.push(await converse(interviewer, publicKey, count * 10))
  await interviewer.sync.round()
  expect(await interviewer.store.progress()).toMatchObject({ waiting: [], held: [] })
  await coordinator.sync.round()
  for (const { photo } of pictures) expect((await coordinator.client.picture(photo.sha256)).ok).toBe(false)

  pictures.push(await converse(interviewer, publicKey, 50))
  await interviewer.sync.round()
  await coordinator.sync.round()
  expect(await coordinator.store.records('interview')).toHaveLength(5)
  for (const { id, photo } of pictures) {
    const shown = await coordinator.store.recordById(id)
    expect(shown?.record.fields['photos']).toEqual([photo])
    for (const sha256 of [photo.sha256, photo.small]) {
      const picture = await coordinator.client.picture(sha256)
      if (!picture.ok) throw new Error('the coordinator does not see it')
      expect(await sha256Hex(new Uint8Array(await picture.value.arrayBuffer()))).toBe(sha256)
      for (const phone of [interviewer, volunteer])
        expect((await phone.client.picture(sha256)).ok).toBe(false)
    }
  }

  // Who brought them and when is not written down any more, and the phone holds nothing that it could open.
  expect(rowsIn('SELECT * FROM blob_ref WHERE pending = 1 OR device_id IS NOT NULL')).toEqual([])
  expect(rowsIn('SELECT * FROM upload')).toEqual([])
  expect(picturesOnDisk().map((path) => statSync(path).mtimeMs)).toEqual(Array(10).fill(0))
  const { db } = interviewer.store
  expect([await db.blob.count(), await db.blobChunk.count(), await db.outbox.count()]).toEqual([0, 0, 0])
  expect([...(await interviewer.draftKeys.list())].sort()).toEqual(
    pictures.map(({ farewellId }) => farewellId).sort(),
  )
})

test('nothing says that all was sent while a picture waits, and until then it is noise on the phone', async () => {
  const { publicKey } = await makeKeyPair()
  const interviewer = await joinAs('interviewer', { key: publicKey })
  const { full } = await converse(interviewer, publicKey, 7)
  interviewer.cutAfter(4)
  expect(await interviewer.sync.round()).toBe('away')
  expect((await interviewer.store.progress()).waiting.map(({ what }) => what)).toEqual(['photo'])
  expect((await interviewer.store.progress()).allSentAt).toBeNull()
  for (const { data } of await interviewer.store.db.blobChunk.toArray())
    expect(Buffer.from(data).includes(Buffer.from(full.slice(1_000, 1_024)))).toBe(false)

  interviewer.cutAfter(Number.POSITIVE_INFINITY)
  expect(await interviewer.sync.round()).toBe('idle')
  expect((await interviewer.store.progress()).waiting).toEqual([])
  expect((await interviewer.store.progress()).allSentAt).not.toBeNull()
})

test('a withdrawal takes the picture off the disk, also while part of it is still on its way', async () => {
  const { publicKey } = await makeKeyPair()
  const interviewer = await joinAs('interviewer', { key: publicKey })
  const received = await converse(interviewer, publicKey, 7)
  await interviewer.sync.round()
  expect(picturesOnDisk()).toHaveLength(2)
  await withdraw(received.code)
  expect(picturesOnDisk()).toEqual([])

  const underway = await converse(interviewer, publicKey, 99)
  let parts = 0
  interviewer.beforeEach(async (path) => {
    // The small one and the first part of the full one are there by then.
    if (path.endsWith(underway.photo.sha256) && (parts += 1) === 3) await withdraw(underway.code)
  })
  expect(await interviewer.sync.round()).toBe('idle')
  expect(parts).toBe(3)
  expect(picturesOnDisk()).toEqual([])
  expect(await interviewer.store.progress()).toMatchObject({ waiting: [], held: [] })
  expect(await interviewer.store.db.blobChunk.count()).toBe(0)
  expect([...(await interviewer.draftKeys.list())].sort()).toEqual(
    [received.farewellId, underway.farewellId].sort(),
  )
  const log = readFileSync(join(server().data, 'erasures.log'), 'utf8')
  expect(log).toContain(underway.id)
})
