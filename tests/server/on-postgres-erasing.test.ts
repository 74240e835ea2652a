import { afterAll } from 'vitest'
import { usePostgres } from '../support/database.ts'

/** Releasing, taking back, erasing, collecting and keeping no longer than was said once more, on PostgreSQL. */
afterAll(await usePostgres(), 300_000)

await import('./release.test.ts')
await import('./withdraw.test.ts')
await import('./erased-with.test.ts')
await import('./erasures.test.ts')
await import('./erased-on-disk.test.ts')
await import('./collect.test.ts')
await import('./retention.test.ts')
