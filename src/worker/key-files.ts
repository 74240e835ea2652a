import type { KeyStorage } from './key-storage.ts'

/** Draft keys as files of the origin-private file system. Only here can bytes be overwritten where they stand:
 *  databases write a new copy and leave the old one on disk for weeks (measured). */
export const keyFiles = (root: FileSystemDirectoryHandle): KeyStorage => {
  const folder = (space: string) => root.getDirectoryHandle(space, { create: true })

  /** Runs with the file open, alone; undefined when there is no such file. */
  const withFile = async <T>(
    { space, id, create }: { space: string; id: string; create: boolean },
    use: (file: FileSystemSyncAccessHandle) => T,
  ): Promise<T | undefined> => {
    const file = await found((await folder(space)).getFileHandle(id, { create }))
    if (file === undefined) return undefined
    const handle = await openAlone(file)
    try {
      return use(handle)
    } finally {
      handle.close()
    }
  }

  return {
    kind: 'opfs',
    read: (space, id) =>
      withFile({ space, id, create: false }, (file) => {
        const key = new Uint8Array(32)
        // Shorter: the phone died between making the file and writing it, so nothing was ever encrypted with it.
        return file.read(key, { at: 0 }) === 32 ? key : undefined
      }),
    write: async (space, id, key) => {
      await withFile({ space, id, create: true }, (file) => {
        file.write(key, { at: 0 })
        file.flush()
      })
    },
    shred: async (space, id) => {
      const there = await withFile({ space, id, create: false }, (file) => {
        const size = Math.max(32, file.getSize())
        for (const noise of [crypto.getRandomValues(new Uint8Array(size)), new Uint8Array(size)]) {
          file.write(noise, { at: 0 })
          file.flush()
        }
        return true
      })
      if (there) await found((await folder(space)).removeEntry(id))
    },
    list: async (space) => {
      const names: string[] = []
      for await (const name of (await folder(space)).keys()) names.push(name)
      return names
    },
  }
}

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DOMException && error.name === name

const found = async <T>(promise: Promise<T>): Promise<T | undefined> => {
  try {
    return await promise
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return undefined
    throw error
  }
}

/** Milliseconds between attempts: about two seconds in all. */
const pauses = [5, 10, 20, 40, 80, 160, 320, 640, 640]

/** An access handle is exclusive. Locks keep our own tabs apart, but a killed tab may hold its handle a moment longer. */
const openAlone = async (file: FileSystemFileHandle): Promise<FileSystemSyncAccessHandle> => {
  for (const pause of pauses) {
    try {
      return await file.createSyncAccessHandle()
    } catch (error) {
      if (!isNamed(error, 'NoModificationAllowedError')) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return file.createSyncAccessHandle()
}
