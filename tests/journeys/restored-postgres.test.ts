import { afterAll, beforeAll, describe } from 'vitest'
import { usePostgres } from '../support/database.ts'
import { restoredServer } from './restored-server.ts'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await usePostgres()
})
afterAll(() => stop())

describe('on PostgreSQL', restoredServer)
