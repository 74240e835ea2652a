import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attempt, overLostConnection } from '#app/store/attempt.ts'
import type { ProjectDatabase } from '#app/store/database.ts'
import type { Store } from '#app/store/store.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { begin, done, photoOf, sighting } from '../../support/saved.ts'

/** Not in the types of the browser yet. */
interface StorageBuckets {
  readonly open: (
    name: string,
    options: { readonly quota: number },
  ) => Promise<{ readonly indexedDB: IDBFactory }>
  readonly delete: (name: string) => Promise<void>
}
const buckets = (navigator as unknown as { readonly storageBuckets: StorageBuckets }).storageBuckets

/** Text that does not become smaller on the disk. */
const words = (length: number): string => {
  let text = ''
  while (text.length < length) text += crypto.randomUUID()
  return text
}

let db: ProjectDatabase
let store: Store
let remove: () => Promise<void>

beforeEach(() => {
  ;({ db, store, remove } = openPhoneStore())
})
afterEach(() => remove())

describe('on a phone that is really full', () => {
  const large = words(300_000)
  let leave: () => Promise<void>
  beforeEach(async () => {
    // A bucket of the origin with a quota of its own, which the browser itself enforces.
    const name = `full-${crypto.randomUUID()}`
    const bucket = await buckets.open(name, { quota: 2_000_000 })
    const full = openPhoneStore('interviewer', undefined, { indexedDB: bucket.indexedDB, IDBKeyRange })
    ;({ db, store } = full)
    leave = async () => {
      await full.remove()
      await buckets.delete(name)
    }
  })
  afterEach(() => leave())

  const fill = async () => {
    for (const size of [100_000, 10_000]) while ((await addFiller(size)).ok) continue
  }
  const addFiller = (size: number) =>
    attempt(db, () => db.raw.put({ id: crypto.randomUUID(), scope: '', entry: words(size) }))
  const makeRoom = () => db.raw.clear()

  test('a record is not saved, that is said, nothing is half there, and the same save works when there is room', async () => {
    await fill()
    expect(await store.create('assetSighting', { ...sighting, note: large })).toEqual({
      ok: false,
      reason: 'storageFull',
    })
    expect(await db.outbox.count()).toBe(0)
    await makeRoom()
    done(await store.create('assetSighting', { ...sighting, note: large }))
    expect(await db.outbox.count()).toBe(1)
  })

  test('a photo takes nothing of its record along, and nothing of the record is there without it', async () => {
    const photo = await photoOf(1, 300_000)
    await fill()
    const fields = { ...sighting, photos: [photo.photo] }
    expect(await store.create('assetSighting', fields, [photo])).toEqual({ ok: false, reason: 'storageFull' })
    expect([await db.outbox.count(), await db.blob.count(), await db.blobChunk.count()]).toEqual([0, 0, 0])
    await makeRoom()
    done(await store.create('assetSighting', fields, [photo]))
    expect(await db.blobChunk.count()).toBeGreaterThan(1)
  })

  test('an answer that is not taken leaves the answers before it as they were', async () => {
    const draft = await begin(store)
    done(await store.saveDraft({ ...draft, at: 'q02' }))
    await fill()
    const longer = {
      ...draft,
      at: 'q07',
      answers: { q07: { state: 'value', value: { text: large } } },
    } as const
    expect(await store.saveDraft(longer)).toEqual({ ok: false, reason: 'storageFull' })
    expect(await store.openDraft(draft.id)).toMatchObject({ at: 'q02' })
    await makeRoom()
    done(await store.saveDraft(longer))
    expect(await store.openDraft(draft.id)).toMatchObject({ at: 'q07' })
  })

  test('a picture of a conversation is not taken, and the conversation goes on', async () => {
    const draft = await begin(store)
    const photo = await photoOf(2, 300_000)
    await fill()
    expect(await store.keepDraftPicture(draft.id, photo)).toEqual({ ok: false, reason: 'storageFull' })
    expect(await db.draftPicture.count()).toBe(0)
    await makeRoom()
    done(await store.keepDraftPicture(draft.id, photo))
    expect(await store.openDraft(draft.id)).toBeDefined()
  })
})

describe('an error that hides the full phone', () => {
  const full = new DOMException('full', 'QuotaExceededError')
  test.each([
    ['itself', full],
    ['in an aborted transaction', Object.assign(new Error('aborted'), { name: 'AbortError', inner: full })],
    [
      'two deep',
      Object.assign(new Error('aborted'), {
        name: 'AbortError',
        inner: Object.assign(new Error('x'), { inner: full }),
      }),
    ],
    [
      'among many rows',
      Object.assign(new Error('bulk'), { name: 'BulkError', failures: [new Error('y'), full] }),
    ],
  ])('%s is found', async (_where, error) => {
    let tries = 0
    const saved = await attempt(db, () => {
      tries += 1
      return Promise.reject(error)
    })
    expect([saved, tries]).toEqual([{ ok: false, reason: 'storageFull' }, 1])
  })
})

/** As iOS ends them: the first to notice gets this, and everything after it an InvalidStateError. */
const lost = () =>
  new DOMException(
    'Connection to Indexed Database server lost. Refresh the page to try again',
    'UnknownError',
  )

describe('a connection that the browser lost', () => {
  test('is opened again for a save and for a read, once', async () => {
    done(await store.create('assetSighting', sighting))
    for (const run of [
      (work: () => Promise<number>) => overLostConnection(db, work),
      async (work: () => Promise<number>) => done(await attempt(db, work)),
    ]) {
      const before = db.backendDB()
      let tries = 0
      const count = await run(() => {
        tries += 1
        return tries === 1 ? Promise.reject(lost()) : db.outbox.count()
      })
      expect([count, tries]).toEqual([1, 2])
      expect(db.backendDB()).not.toBe(before)
    }
  })

  test('is opened again underneath what was closed for real', async () => {
    done(await store.create('assetSighting', sighting))
    // Dexie does not hear of this, as it does not hear of iOS.
    db.backendDB().close()
    await store.setMeta('x', 1)
    db.backendDB().close()
    expect(await store.records('assetSighting')).toHaveLength(1)
    db.backendDB().close()
    done(await store.create('assetSighting', sighting))
    expect(await db.outbox.count()).toBe(2)
  })

  test('is not blamed for another mistake', async () => {
    const before = (await db.open()).backendDB()
    const wrong = () => Promise.reject(new Error('something else'))
    await expect(overLostConnection(db, wrong)).rejects.toThrow('something else')
    expect(db.backendDB()).toBe(before)
  })
})

test('an app of a newer version in another tab gets the tables at once', async () => {
  done(await store.create('assetSighting', sighting))
  const version = db.backendDB().version
  const upgraded = await new Promise<string>((end) => {
    const request = indexedDB.open(db.name, version + 10)
    request.onblocked = () => end('blocked')
    request.onsuccess = () => {
      request.result.close()
      end('open')
    }
  })
  expect(upgraded).toBe('open')
  // What this older tab still saves stands in the same tables.
  done(await store.create('assetSighting', sighting))
  expect(await db.outbox.count()).toBe(2)
})
