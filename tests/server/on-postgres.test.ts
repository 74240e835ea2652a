import { afterAll } from 'vitest'
import { usePostgres } from '../support/database.ts'

/** The tests of joining, pushing, pulling, releasing, erasing and of pictures once more, on PostgreSQL. */
const stop = await usePostgres()
afterAll(stop)

await import('./push.test.ts')
