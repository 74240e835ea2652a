import { afterAll } from 'vitest'
import { usePostgres } from '../support/database.ts'

/** Joining, pushing, pulling, pictures, quarantine and the audit once more, on PostgreSQL. */
afterAll(await usePostgres(), 300_000)

await import('./join.test.ts')
await import('./push.test.ts')
await import('./blobs.test.ts')
await import('./on-behalf.test.ts')
await import('./audit.test.ts')
await import('./quarantine.test.ts')
await import('./public-page.test.ts')
