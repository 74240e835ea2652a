import { access, mkdir, open, readdir, readFile, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256Hex } from '../hash.ts'
import type { Blobs, Upload } from './blobs.ts'
import { pictureType } from './picture-type.ts'

/** Each picture is a file under the folder of its project, named by its content. */
export const folderBlobs = (root: string): Blobs => {
  const partPath = ({ project, sha256, deviceId }: Upload) =>
    join(root, project, 'parts', `${deviceId}.${sha256}`)
  const wholePath = (project: string, sha256: string) => join(root, project, sha256.slice(0, 2), sha256)

  return {
    write: async (upload, { offset, data }) => {
      const path = partPath(upload)
      await mkdir(dirname(path), { recursive: true })
      const file = await open(path, offset === 0 ? 'w' : 'r+').catch((error: unknown) => {
        if (isMissing(error) && offset > 0) return undefined
        throw error
      })
      if (file === undefined) return false
      try {
        if ((await file.stat()).size < offset) return false
        await file.truncate(offset)
        // Where room runs out the file takes a part and says how much; only the next write fails.
        for (let at = 0; at < data.length;)
          at += (await file.write(data, at, data.length - at, offset + at)).bytesWritten
        await file.sync()
        return true
      } finally {
        await file.close()
      }
    },
    finish: async (upload) => {
      const part = partPath(upload)
      const bytes = await readIfThere(part)
      if (bytes === undefined) return { ok: false, reason: 'incomplete' }
      const wrong =
        sha256Hex(bytes) !== upload.sha256
          ? 'hash-mismatch'
          : pictureType(bytes) === undefined
            ? 'not-a-picture'
            : undefined
      if (wrong !== undefined) {
        await rm(part, { force: true })
        return { ok: false, reason: wrong }
      }
      const whole = wholePath(upload.project, upload.sha256)
      await mkdir(dirname(whole), { recursive: true })
      // When a picture came would tell at which door it was taken.
      try {
        await utimes(part, 0, 0)
        await rename(part, whole)
      } catch (error) {
        if (isMissing(error)) return { ok: false, reason: 'incomplete' }
        throw error
      }
      await syncFolder(dirname(whole))
      return { ok: true, size: bytes.length }
    },
    has: async (project, sha256) => {
      try {
        await access(wholePath(project, sha256))
        return true
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },
    read: async (project, sha256) => {
      const bytes = await readIfThere(wholePath(project, sha256))
      return bytes === undefined ? undefined : new Uint8Array(bytes)
    },
    remove: async (project, sha256) => {
      await rm(wholePath(project, sha256), { force: true })
      const parts = join(root, project, 'parts')
      for (const name of await namesIn(parts))
        if (name.endsWith(`.${sha256}`)) await rm(join(parts, name), { force: true })
    },
    removeParts: (upload) => rm(partPath(upload), { force: true }),
  }
}

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

const readIfThere = async (path: string) => {
  try {
    return await readFile(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A new name is on disk only when its folder is. Windows cannot do this and does not need it. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
