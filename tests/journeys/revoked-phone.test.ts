import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinPhone, type Phone } from '../support/phone.ts'
import { done, sighting } from '../support/saved.ts'
import { sightingOp, startTestServer, type TestPhone, type TestServer } from '../support/server.ts'
import { makePicture } from '../simulation/picture.ts'

let now = new Date('2026-03-09T10:00:00Z')
const clock = () => now
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}

let server: TestServer
let coordinator: TestPhone
let phone: Phone
beforeEach(async () => {
  now = new Date('2026-03-09T10:00:00Z')
  server = await startTestServer({ clock })
  coordinator = await server.phone('coordinator', 'Bureau')
  phone = await joinPhone(await server.link('volunteer'), 'Wim', { now: clock })
  await phone.sync.round()
})
afterEach(async () => {
  phone.close()
  await server.remove()
})

const change = (body: unknown) => coordinator.json('PATCH', `/devices/${phone.membership.deviceId}`, body)
const decide = (id: string, decision: string) => coordinator.json('POST', `/quarantine/${id}`, { decision })
const save = async () => done(await phone.store.create('assetSighting', { ...sighting }))
const held = async () => (await phone.store.progress()).held
const outboxId = async (recordId: string) =>
  (await phone.store.db.outbox.where('recordId').equals(recordId).first())?.id ?? ''

describe('a phone that takes no part any more', () => {
  test('hands in its outbox and photos, says until when, and learns the decision the day after', async () => {
    const bytes = await makePicture(1, false)
    const { sha256, small, type, bytes: size, width, height } = bytes.photo
    const photo = { sha256, small, type, bytes: size, width, height }
    const recordId = done(
      await phone.store.create('assetSighting', { ...sighting, photos: [photo] }, [bytes]),
    )
    await change({ state: 'revoked' })
    expect(await phone.sync.round()).toBe('revoked')
    expect(await held()).toMatchObject([{ recordId, heldFor: 'revoked' }])
    expect((await phone.store.progress()).waiting).toEqual([])
    expect(await phone.store.meta('revoked')).toBe('2026-04-08T10:00:00.000Z')
    expect((await phone.store.db.blob.get(sha256))?.state).toBe('stored')
    await decide(await outboxId(recordId), 'take')
    expect((await coordinator.call(`/blobs/${sha256}`)).status).toBe(200)
    later(1)
    expect(await phone.sync.round()).toBe('revoked')
    expect(await held()).toEqual([])
    expect((await coordinator.pull()).records.has(recordId)).toBe(true)
  })

  test('empties itself when the thirty days are over', async () => {
    await save()
    await change({ state: 'revoked' })
    await phone.sync.round()
    later(31)
    expect(await phone.sync.round()).toBe('stopped')
    expect(await phone.memberships.membership.count()).toBe(0)
    expect(await phone.draftKeys.list()).toEqual([])
  })

  test('empties itself at once when it is lost', async () => {
    await save()
    await change({ state: 'lost' })
    expect(await phone.sync.round()).toBe('stopped')
    expect(await phone.memberships.membership.count()).toBe(0)
  })
})

describe('something that waits for a decision', () => {
  /** A sighting as a newer app would make it. */
  const saveNewer = async () => {
    const operation = sightingOp({ schemaVersion: 99 })
    const { id, type, recordId } = operation
    await phone.store.db.outbox.add({
      id,
      type,
      recordId,
      body: { kind: 'clear', operation },
      state: 'waiting',
    })
    await phone.sync.round()
    expect(await held()).toMatchObject([{ recordId, heldFor: 'newer-version' }])
    return operation
  }

  test('that is not accepted stays on the phone and says so, until it is brought back', async () => {
    const { id, recordId } = await saveNewer()
    await decide(id, 'discard')
    await phone.sync.round()
    expect(await held()).toMatchObject([{ recordId, heldFor: 'discarded' }])
    await decide(id, 'undo')
    await phone.sync.round()
    expect(await held()).toMatchObject([{ recordId, heldFor: 'newer-version' }])
  })

  test('is taken back from the phone that made it', async () => {
    const { recordId } = await saveNewer()
    done(await phone.store.takeBack(recordId))
    await phone.sync.round()
    const { held: stuck, waiting } = await phone.store.progress()
    expect([stuck, waiting]).toEqual([[], []])
    const apart = await coordinator.json('GET', '/quarantine')
    expect(await apart.json()).toMatchObject({ items: [] })
  })
})

test('another role drops the rows of lost scopes, and what was made before waits for the coordinator', async () => {
  await coordinator.push({ ...sightingOp(), at: '2026-03-09T10:00:00Z' })
  await phone.sync.round()
  expect(await phone.store.records('assetSighting')).toHaveLength(1)
  const recordId = await save()
  await change({ role: 'storyteller' })
  await phone.sync.round()
  const left = await phone.store.records('assetSighting')
  expect(left.map(({ record, whereabouts }) => [record.id, whereabouts])).toEqual([[recordId, 'problem']])
  expect((await phone.memberships.membership.toCollection().first())?.role).toBe('storyteller')
  await decide(await outboxId(recordId), 'take')
  await phone.sync.round()
  expect(await held()).toEqual([])
  // No scope of a storyteller holds it.
  expect((await phone.store.db.receipt.where('recordId').equals(recordId).first())?.result).toBe('applied')
})
