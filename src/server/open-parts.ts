import type { Relay } from './bell.ts'
import { fileErasureLog } from './blobs/erasure-log.ts'
import { folderBlobs } from './blobs/folder.ts'
import { makeFolder, openFolder, type Parts, paths, unwritable } from './data-folder.ts'
import { NewerDatabase } from './store/store.ts'

export type OpenedParts =
  | { readonly ok: true; readonly parts: OpenParts }
  /** One clear sentence. */
  | { readonly ok: false; readonly sentence: string }

export interface OpenParts extends Omit<Parts, 'close'> {
  /** To the other processes on the same database. */
  readonly relay?: Relay
  readonly close: () => Promise<void>
}

/** Opens what a server works on. Without `databaseUrl` that is all in the folder, for one server; with it only pictures
 *  and the erasure log are there, and several processes share them. `shared`: for a short command beside a server. */
export const openParts = (
  data: string,
  { databaseUrl, shared }: { readonly databaseUrl: string | undefined; readonly shared: boolean },
): Promise<OpenedParts> => {
  if (databaseUrl !== undefined) return openOnPostgres(data, databaseUrl)
  const folder = openFolder(data, { shared })
  if (!folder.ok) return Promise.resolve(folder)
  const { close, ...parts } = folder.parts
  return Promise.resolve({ ok: true, parts: { ...parts, close: () => Promise.resolve(close()) } })
}

const openOnPostgres = async (data: string, url: string): Promise<OpenedParts> => {
  if (!makeFolder(data)) return unwritable(data)
  const { blobs, erasures } = paths(data)
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
    return {
      ok: true,
      parts: { store, relay, blobs: folderBlobs(blobs), erasures: fileErasureLog(erasures), close },
    }
  } catch (error) {
    const sentence =
      error instanceof NewerDatabase
        ? 'The database was used by a newer Limonade; update this one.'
        : 'The database of DATABASE_URL cannot be reached or changed; check its address and its rights.'
    return { ok: false, sentence }
  }
}
