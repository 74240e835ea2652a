import { afterAll } from 'vitest'
import { usePostgres } from '../../support/database.ts'

/** A tenth of the requests once more, on PostgreSQL, which is strict about what a text or a number may be. */
afterAll(await usePostgres(), 300_000)

await import('./every-call.test.ts')
