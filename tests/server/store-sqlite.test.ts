import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { openSqlite } from '#server/store/sqlite.ts'
import { storeConformance } from './store-conformance.ts'

describe('SQLite', () => {
  storeConformance(() => {
    const data = mkdtempSync(join(tmpdir(), 'limonade-store-'))
    const store = openSqlite(join(data, 'limonade.db'))
    const remove = async () => {
      await store.close()
      rmSync(data, { recursive: true, force: true })
    }
    return Promise.resolve({ store, remove })
  })
})
