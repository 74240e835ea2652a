import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from './store/lock.ts'
import { openSqlite } from './store/sqlite.ts'
import { NewerDatabase, type Store } from './store/store.ts'

/** Everything that a server keeps stands in one folder. */
export const paths = (data: string) => ({
  database: join(data, 'limonade.db'),
  lock: join(data, 'server.lock'),
  blobs: join(data, 'blobs'),
  erasures: join(data, 'erasures.log'),
})

export type OpenedFolder =
  | { readonly ok: true; readonly parts: Parts }
  /** One clear sentence. */
  | { readonly ok: false; readonly sentence: string }

export interface Parts {
  readonly store: Store
  readonly close: () => void
}

/** Opens a data folder for a server. `shared`: beside a server that runs, for a short command. */
export const openFolder = (data: string, { shared }: { readonly shared: boolean }): OpenedFolder => {
  const { database, lock } = paths(data)
  if (!makeFolder(data)) return unwritable(data)
  try {
    const held = shared ? { release: () => {} } : lockFolder(lock)
    if (held === undefined)
      return {
        ok: false,
        sentence: `Another server already works in the folder ${data}; stop that one first.`,
      }
    const store = openSqlite(database)
    return {
      ok: true,
      parts: {
        store,
        close: () => {
          void store.close()
          held.release()
        },
      },
    }
  } catch (error) {
    if (error instanceof NewerDatabase)
      return { ok: false, sentence: `The folder ${data} was used by a newer Limonade; update this one.` }
    return { ok: false, sentence: `The database in ${data} cannot be opened or written.` }
  }
}

export const makeFolder = (data: string): boolean => {
  try {
    mkdirSync(data, { recursive: true })
    accessSync(data, constants.W_OK)
    return true
  } catch {
    return false
  }
}

export const unwritable = (data: string) => ({
  ok: false as const,
  sentence: `The folder ${data} cannot be written; choose another with --data.`,
})
