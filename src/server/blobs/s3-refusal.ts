import { randomUUID } from 'node:crypto'
import type { Bucket } from './bucket.ts'

/** Why this bucket cannot be used, in one sentence, or undefined. Looks at its settings and tries what will be done with
 *  it: a bucket that keeps old versions would keep what a resident has withdrawn. */
export const refusalOf = async (bucket: Bucket): Promise<string | undefined> => {
  try {
    const versions = await bucket.ask('versioning')
    if (versions.status === 404) return noBucket
    const lock = await bucket.ask('object-lock')
    if ([400, 401, 403].includes(versions.status) || [401, 403].includes(lock.status)) return forbidden
    if (/<Status>/.test(versions.text) || /<ObjectLockEnabled>\s*Enabled/.test(lock.text))
      return keepsVersions
    return await tryOut(bucket)
  } catch {
    return away
  }
}

/** Some stores do not know the two questions; then they have no versions, unless the answer to a write names one. */
const tryOut = async (bucket: Bucket): Promise<string | undefined> => {
  const key = `trial/${randomUUID()}`
  const written = await bucket.put(key, new Uint8Array([1])).catch(() => undefined)
  if (written === undefined) return forbidden
  const usable = (await bucket.has(key)) && (await bucket.list(key)).length === 1
  await bucket.remove(key)
  if (written.has('x-amz-version-id')) return keepsVersions
  return usable && !(await bucket.has(key)) ? undefined : forbidden
}

const keepsVersions =
  'The bucket of BLOBS_URL keeps old versions (versioning or object lock), so nothing in it could be erased; ' +
  'choose a bucket that never had them.'
const noBucket = 'The bucket of BLOBS_URL does not exist; make it first.'
const forbidden =
  'The store of BLOBS_URL refuses the key: it must be allowed to read, write, list and delete in the bucket, and to ask ' +
  'whether versioning and object lock are on.'
const away = 'The store of BLOBS_URL does not answer as an S3 store does; check its address and region.'
