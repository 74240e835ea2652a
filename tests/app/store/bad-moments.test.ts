import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { createDraftKeys, type DraftKeys } from '#app/crypto/draft-keys.ts'
import { erasePhone } from '#app/project/erase-phone.ts'
import { type Membership, openMemberships } from '#app/project/membership.ts'
import { openDatabase, type ProjectDatabase } from '#app/store/database.ts'
import { createStore, type Store } from '#app/store/store.ts'

/** Moments at which a phone lies flat, is emptied, or has its tables closed by another tab. */

let projectId: string
let db: ProjectDatabase
let keys: DraftKeys
let store: Store

beforeEach(() => {
  projectId = crypto.randomUUID()
  db = openDatabase(projectId)
  keys = createDraftKeys(projectId)
  store = createStore({
    db,
    keys,
    projectId,
    role: 'interviewer',
    now: () => new Date('2026-03-09T18:07:00Z'),
    newId: () => crypto.randomUUID(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    timeZone: () => 'Europe/Amsterdam',
  })
})
afterEach(async () => {
  keys.close()
  db.close()
  await Dexie.delete(db.name)
})

const value = <T>(saved: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!saved.ok) throw new Error(saved.reason)
  return saved.value
}
const begin = async () => {
  const { formId, version: formVersion } = defaultQuestionnaire
  return value(await store.begin({ mode: 'full', formId, formVersion, at: 'q01' }))
}
const sighting = {
  kind: 'office',
  place: { lat: 52.5, lon: 5.2, accuracyM: 4 },
  unusedDegree: 'empty',
  ownerDomain: 'unknown',
  ownershipEvidence: 'guess',
  status: 'seen',
  visibility: 'team',
}

describe('a sighting that is saved', () => {
  test('is no longer half-filled in the same moment, so that a killed phone does not save it twice', async () => {
    await store.setMeta('sightingDraft', { step: 'save' })
    value(await store.create('assetSighting', sighting, [], 'sightingDraft'))
    expect(await store.meta('sightingDraft')).toBeUndefined()
  })

  test('and refused by a full phone is still half-filled', async () => {
    await store.setMeta('sightingDraft', { step: 'save' })
    db.blob.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const bytes = new ArrayBuffer(4)
    const photo = {
      sha256: 'a'.repeat(64),
      small: 'b'.repeat(64),
      type: 'image/jpeg',
      bytes: 4,
      width: 1,
      height: 1,
    } as const
    const saved = await store.create(
      'assetSighting',
      sighting,
      [{ photo, full: bytes, small: bytes }],
      'sightingDraft',
    )
    expect(saved).toEqual({ ok: false, reason: 'storageFull' })
    expect(await store.meta('sightingDraft')).toEqual({ step: 'save' })
    expect(await db.outbox.count()).toBe(0)
  })
})

describe('tables that another tab closed', () => {
  test('are opened again by the next save', async () => {
    const draft = await begin()
    db.close()
    value(await store.saveDraft({ ...draft, at: 'q02' }))
    expect(await store.openDraft(draft.id)).toMatchObject({ at: 'q02' })
  })
})

describe('a draft that was thrown away', () => {
  test('does not come back by a save that was still on its way', async () => {
    const draft = await begin()
    value(await store.discard(draft.id))
    expect((await store.saveDraft({ ...draft, at: 'q02' })).ok).toBe(false)
    expect(await db.draft.count()).toBe(0)
    expect(await keys.list()).toEqual([])
  })
})

describe('emptying the phone', () => {
  test('overwrites every key, also those that this tab made itself', async () => {
    await begin()
    const left = await begin()
    await db.draft.delete(left.id)
    expect(await keys.list()).toHaveLength(2)
    const memberships = openMemberships()
    await erasePhone(
      { membership: { projectId } as Membership, store, draftKeys: keys, close: () => db.close() },
      memberships,
    )
    memberships.close()
    expect(await keys.list()).toEqual([])
    expect(await Dexie.exists(db.name)).toBe(false)
  })
})
