import type { ProjectDatabase } from '#app/store/database.ts'
import { isKeptCache, keptBytes } from '#app/store/kept-tiles.ts'

/** Bytes on this phone, by what they are. */
export interface StorageKinds {
  readonly app: number
  readonly photos: number
  readonly map: number
  /** What is left of all that the browser counts; null where it does not count. */
  readonly records: number | null
}

/** Counts what is there. `used`: what the browser says of everything together. */
export const storageKinds = async (db: ProjectDatabase, used: number | null): Promise<StorageKinds> => {
  const [app, photos, map] = await Promise.all([appBytes(), photoBytes(db), keptBytes()])
  return { app, photos, map, records: used === null ? null : Math.max(0, used - app - photos - map) }
}

/** Everything that the service worker laid in store. */
const appBytes = async (): Promise<number> => {
  if (!('caches' in globalThis)) return 0
  let bytes = 0
  for (const name of await caches.keys().catch((): string[] => [])) {
    if (isKeptCache(name)) continue
    // The length that stands on a file is that of its journey, where it was compressed.
    for (const file of await (await caches.open(name)).matchAll()) bytes += (await file.blob()).size
  }
  return bytes
}

const photoBytes = async (db: ProjectDatabase): Promise<number> => {
  const here = new Set<string>()
  // By the key alone: the pictures themselves would fill the memory.
  await db.blobChunk.orderBy('sha256').eachUniqueKey((sha256) => here.add(String(sha256)))
  let bytes = 0
  await db.blob.each((row) => {
    if (here.has(row.sha256)) bytes += row.bytes
  })
  await db.draftPicture.each(({ full, small }) => {
    bytes += full.data.byteLength + small.data.byteLength
  })
  return bytes
}
