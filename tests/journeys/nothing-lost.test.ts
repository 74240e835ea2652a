import { Dexie } from 'dexie'
import { describe, expect, test, vi } from 'vitest'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { newProject } from '#domain/project/project.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { journey, seenBy } from '../support/journey.ts'
import { begin, done, sighting } from '../support/saved.ts'

/** Things that happen at a bad moment: nothing may get lost, arrive twice, or arrive after it was taken back. */

const { joinAs, server } = journey()
const answers = { q01: { state: 'value', value: 'yes' }, q16: { state: 'dk' } } as const

describe('a sighting that is taken back', () => {
  test('just before it would be sent is not sent', async () => {
    const phone = await joinAs('interviewer')
    const { publicKey } = await makeKeyPair()
    // A locked operation stands first, so that reading the batch takes a moment.
    done(await phone.store.seal({ ...(await begin(phone.store)), answers }, defaultQuestionnaire, publicKey))
    const id = done(await phone.store.create('assetSighting', sighting))
    const decrypt = phone.draftKeys.decryptJson
    Object.assign(phone.draftKeys, {
      decryptJson: async (sealed: Parameters<typeof decrypt>[0]) => {
        done(await phone.store.takeBack(id))
        return decrypt(sealed)
      },
    })
    await phone.sync.round()
    expect(await phone.store.records('assetSighting')).toEqual([])
    expect(await seenBy(await joinAs('volunteer'))).toEqual([])
  })

  test('while it is being sent is erased after it', async () => {
    const phone = await joinAs('volunteer')
    const id = done(await phone.store.create('assetSighting', sighting))
    let taken = false
    phone.beforeEach(async (path) => {
      if (taken || !path.endsWith('/push')) return
      taken = true
      done(await phone.store.takeBack(id))
    })
    await phone.sync.round()
    expect(await phone.store.records('assetSighting')).toEqual([])
    expect(await phone.store.progress()).toMatchObject({ waiting: [], held: [] })
    expect(await seenBy(await joinAs('volunteer'))).toEqual([])
  })

  test('after the server refused it leaves nothing behind', async () => {
    const phone = await joinAs('volunteer')
    const id = done(await phone.store.create('assetSighting', { ...sighting, visibility: 'public' }))
    await phone.sync.round()
    expect((await phone.store.progress()).held).toHaveLength(1)
    done(await phone.store.takeBack(id))
    await phone.sync.round()
    expect(await phone.store.progress()).toMatchObject({ waiting: [], held: [] })
  })
})

describe('a change', () => {
  test('made while the sighting was being sent shows at once, and reaches the others', async () => {
    const phone = await joinAs('volunteer')
    const id = done(await phone.store.create('assetSighting', sighting))
    const before = await phone.store.recordById(id)
    if (before === undefined) throw new Error('nothing shown')
    // The server's own row comes while the editor still has the one of before.
    await phone.sync.round()
    done(await phone.store.edit(before.record, { set: { unusedDegree: 'dull' } }))
    const shown = await phone.store.recordById(id)
    expect(shown?.record).toMatchObject({ fields: { unusedDegree: 'dull' }, conflicts: [] })
    await phone.sync.round()
    const [other] = await seenBy(await joinAs('volunteer'))
    expect(other?.record).toMatchObject({ fields: { unusedDegree: 'dull' }, conflicts: [] })
  })
})

describe('a save whose answer got lost inside the phone', () => {
  test('is there once', async () => {
    const phone = await joinAs('volunteer')
    const { db } = phone.store
    const transaction = db.transaction.bind(db)
    let lost = false
    Object.assign(db, {
      transaction: async (...args: Parameters<typeof transaction>) => {
        const value: unknown = await transaction(...args)
        if (lost) return value
        lost = true
        throw new DOMException('Connection to Indexed Database server lost', 'UnknownError')
      },
    })
    done(await phone.store.create('assetSighting', sighting))
    expect(lost).toBe(true)
    Object.assign(db, { transaction })
    expect(await seenBy(phone)).toHaveLength(1)
    expect(await seenBy(await joinAs('volunteer'))).toHaveLength(1)
  })

  test('seals a conversation once, with the code that was handed over', async () => {
    const phone = await joinAs('interviewer')
    const { publicKey } = await makeKeyPair()
    const draft = await begin(phone.store)
    const { shred } = phone.draftKeys
    Object.assign(phone.draftKeys, { shred: () => Promise.reject(new Error('the disk does not answer')) })
    const farewellId = done(await phone.store.seal({ ...draft, answers }, defaultQuestionnaire, publicKey))
    Object.assign(phone.draftKeys, { shred })
    expect(await phone.store.db.outbox.where('type').equals('interview').count()).toBe(1)
    // A second seal of what is not there any more makes nothing.
    expect((await phone.store.seal({ ...draft, answers }, defaultQuestionnaire, publicKey)).ok).toBe(false)
    await phone.sync.round()
    expect(await phone.store.progress()).toMatchObject({ waiting: [], held: [] })
    const farewell = await phone.store.openDraft(farewellId)
    if (farewell?.kind !== 'farewell') throw new Error('no farewell')
    const reply = await fetch(`${server().url}/v1/withdraw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: farewell.code, confirm: false }),
    })
    expect(await reply.json()).toMatchObject({ found: true })
  })
})

describe('the loop', () => {
  test('goes on after the tables were closed under it', async () => {
    const phone = await joinAs('volunteer')
    done(await phone.store.create('assetSighting', sighting))
    phone.store.db.close()
    expect(await phone.sync.round()).toBe('away')
    expect(await phone.sync.round()).toBe('idle')
    expect((await phone.store.progress()).waiting).toEqual([])
  })

  test('gives the tables a new connection when the browser lost the one they had', async () => {
    const phone = await joinAs('volunteer')
    const { db } = phone.store
    const before = db.backendDB()
    const lost = new DOMException('Connection to Indexed Database server lost.', 'UnknownError')
    const reading = vi.spyOn(db.cursor, 'toArray').mockImplementationOnce(() => Dexie.Promise.reject(lost))
    expect(await phone.sync.round()).toBe('away')
    reading.mockRestore()
    expect(db.backendDB()).not.toBe(before)
    expect(await phone.sync.round()).toBe('idle')
  })

  test('reads what an earlier version of the app could not, without the server sending it again', async () => {
    const first = await joinAs('volunteer')
    const id = done(await first.store.create('assetSighting', sighting))
    const second = await joinAs('volunteer')
    await first.sync.round()
    await second.sync.round()
    const row = await second.store.db.record.get(id)
    if (row === undefined) throw new Error('nothing came')
    const { scopes: _scopes, number: _number, open: _open, ...record } = row
    // As the earlier version left it.
    await second.store.db.record.delete(id)
    await second.store.db.raw.put({
      id,
      scope: 'field',
      entry: { kind: 'put', scope: 'field', number: 9, record },
    })
    expect(await seenBy(second)).toHaveLength(1)
    expect(await second.store.db.raw.count()).toBe(0)
  })
})

describe('the month of a conversation', () => {
  test('is that of the project, also when the phone starts without network', async () => {
    // In Amsterdam still the last evening of February, in Auckland the first of March.
    const now = () => new Date('2026-02-28T20:30:00Z')
    const coordinator = await joinAs('coordinator')
    const [project] = await coordinator.store.records('project')
    if (project === undefined) throw new Error('no project')
    expect(newProject('').timeZone).toBe('Europe/Amsterdam')
    done(await coordinator.store.edit(project.record, { set: { timeZone: 'Pacific/Auckland' } }))
    await coordinator.sync.round()

    const phone = await joinAs('interviewer', { now })
    phone.setOnline(false)
    const again = phone.reopen()
    // Screens wait for the project as well before anything can be begun.
    await expect.poll(() => again.store.records('project')).toHaveLength(1)
    const { publicKey } = await makeKeyPair()
    const draft = await begin(phone.store)
    done(await again.store.seal({ ...draft, answers }, defaultQuestionnaire, publicKey))
    expect(await again.store.conversations()).toMatchObject([{ month: '2026-03' }])
    again.close()
  })
})
