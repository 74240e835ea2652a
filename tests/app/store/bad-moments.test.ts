import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { erasePhone } from '#app/project/erase-phone.ts'
import { type Membership, openMemberships } from '#app/project/membership.ts'
import type { DraftKeys } from '#app/crypto/draft-keys.ts'
import type { ProjectDatabase } from '#app/store/database.ts'
import { dropStrayMaps, keepTile, keptCacheName } from '#app/store/kept-tiles.ts'
import type { Store } from '#app/store/store.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { begin, done, sighting } from '../../support/saved.ts'

/** Moments at which a phone lies flat, is emptied, or has its tables closed by another tab. */

let projectId: string
let db: ProjectDatabase
let keys: DraftKeys
let store: Store
let remove: () => Promise<void>

beforeEach(() => {
  ;({ projectId, db, keys, store, remove } = openPhoneStore())
})
afterEach(() => remove())

describe('a sighting that is saved', () => {
  test('is no longer half-filled in the same moment, so that a killed phone does not save it twice', async () => {
    await store.setMeta('sightingDraft', { step: 'save' })
    done(await store.create('assetSighting', sighting, [], 'sightingDraft'))
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
    const draft = await begin(store)
    db.close()
    done(await store.saveDraft({ ...draft, at: 'q02' }))
    expect(await store.openDraft(draft.id)).toMatchObject({ at: 'q02' })
  })
})

describe('a draft that was thrown away', () => {
  test('does not come back by a save that was still on its way', async () => {
    const draft = await begin(store)
    done(await store.discard(draft.id))
    expect((await store.saveDraft({ ...draft, at: 'q02' })).ok).toBe(false)
    expect(await db.draft.count()).toBe(0)
    expect(await keys.list()).toEqual([])
  })
})

describe('emptying the phone', () => {
  test('overwrites every key, also those that this tab made itself', async () => {
    await begin(store)
    const left = await begin(store)
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

  test('goes on where the browser will not let go of the kept map, and takes that at the next start', async () => {
    const cacheName = keptCacheName(projectId, '2026-03-09')
    await keepTile(await caches.open(cacheName), 'https://tiles.example/1/2/3.png', new Blob(['x']))
    const refused = vi.spyOn(caches, 'delete').mockRejectedValueOnce(new Error('busy'))
    const memberships = openMemberships()
    const membership = { projectId } as Membership
    await memberships.membership.put(membership)
    await erasePhone({ membership, store, draftKeys: keys, close: () => db.close() }, memberships)
    expect(refused).toHaveBeenCalled()
    refused.mockRestore()
    expect(await Dexie.exists(db.name)).toBe(false)
    expect(await memberships.membership.get(projectId)).toBeUndefined()
    expect(await caches.has(cacheName)).toBe(true)
    await dropStrayMaps([])
    expect(await caches.has(cacheName)).toBe(false)
    memberships.close()
  })
})
