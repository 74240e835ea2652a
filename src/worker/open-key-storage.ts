import { keyFiles } from './key-files.ts'
import { keyRows } from './key-rows.ts'
import type { KeyStorage } from './key-storage.ts'

/** What a browser without the file system, or with it switched off (private windows), answers. */
const absent = new Set(['SecurityError', 'NotSupportedError', 'NotAllowedError', 'UnknownError', 'TypeError'])

/** Files where this browser has them. Any other trouble is thrown: a full disk must not make a phone look elsewhere for
 *  keys that are in files. */
export const openKeyStorage = async (): Promise<KeyStorage> => {
  if (!('FileSystemFileHandle' in self) || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) {
    return keyRows()
  }
  try {
    const root = await navigator.storage.getDirectory()
    return keyFiles(await root.getDirectoryHandle('draft-keys', { create: true }))
  } catch (error) {
    if (error instanceof Error && absent.has(error.name)) return keyRows()
    throw error
  }
}
