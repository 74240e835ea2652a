import { DatabaseSync } from 'node:sqlite'

/** Holds a data folder for one server. The lock is the operating system's, on a small file of its own: it goes when the
 *  process goes, however that ends. Undefined when another server holds it. */
export const lockFolder = (path: string): { readonly release: () => void } | undefined => {
  const lock = new DatabaseSync(path)
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return { release: () => lock.close() }
  } catch (error) {
    lock.close()
    if (error instanceof Error && /locked/.test(error.message)) return undefined
    throw error
  }
}
