import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Entry, PullAnswer, PullRequest } from '#domain/sync/wire.ts'
import { openDatabase, type ProjectDatabase } from '#app/store/database.ts'
import { type PullDeps, pullToHead } from '#app/sync/pull-to-head.ts'
import { memoryKeys } from '../support/memory-keys.ts'

/** What the phone had stored when it asked. */
interface Asked {
  readonly request: PullRequest
  readonly records: number
  readonly erased: number
}

let db: ProjectDatabase
let asked: Asked[]
let pages: readonly PullAnswer[]

beforeEach(() => {
  db = openDatabase(crypto.randomUUID(), { indexedDB: new IDBFactory(), IDBKeyRange })
  asked = []
})
afterEach(() => db.close())

const put = (number: number, id = crypto.randomUUID()): Entry => ({
  kind: 'put',
  scope: 'field',
  number,
  record: {
    id, type: 'walk', schemaVersion: 1, at: '2026-03-09', fields: {}, versions: {}, conflicts: [],
  },
}) // prettier-ignore
const page = (entries: readonly Entry[], upTo: number, more: boolean): PullAnswer => ({
  epoch: 'e1',
  head: 99,
  role: 'volunteer',
  scopes: ['field', 'erased'],
  entries: [...entries],
  cursors: { field: upTo, erased: upTo },
  more,
  backedUp: 0,
  serverTime: '2026-03-09T10:00:00.000Z',
})

const deps = (): PullDeps => {
  const pull = async (request: PullRequest) => {
    const answer = pages[asked.length]
    asked.push({ request, records: await db.record.count(), erased: await db.erased.count() })
    return answer === undefined
      ? ({ ok: false, kind: 'away' } as const)
      : ({ ok: true, value: answer } as const)
  }
  return {
    db,
    keys: memoryKeys(),
    client: { pull },
    now: () => 0,
    newId: () => crypto.randomUUID(),
    today: () => '2026-03-09',
    onPage: () => Promise.resolve(),
  }
}

describe('pulling many pages', () => {
  test('asks for the next while one is stored, and ends with all of them and the last cursors', async () => {
    pages = [page([put(1), put(2)], 2, true), page([put(3)], 99, false)]
    expect(await pullToHead(deps(), () => undefined)).toMatchObject({ ok: true })
    expect(asked.map(({ request, records }) => [request.cursors, records])).toEqual([
      [{}, 0],
      [{ field: 2, erased: 2 }, 0],
    ])
    expect(await db.record.count()).toBe(3)
    expect(await db.cursor.get('field')).toEqual({ scope: 'field', number: 99 })
  })

  test('says that an erasure was done here only when it was', async () => {
    const id = crypto.randomUUID()
    const gone: Entry = { kind: 'erase', scope: 'erased', number: 2, recordId: id }
    pages = [page([put(1, id), gone], 2, true), page([], 99, false)]
    await pullToHead(deps(), () => undefined)
    expect(asked[1]).toEqual({
      request: { epoch: 'e1', head: 99, cursors: { field: 2, erased: 2 } },
      records: 0,
      erased: 1,
    })
  })

  test('starts again where it stood when a page could not be stored', async () => {
    pages = [page([put(1)], 1, true), page([put(2)], 2, true), page([put(3)], 99, false)]
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    db.record.hook('creating', full)
    await expect(pullToHead(deps(), () => undefined)).rejects.toThrow()
    db.record.hook('creating').unsubscribe(full)
    expect(await db.record.count()).toBe(0)
    asked = []
    await pullToHead(deps(), () => undefined)
    expect(asked[0]?.request.cursors).toEqual({})
    expect(await db.record.count()).toBe(3)
  })

  test('keeps the scopes of what was here already, and of what comes in two of them', async () => {
    const [held, both] = [crypto.randomUUID(), crypto.randomUUID()]
    pages = [page([put(1, held)], 99, false)]
    await pullToHead(deps(), () => undefined)
    asked = []
    const inDesk = { ...put(3, both), scope: 'desk' } as const
    pages = [
      { ...page([put(2, held), put(3, both), inDesk], 99, false), scopes: ['field', 'erased', 'desk'] },
    ]
    await pullToHead(deps(), () => undefined)
    expect((await db.record.get(held))?.scopes).toEqual(['field'])
    expect((await db.record.get(held))?.number).toBe(2)
    expect((await db.record.get(both))?.scopes).toEqual(['field', 'desk'])
  })
})
