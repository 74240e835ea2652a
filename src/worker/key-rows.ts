import type { KeyStorage } from './key-storage.ts'

/** Draft keys in IndexedDB, for browsers without the origin-private file system. Deleting a row does not take it off
 *  the disk at once, and the settings screen says so. */
export const keyRows = (name = 'limonade-draft-keys'): KeyStorage => {
  /** One connection for each call: nothing stays open that could hold up another tab. */
  const run = async <T>(
    mode: IDBTransactionMode,
    use: (rows: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const opening = indexedDB.open(name, 1)
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('key'))
    const db = await settled(opening)
    try {
      const transaction = db.transaction('key', mode, { durability: 'strict' })
      const done = new Promise<void>((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve())
        transaction.addEventListener('abort', () =>
          reject(transaction.error ?? new Error('the transaction was aborted')),
        )
      })
      const [result] = await Promise.all([settled(use(transaction.objectStore('key'))), done])
      return result
    } finally {
      db.close()
    }
  }

  return {
    kind: 'indexeddb',
    read: async (space, id) => {
      const row: unknown = await run('readonly', (rows) => rows.get([space, id]))
      return row instanceof Uint8Array && row.length === 32 ? new Uint8Array(row) : undefined
    },
    write: async (space, id, key) => {
      await run('readwrite', (rows) => rows.put(key, [space, id]))
    },
    shred: async (space, id) => {
      await run('readwrite', (rows) => rows.delete([space, id]))
    },
    list: async (space) => {
      const keys = await run('readonly', (rows) => rows.getAllKeys())
      return keys.flatMap((key) =>
        Array.isArray(key) && key[0] === space && typeof key[1] === 'string' ? [key[1]] : [],
      )
    },
  }
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB gave no reason')))
  })
