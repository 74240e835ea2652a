import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBucket } from '#server/blobs/bucket.ts'
import type { S3Address } from '#server/blobs/s3-address.ts'
import { openBlobs } from '#server/open-blobs.ts'
import { type S3Server, startS3 } from './s3-server.ts'

/** Where the servers of a test file keep pictures: in their folder, unless the file asked for S3. */
let s3: S3Server | undefined
const addresses = new Map<string, S3Address>()

/** From now on in this file. */
export const useS3 = async (): Promise<S3Server> => {
  s3 = await startS3()
  return s3
}

/** An empty place for each data folder, found again when a server starts there a second time. */
export const s3For = (data: string): S3Address | undefined => {
  if (s3 === undefined) return undefined
  const address = addresses.get(data) ?? s3.address()
  addresses.set(data, address)
  return address
}

/** The names of everything that stands where a server keeps pictures. */
export const storedNames = async (data: string): Promise<readonly string[]> => {
  const address = s3For(data)
  if (address === undefined) return readdirSync(join(data, 'blobs'), { recursive: true }).map(String)
  return (await openBucket(address).list('')).map(({ key }) => key)
}

/** What stands in the erasure log, wherever that is. */
export const loggedErasures = async (data: string) => {
  const opened = await openBlobs(data, s3For(data))
  if (!opened.ok) throw new Error(opened.sentence)
  return opened.parts.erasures.all()
}
