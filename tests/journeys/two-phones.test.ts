import { describe, expect, test } from 'vitest'
import { formatWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { sha256Hex } from '#app/crypto/hash.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { openWith } from '#app/crypto/seal.ts'
import { filesWith } from '../support/files-with.ts'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { answersSaying, begin, done, photoOf, sighting } from '../support/saved.ts'

/** Phones with the app's own store and sync, and the real server on a port, in one process. */

const { joinAs, joinBy, server } = journey()
const answers = answersSaying('Samen eten')

const converse = async (phone: Phone, publicKey: string) => {
  const draft = await begin(phone.store)
  return done(await phone.store.seal({ ...draft, answers }, defaultQuestionnaire, publicKey))
}

describe('sightings', () => {
  test('a sighting made without network reaches a second volunteer exactly once', async () => {
    const [first, second] = [
      await joinAs('volunteer', { name: 'Geel' }),
      await joinAs('volunteer', { name: 'Groen' }),
    ]
    first.setOnline(false)
    done(await first.store.create('assetSighting', sighting))
    expect(await first.sync.round()).toBe('away')
    expect((await first.store.progress()).waiting).toHaveLength(1)

    first.setOnline(true)
    expect(await first.sync.round()).toBe('idle')
    expect(await first.store.progress()).toMatchObject({ waiting: [], held: [] })
    expect((await first.store.progress()).allSentAt).not.toBeNull()
    await second.sync.round()
    expect(await second.store.records('assetSighting')).toMatchObject([
      { whereabouts: 'received', own: false, record: { fields: { kind: 'office' } } },
    ])
  })

  test('two volunteers who change the same field offline both see both values', async () => {
    const [first, second] = [
      await joinAs('volunteer', { name: 'Geel' }),
      await joinAs('volunteer', { name: 'Groen' }),
    ]
    done(await first.store.create('assetSighting', sighting))
    await first.sync.round()
    await second.sync.round()
    for (const [phone, kind] of [
      [first, 'shop'],
      [second, 'classroom'],
    ] as const) {
      const [shown] = await phone.store.records('assetSighting')
      if (shown === undefined) throw new Error('nothing shown')
      done(await phone.store.edit(shown.record, { set: { kind } }))
    }
    await first.sync.round()
    await second.sync.round()
    await first.sync.round()
    for (const phone of [first, second]) {
      const [shown] = await phone.store.records('assetSighting')
      expect(shown?.record.fields['kind']).toBe('shop')
      expect(shown?.record.conflicts).toMatchObject([{ field: 'kind', value: 'classroom' }])
    }
  })

  test('a home never reaches another volunteer', async () => {
    const [first, second] = [
      await joinAs('volunteer', { name: 'Geel' }),
      await joinAs('volunteer', { name: 'Groen' }),
    ]
    done(await first.store.create('assetSighting', { ...sighting, kind: 'dwelling' }))
    await first.sync.round()
    await second.sync.round()
    expect(await second.store.records('assetSighting')).toEqual([])
  })
})

describe('photos', () => {
  test('a photo goes on where a cut left it, and others see it only when all of it is there', async () => {
    const [first, second] = [
      await joinAs('volunteer', { name: 'Geel' }),
      await joinAs('volunteer', { name: 'Groen' }),
    ]
    const bytes = await photoOf(7, 700_000)
    done(await first.store.create('assetSighting', { ...sighting, photos: [bytes.photo] }, [bytes]))
    let rounds = 0
    for (let left = 2; (await first.store.progress()).waiting.length > 0; left++) {
      first.cutAfter(left)
      await first.sync.round()
      rounds += 1
      if (rounds > 20) throw new Error('the photo never arrives')
    }
    expect(rounds).toBeGreaterThan(2)
    await second.sync.round()
    const [shown] = await second.store.records('assetSighting')
    expect(shown?.record.fields['photos']).toMatchObject([{ sha256: bytes.photo.sha256 }])
    const picture = await second.client.picture(bytes.photo.sha256)
    if (!picture.ok) throw new Error('the picture is not there')
    expect(await sha256Hex(new Uint8Array(await picture.value.arrayBuffer()))).toBe(bytes.photo.sha256)
  })

  test('nothing says that all was sent while a photo still waits', async () => {
    const first = await joinAs('volunteer', { name: 'Geel' })
    const bytes = await photoOf(11, 700_000)
    done(await first.store.create('assetSighting', { ...sighting, photos: [bytes.photo] }, [bytes]))
    first.cutAfter(2)
    expect(await first.sync.round()).toBe('away')
    const progress = await first.store.progress()
    expect(progress.waiting.map(({ what }) => what)).toEqual(['photo'])
    expect(progress.allSentAt).toBeNull()
  })
})

describe('conversations', () => {
  test('four stay hidden; the fifth brings five, which only the key opens', async () => {
    const { publicKey, identity } = await makeKeyPair()
    const coordinator = await joinAs('coordinator', { name: 'Laptop' })
    const interviewer = await joinAs('interviewer', { name: 'Blauw', key: publicKey })
    const volunteer = await joinAs('volunteer', { name: 'Geel' })
    for (let count = 1; count <= 4; count++) await converse(interviewer, publicKey)
    await interviewer.sync.round()
    expect((await interviewer.store.progress()).waiting).toEqual([])
    await coordinator.sync.round()
    expect(await coordinator.store.records('interview')).toEqual([])
    expect(coordinator.sync.state().waiting).toMatchObject({ interviews: 4, releaseGroup: 5 })

    await converse(interviewer, publicKey)
    await interviewer.sync.round()
    await coordinator.sync.round()
    const interviews = await coordinator.store.records('interview')
    expect(interviews).toHaveLength(5)
    for (const { record } of interviews) {
      expect(record.at).toMatch(/^\d{4}-\d{2}$/)
      // Ciphertext may spell anything.
      const { sealedBlob: _locked, ...open } = record.fields
      expect(JSON.stringify({ ...record, fields: open })).not.toMatch(/q16|device|author/)
      const opened = await openWith(identity, String(record.fields['sealedBlob']))
      expect(opened.ok && JSON.parse(opened.text)).toMatchObject({ interviewId: record.id })
    }
    expect(await coordinator.store.records('assetSighting')).toHaveLength(5)

    await volunteer.sync.round()
    await interviewer.sync.round()
    for (const phone of [volunteer, interviewer]) {
      expect(await phone.store.db.record.where('type').equals('interview').count()).toBe(0)
      expect(await phone.store.records('assetSighting')).toEqual([])
    }
  })

  test('after the receipt the phone holds nothing of a conversation that it can open', async () => {
    const { publicKey } = await makeKeyPair()
    const interviewer = await joinAs('interviewer', { name: 'Blauw', key: publicKey })
    await converse(interviewer, publicKey)
    await interviewer.sync.round()
    expect(await interviewer.store.db.outbox.count()).toBe(0)
    expect(await interviewer.store.conversations()).toMatchObject([{ received: true }])
    const farewells = await interviewer.store.drafts()
    // Only the key of the farewell is left: the code still has to be handed over.
    expect(await interviewer.draftKeys.list()).toEqual(farewells.map(({ id }) => id))
  })

  test('a conversation that was withdrawn before it arrived is nowhere', async () => {
    const { publicKey } = await makeKeyPair()
    const interviewer = await joinAs('interviewer', { name: 'Blauw', key: publicKey })
    const marker = `woorden-${crypto.randomUUID()}`
    const draft = await begin(interviewer.store)
    const said = { ...draft, answers: answersSaying(marker) }
    const farewellId = done(await interviewer.store.seal(said, defaultQuestionnaire, publicKey))
    const farewell = await interviewer.store.openDraft(farewellId)
    if (farewell?.kind !== 'farewell') throw new Error('no farewell')
    const [sealedOn] = await interviewer.store.conversations()
    const reply = await fetch(`${server().url}/v1/withdraw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: farewell.code, confirm: true }),
    })
    expect(reply.status).toBe(200)
    await interviewer.sync.round()
    // Wiped from the phone: nothing on its way, no file, and only the key of the farewell is left.
    expect(await interviewer.store.progress()).toMatchObject({ waiting: [], held: [] })
    expect(await interviewer.store.conversations()).toEqual([])
    const { db } = interviewer.store
    expect([await db.outbox.count(), await db.blobChunk.count(), await db.record.count()]).toEqual([0, 0, 1])
    expect(await interviewer.draftKeys.list()).toEqual([farewellId])
    // Stored nowhere: it came, and was gone before it was written; and the code stands in no file and no log.
    expect(sealedOn).toBeDefined()
    for (const words of [marker, farewell.code, formatWithdrawalCode(farewell.code)]) {
      expect(filesWith(server().data, [words])).toEqual([])
      expect(server().log()).not.toContain(words)
    }
    expect(filesWith(server().data, [sealedOn?.id ?? ''])).not.toEqual([])
    const coordinator = await joinAs('coordinator')
    expect(coordinator.sync.state().waiting).toMatchObject({ interviews: 0, contacts: 0 })
  })
})

describe('joining', () => {
  test('a link whose first reply was lost works again for the same phone', async () => {
    const link = await server().link('coordinator')
    const phone = await joinBy(link, 'Laptop', { loseFirstReply: true })
    expect(phone.membership.role).toBe('coordinator')
    await expect(joinBy(link, 'Ander')).rejects.toThrow('used')
  })
})
