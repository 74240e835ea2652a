import { describe } from 'vitest'
import { openPostgres } from '#server/store/postgres.ts'
import { startPostgres } from '../support/postgres.ts'
import { storeConformance } from './store-conformance.ts'

describe('PostgreSQL', () => {
  storeConformance(async () => {
    const postgres = await startPostgres()
    const store = await openPostgres(await postgres.database())
    const remove = async () => {
      await store.close()
      await postgres.stop()
    }
    return { store, remove }
  })
})
