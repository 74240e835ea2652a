import { mkdir, open, readdir, readFile, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256Hex } from '../hash.ts'
import { pictureType } from './picture-type.ts'

/** An upload of one device; all three are hex or a uuid, so they are safe as file names. */
interface Upload {
  readonly project: string
  readonly sha256: string
  readonly deviceId: string
}

type Finished =
  | { readonly ok: true; readonly size: number }
  | { readonly ok: false; readonly reason: 'hash-mismatch' | 'not-a-picture' }

/** Pictures, addressed by their content within a project. A folder now; anything that can do this later. */
export interface Blobs {
  /** Writes a part at its offset; on disk when it resolves. What stood behind the offset is cut off. False when what
   *  should stand before the offset is not there. */
  readonly write: (
    upload: Upload,
    part: { readonly offset: number; readonly data: Uint8Array },
  ) => Promise<boolean>
  /** Checks the whole and gives it its place; throws the parts away when it is not what it says. */
  readonly finish: (upload: Upload) => Promise<Finished>
  readonly read: (project: string, sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Removes a picture, and what was uploaded of it by whom. */
  readonly remove: (project: string, sha256: string) => Promise<void>
}

export const folderBlobs = (root: string): Blobs => {
  const partPath = ({ project, sha256, deviceId }: Upload) =>
    join(root, project, 'parts', `${deviceId}.${sha256}`)
  const wholePath = (project: string, sha256: string) => join(root, project, sha256.slice(0, 2), sha256)

  return {
    write: async (upload, { offset, data }) => {
      const path = partPath(upload)
      await mkdir(dirname(path), { recursive: true })
      const file = await open(path, offset === 0 ? 'w' : 'r+').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' && offset > 0) return undefined
        throw error
      })
      if (file === undefined) return false
      try {
        if ((await file.stat()).size < offset) return false
        await file.truncate(offset)
        await file.write(data, 0, data.length, offset)
        await file.sync()
        return true
      } finally {
        await file.close()
      }
    },
    finish: async (upload) => {
      const part = partPath(upload)
      const bytes = await readFile(part)
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
      await utimes(part, 0, 0)
      await rename(part, whole)
      await syncFolder(dirname(whole))
      return { ok: true, size: bytes.length }
    },
    read: async (project, sha256) => {
      try {
        return new Uint8Array(await readFile(wholePath(project, sha256)))
      } catch {
        return undefined
      }
    },
    remove: async (project, sha256) => {
      await rm(wholePath(project, sha256), { force: true })
      const parts = join(root, project, 'parts')
      for (const name of await namesIn(parts))
        if (name.endsWith(`.${sha256}`)) await rm(join(parts, name), { force: true })
    },
  }
}

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

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
