import type { Blobs } from './blobs/blobs.ts'
import { type ErasureLog, fileErasureLog } from './blobs/erasure-log.ts'
import { folderBlobs } from './blobs/folder.ts'
import type { S3Address } from './blobs/s3-address.ts'
import { paths } from './data-folder.ts'

export interface BlobParts {
  readonly blobs: Blobs
  readonly erasures: ErasureLog
}

export type OpenedBlobs =
  | { readonly ok: true; readonly parts: BlobParts }
  /** One clear sentence. */
  | { readonly ok: false; readonly sentence: string }

/** Pictures and the erasure log: in the data folder, or in an S3 store. */
export const openBlobs = async (data: string, s3: S3Address | undefined): Promise<OpenedBlobs> => {
  const { blobs, erasures } = paths(data)
  const inFolder = fileErasureLog(erasures)
  if (s3 === undefined) return { ok: true, parts: { blobs: folderBlobs(blobs), erasures: inFolder } }
  // Without S3 its client is not loaded.
  const { openBucket } = await import('./blobs/bucket.ts')
  const { refusalOf } = await import('./blobs/s3-refusal.ts')
  const { s3Blobs } = await import('./blobs/s3.ts')
  const { s3ErasureLog } = await import('./blobs/s3-erasure-log.ts')
  const bucket = openBucket(s3)
  const sentence = await refusalOf(bucket)
  if (sentence !== undefined) return { ok: false, sentence }
  const inBucket = s3ErasureLog(bucket)
  return {
    ok: true,
    parts: {
      blobs: s3Blobs(bucket),
      // What was erased before the operator went over to S3 stands in the folder, and counts as well.
      erasures: { ...inBucket, all: async () => [...(await inFolder.all()), ...(await inBucket.all())] },
    },
  }
}
