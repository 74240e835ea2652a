import { afterAll } from 'vitest'
import { useS3 } from '../support/pictures.ts'

/** Pictures and withdrawals once more, with an S3 store instead of a folder. */
const s3 = await useS3()
afterAll(() => s3.stop())

await import('./blobs.test.ts')
await import('./withdraw.test.ts')
await import('./collect.test.ts')
