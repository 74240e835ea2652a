import { sha256Hex } from '../hash.ts'
import type { Blobs, Upload } from './blobs.ts'
import type { Bucket } from './bucket.ts'
import { pictureType } from './picture-type.ts'

/** Pictures in an S3 bucket. S3's own parts must hold 5 MiB, more than a phone sends at once: so each part that comes in
 *  is an object of its own until the last one is there. Then they are read together, checked, written as one object and
 *  removed. Any process can take any part. */
export const s3Blobs = (bucket: Bucket): Blobs => {
  /** As in a folder, so that one can be copied to the other. */
  const wholeKey = (project: string, sha256: string) => `blobs/${project}/${sha256.slice(0, 2)}/${sha256}`
  const partsOf = (project: string, sha256: string) => `parts/${project}/${sha256}/`
  const ownParts = ({ project, sha256, deviceId }: Upload) => `${partsOf(project, sha256)}${deviceId}/`
  const partKey = (upload: Upload, offset: number) =>
    `${ownParts(upload)}${String(offset).padStart(offsetDigits, '0')}`

  const listParts = async (upload: Upload): Promise<readonly Part[]> => {
    const listed = await bucket.list(ownParts(upload))
    return listed.map(({ key, size }) => ({ key, size, offset: Number(key.slice(-offsetDigits)) }))
  }
  const removeAll = async (keys: readonly string[]): Promise<void> => {
    await Promise.all(keys.map((key) => bucket.remove(key)))
  }

  return {
    write: async (upload, { offset, data }) => {
      const parts = await listParts(upload)
      if (endOf(parts.filter((part) => part.offset < offset)) !== offset) return false
      await bucket.put(partKey(upload, offset), data)
      await removeAll(parts.filter((part) => part.offset > offset).map(({ key }) => key))
      return true
    },
    finish: async (upload) => {
      const { project, sha256 } = upload
      const parts = await listParts(upload)
      const data = await Promise.all(parts.map(({ key }) => bucket.get(key)))
      const there = data.filter((part) => part !== undefined)
      if (there.length === 0 || there.length < parts.length || endOf(parts) === undefined)
        return { ok: false, reason: 'incomplete' }
      const bytes = new Uint8Array(Buffer.concat(there))
      const keys = parts.map(({ key }) => key)
      const wrong =
        sha256Hex(bytes) !== sha256
          ? 'hash-mismatch'
          : pictureType(bytes) === undefined
            ? 'not-a-picture'
            : undefined
      if (wrong !== undefined) {
        await removeAll(keys)
        return { ok: false, reason: wrong }
      }
      await bucket.put(wholeKey(project, sha256), bytes)
      await removeAll(keys)
      return { ok: true, size: bytes.length }
    },
    has: (project, sha256) => bucket.has(wholeKey(project, sha256)),
    read: (project, sha256) => bucket.get(wholeKey(project, sha256)),
    remove: async (project, sha256) => {
      await bucket.remove(wholeKey(project, sha256))
      await removeAll((await bucket.list(partsOf(project, sha256))).map(({ key }) => key))
    },
    removeParts: async (upload) => removeAll((await listParts(upload)).map(({ key }) => key)),
  }
}

interface Part {
  readonly key: string
  readonly size: number
  readonly offset: number
}

/** Enough for any picture, and all the same length, so that names are in the order of offsets. */
const offsetDigits = 10

/** Where parts end that follow each other from the beginning; undefined when there is a gap. */
const endOf = (parts: readonly Part[]): number | undefined =>
  parts.reduce<number | undefined>((end, { offset, size }) => (offset === end ? end + size : undefined), 0)
