import { afterAll } from 'vitest'
import { usePostgres } from '../support/database.ts'

/** Joining, pushing, pulling, releasing, erasing, pictures and quarantine once more, on PostgreSQL. */
afterAll(await usePostgres(), 300_000)

await import('./join.test.ts')
await import('./push.test.ts')
await import('./release.test.ts')
await import('./withdraw.test.ts')
await import('./blobs.test.ts')
await import('./on-behalf.test.ts')
await import('./audit.test.ts')
await import('./erasures.test.ts')
await import('./quarantine.test.ts')
await import('./collect.test.ts')
await import('./erased-on-disk.test.ts')
await import('./retention.test.ts')
