import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import type { Answers } from '#domain/survey/answer.ts'
import { sha256Hex } from '#app/crypto/hash.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { openWith } from '#app/crypto/seal.ts'
import { joinPhone, type Phone } from '../support/phone.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

/** Phones with the app's own store and sync, and the real server on a port, in one process. */

let server: TestServer
const phones: Phone[] = []

beforeEach(async () => {
  server = await startTestServer()
})
afterEach(async () => {
  for (const phone of phones.splice(0)) phone.close()
  await server.remove()
})

const joinAs = async (role: 'coordinator' | 'interviewer' | 'volunteer', name: string, key?: string) => {
  const link = await server.link(role)
  const phone = await joinPhone(key === undefined ? link : `${link}&k=${key}`, name)
  phones.push(phone)
  await phone.sync.round()
  return phone
}

const done = <T>(saved: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!saved.ok) throw new Error(saved.reason)
  return saved.value
}

const sighting = {
  kind: 'office',
  place: { lat: 52.56, lon: 5.22, accuracyM: 6 },
  unusedDegree: 'empty',
  ownerDomain: 'unknown',
  ownershipEvidence: 'guess',
  status: 'seen',
  visibility: 'team',
}

const answers: Answers = {
  q01: { state: 'value', value: 'yes' },
  q03: { state: 'value', value: 'alone' },
  q07: { state: 'value', value: { text: 'Samen eten' } },
  q10: { state: 'value', value: 'none' },
  q16: { state: 'value', value: { energy: { state: 'value', band: 'upTo200' } } },
  q22: { state: 'dk' },
  q27: { state: 'value', value: ['gardening'] },
  q34: { state: 'value', value: [{ kind: 'office', where: 'Kadewal', unusedDegree: 'empty' }] },
  q41: { state: 'value', value: 'right' },
}

const converse = async (phone: Phone, publicKey: string) => {
  const draft = done(
    await phone.store.begin({
      mode: 'doorstep',
      formId: defaultQuestionnaire.formId,
      formVersion: defaultQuestionnaire.version,
      at: 'q01',
    }),
  )
  return done(await phone.store.seal({ ...draft, answers }, defaultQuestionnaire, publicKey))
}

describe('sightings', () => {
  test('a sighting made without network reaches a second volunteer exactly once', async () => {
    const [first, second] = [await joinAs('volunteer', 'Geel'), await joinAs('volunteer', 'Groen')]
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
    const [first, second] = [await joinAs('volunteer', 'Geel'), await joinAs('volunteer', 'Groen')]
    done(await first.store.create('assetSighting', sighting))
    await first.sync.round()
    await second.sync.round()
    for (const [phone, kind] of [
      [first, 'shop'],
      [second, 'school'],
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
      expect(shown?.record.conflicts).toMatchObject([{ field: 'kind', value: 'school' }])
    }
  })

  test('a home never reaches another volunteer', async () => {
    const [first, second] = [await joinAs('volunteer', 'Geel'), await joinAs('volunteer', 'Groen')]
    done(await first.store.create('assetSighting', { ...sighting, kind: 'dwelling' }))
    await first.sync.round()
    await second.sync.round()
    expect(await second.store.records('assetSighting')).toEqual([])
  })
})

/** Bytes that begin and end as a JPEG does; the server looks no further. */
const jpeg = (bytes: number, seed: number): ArrayBuffer => {
  const data = new Uint8Array(bytes).map((_, index) => (index * 31 + seed) % 251)
  data.set([0xff, 0xd8, 0xff, 0xe0], 0)
  data.set([0xff, 0xd9], bytes - 2)
  return data.buffer
}

const photoOf = async (seed: number) => {
  const [full, small] = [jpeg(700_000, seed), jpeg(20_000, seed + 1)]
  return {
    full,
    small,
    photo: {
      sha256: await sha256Hex(new Uint8Array(full)),
      small: await sha256Hex(new Uint8Array(small)),
      type: 'image/jpeg' as const,
      bytes: full.byteLength,
      width: 1600,
      height: 1200,
    },
  }
}

describe('photos', () => {
  test('a photo goes on where a cut left it, and others see it only when all of it is there', async () => {
    const [first, second] = [await joinAs('volunteer', 'Geel'), await joinAs('volunteer', 'Groen')]
    const bytes = await photoOf(7)
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
    const first = await joinAs('volunteer', 'Geel')
    const bytes = await photoOf(11)
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
    const coordinator = await joinAs('coordinator', 'Laptop')
    const interviewer = await joinAs('interviewer', 'Blauw', publicKey)
    const volunteer = await joinAs('volunteer', 'Geel')
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
      expect(JSON.stringify(record)).not.toMatch(/q16|device|author/)
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
    const interviewer = await joinAs('interviewer', 'Blauw', publicKey)
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
    const interviewer = await joinAs('interviewer', 'Blauw', publicKey)
    const farewellId = await converse(interviewer, publicKey)
    const farewell = await interviewer.store.openDraft(farewellId)
    if (farewell?.kind !== 'farewell') throw new Error('no farewell')
    const reply = await fetch(`${server.url}/v1/withdraw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: farewell.code, confirm: true }),
    })
    expect(reply.status).toBe(200)
    await interviewer.sync.round()
    expect(await interviewer.store.progress()).toMatchObject({ waiting: [], held: [] })
    expect(await interviewer.store.conversations()).toEqual([])
  })
})

describe('joining', () => {
  test('a link whose first reply was lost works again for the same phone', async () => {
    const link = await server.link('coordinator')
    const phone = await joinPhone(link, 'Laptop', { loseFirstReply: true })
    phones.push(phone)
    expect(phone.membership.role).toBe('coordinator')
    await expect(joinPhone(link, 'Ander')).rejects.toThrow('used')
  })
})
