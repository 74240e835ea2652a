import type { Relay } from './bell.ts'
import type { S3Address } from './blobs/s3-address.ts'
import { makeFolder, openFolder, unwritable } from './data-folder.ts'
import { type BlobParts, openBlobs } from './open-blobs.ts'
import { NewerDatabase, type Store } from './store/store.ts'

export type OpenedParts =
  | { readonly ok: true; readonly parts: OpenParts }
  /** One clear sentence. */
  | { readonly ok: false; readonly sentence: string }

export interface OpenParts extends BlobParts {
  readonly store: Store
  /** To the other processes on the same database. */
  readonly relay?: Relay
  readonly close: () => Promise<void>
}

/** Where things are, besides the folder. */
export interface Places {
  readonly databaseUrl?: string | undefined
  readonly s3?: S3Address | undefined
  /** For a short command beside a server. */
  readonly shared: boolean
}

/** Opens what a server works on: all in the folder, for one server, or the records in PostgreSQL, or the pictures and the
 *  erasure log in an S3 store. With PostgreSQL several processes share them. */
export const openParts = async (data: string, { databaseUrl, s3, shared }: Places): Promise<OpenedParts> => {
  const blobs = await openBlobs(data, s3)
  if (!blobs.ok) return blobs
  if (databaseUrl !== undefined) return openOnPostgres(data, databaseUrl, blobs.parts)
  const folder = openFolder(data, { shared })
  if (!folder.ok) return folder
  const { close, store } = folder.parts
  return { ok: true, parts: { ...blobs.parts, store, close: () => Promise.resolve(close()) } }
}

const openOnPostgres = async (data: string, url: string, blobs: BlobParts): Promise<OpenedParts> => {
  if (!makeFolder(data)) return unwritable(data)
  // Without PostgreSQL its driver is not loaded.
  const { openRelay } = await import('./store/postgres-relay.ts')
  const { openPostgres } = await import('./store/postgres.ts')
  try {
    const store = await openPostgres(url)
    const relay = await openRelay(url)
    const close = async () => {
      await relay.close()
      await store.close()
    }
    return { ok: true, parts: { ...blobs, store, relay, close } }
  } catch (error) {
    const sentence =
      error instanceof NewerDatabase
        ? 'The database was used by a newer Limonade; update this one.'
        : 'The database of DATABASE_URL cannot be reached or changed; check its address and its rights.'
    return { ok: false, sentence }
  }
}
