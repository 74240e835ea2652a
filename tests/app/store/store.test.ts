import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import type { Operation } from '#domain/sync/operation.ts'
import type { DraftKeys } from '#app/crypto/draft-keys.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { openWith } from '#app/crypto/seal.ts'
import type { OutboxRow, ProjectDatabase } from '#app/store/database.ts'
import { thingsIn } from '#app/store/progress.ts'
import type { Store } from '#app/store/store.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { answersSaying, begin, done, sighting } from '../../support/saved.ts'

const marker = 'MARKER-7Q4-klaproos'
const answers = answersSaying(marker)

let db: ProjectDatabase
let keys: DraftKeys
let store: Store
let remove: () => Promise<void>

beforeEach(() => {
  ;({ db, keys, store, remove } = openPhoneStore())
})
afterEach(() => remove())

/** Everything readable in the tables of this phone, buffers as text in both encodings. */
const everythingStored = async (): Promise<string> => {
  const tables = await Promise.all(db.tables.map((table) => table.toArray()))
  return JSON.stringify(tables, (_, item: unknown) =>
    item instanceof ArrayBuffer ? new TextDecoder('latin1').decode(item) : item,
  )
}

describe('drafts', () => {
  test('a draft comes back exactly, and stands on disk only under its key', async () => {
    const draft = await begin(store)
    done(await store.saveDraft({ ...draft, at: 'q07', answers }))
    expect(await store.openDraft(draft.id)).toMatchObject({
      at: 'q07',
      answers,
      interviewId: draft.interviewId,
    })
    expect(await everythingStored()).not.toContain(marker)
  })

  test('a draft that was thrown away is gone with its key', async () => {
    const draft = await begin(store)
    done(await store.discard(draft.id))
    expect(await store.drafts()).toEqual([])
    expect(await keys.list()).toEqual([])
  })

  test('keys that nothing needs any more are overwritten at start', async () => {
    const draft = await begin(store)
    const other = await begin(store)
    await db.draft.delete(other.id)
    // Another page sees keys of a tab that was killed: the sweep of a fresh worker takes what nobody keeps.
    keys.close()
    await store.sweepKeys()
    expect(await keys.list()).toEqual([draft.id])
  })
})

describe('sealing', () => {
  test('leaves a locked operation, a farewell with the code, and nothing readable', async () => {
    const { publicKey, identity } = await makeKeyPair()
    const draft = await begin(store)
    const farewellId = done(await store.seal({ ...draft, answers }, defaultQuestionnaire, publicKey))

    const outbox = await db.outbox.toArray()
    expect(outbox.map((row) => row.type)).toEqual(['interview', 'assetSighting'])
    expect(outbox.every((row) => row.body.kind === 'locked')).toBe(true)
    expect(await everythingStored()).not.toContain(marker)
    expect(await store.openDraft(draft.id)).toBeUndefined()
    expect(await store.openDraft(farewellId)).toMatchObject({ kind: 'farewell', contact: 'toAsk' })

    const [first, child] = outbox
    if (first?.body.kind !== 'locked' || child?.body.kind !== 'locked') throw new Error('not locked')
    const opened = await keys.decryptJson(first.body.sealed)
    expect(opened).toMatchObject({
      ok: true,
      value: {
        at: '2026-03',
        set: { month: '2026-03', mode: 'doorstep', answers: { q07: { state: 'value' } } },
      },
    })
    if (!opened.ok) return
    const operation = opened.value as { set: { sealedBlob: string; answers: object } }
    expect(Object.keys(operation.set.answers)).not.toContain('q16')
    const sealed = await openWith(identity, operation.set.sealedBlob)
    expect(sealed.ok && JSON.parse(sealed.text)).toMatchObject({
      interviewId: draft.interviewId,
      answers: { q16: { state: 'value' } },
    })
    expect(sealed.ok && sealed.text.length % 4096).toBe(0)
    const tip = await keys.decryptJson(child.body.sealed)
    expect(tip).toMatchObject({ ok: true, value: { parentId: draft.interviewId, set: { status: 'tip' } } })
  })
})

describe('what is on its way', () => {
  const address = (n: number, more: Partial<OutboxRow> = {}): OutboxRow => ({
    id: `a${n}`,
    type: 'address',
    recordId: `r${n}`,
    body: { kind: 'clear', operation: { ...operation, id: `a${n}`, recordId: `r${n}` } },
    state: 'waiting',
    ...more,
  })
  const operation: Operation = {
    id: 'a',
    type: 'address',
    recordId: 'r',
    schemaVersion: 1,
    at: '2026-03-09',
    base: {},
    set: {},
  }

  test('is told thing by thing, and a long list of addresses as one that is counted and not read', async () => {
    done(await store.create('assetSighting', sighting))
    const few = Array.from({ length: 3 }, (_, n) => address(n))
    await db.outbox.bulkAdd([...few, address(3, { state: 'held', heldFor: 'role', answer: 'refused' })])
    const before = await store.progress()
    expect(before.waiting.map(({ what }) => what)).toEqual(['sighting', 'other', 'other', 'other'])
    expect(before.held).toHaveLength(1)

    await db.outbox.bulkAdd(Array.from({ length: 2_000 }, (_, n) => address(n + 10)))
    let read = 0
    db.outbox.hook('reading', (row) => {
      read += 1
      return row
    })
    const { waiting, held } = await store.progress()
    expect(waiting).toMatchObject([{ what: 'sighting' }, { what: 'other', addresses: 2_003 }])
    expect(thingsIn(waiting)).toBe(2_004)
    expect(held).toHaveLength(1)
    expect(read).toBeLessThan(10)
    expect(await store.heldThings()).toHaveLength(1)
  })

  test('shows the last two hundred of today', async () => {
    const receipts = Array.from({ length: 230 }, (_, n) => ({
      id: `p${n}`,
      recordId: `r${n}`,
      result: 'applied' as const,
      receivedAt: `2026-03-09T10:00:00.${String(n).padStart(3, '0')}Z`,
    }))
    await db.receipt.bulkAdd([
      ...receipts,
      { id: 'old', recordId: 'r0', result: 'applied', receivedAt: '2026-03-08T10:00:00Z' },
    ])
    await db.record.bulkAdd(
      receipts.map(({ recordId }) => ({
        id: recordId,
        type: 'address',
        schemaVersion: 1,
        at: '2026-03-09',
        fields: {},
        versions: {},
        conflicts: [],
        scopes: ['desk'],
      })),
    )
    const { received } = await store.progress()
    expect(received).toHaveLength(200)
    expect(received[0]).toMatchObject({ recordId: 'r229' })
  })
})

describe('sightings', () => {
  test('a save shows at once as being on this phone, and can be taken back before it left', async () => {
    const id = done(await store.create('assetSighting', sighting))
    expect(await store.records('assetSighting')).toMatchObject([{ whereabouts: 'onPhone', own: true }])
    done(await store.takeBack(id))
    expect(await store.records('assetSighting')).toEqual([])
    expect(await db.outbox.count()).toBe(0)
  })

  test('taking back something that may have left sends an erasure instead', async () => {
    const id = done(await store.create('assetSighting', sighting))
    await db.outbox.toCollection().modify({ offered: true })
    done(await store.takeBack(id))
    const rows = await db.outbox.orderBy('order').toArray()
    expect(rows).toHaveLength(2)
    expect(rows[1]?.body).toMatchObject({ kind: 'clear', operation: { erase: true, recordId: id } })
  })

  test('what the server would not erase, because others added to it, is still shown', async () => {
    const id = done(await store.create('assetSighting', sighting))
    const [shown] = await store.records('assetSighting')
    if (shown === undefined) throw new Error('nothing shown')
    await db.record.put({ ...shown.record, scopes: ['field'] })
    await db.outbox.clear()
    done(await store.takeBack(id))
    expect(await store.records('assetSighting')).toEqual([])
    await db.outbox.toCollection().modify({ state: 'held', answer: 'refused', heldFor: 'shared' })
    expect(await store.records('assetSighting')).toMatchObject([{ record: { id } }])
  })

  test('an edit names the versions that the editor saw', async () => {
    done(await store.create('assetSighting', sighting))
    const [shown] = await store.records('assetSighting')
    if (shown === undefined) throw new Error('nothing shown')
    done(await store.edit(shown.record, { set: { kind: 'shop', title: 'Hoek' } }))
    const [edited] = await store.records('assetSighting')
    expect(edited?.record.fields).toMatchObject({ kind: 'shop', title: 'Hoek' })
    const body = (await db.outbox.orderBy('order').last())?.body
    expect(body?.kind === 'clear' && body.operation.base).toEqual({
      kind: shown.record.versions['kind'],
      title: '',
    })
  })

  test('carries a day and no time', async () => {
    done(await store.create('assetSighting', sighting))
    const body = (await db.outbox.toCollection().first())?.body
    expect(body?.kind === 'clear' && body.operation.at).toBe('2026-03-09')
  })

  test('a store that refuses is told as a value, and nothing is half saved', async () => {
    await db.delete()
    Object.defineProperty(db, 'open', {
      value: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    })
    expect(await store.create('assetSighting', sighting)).toEqual({ ok: false, reason: 'storageFull' })
  })
})
