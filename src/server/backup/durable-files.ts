import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, open } from 'node:fs/promises'

/** Files of a backup: for their owner only, and on the disk when a call resolves. */

export const makePrivateFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 })
}

export const writeDurably = async (path: string, data: string | Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(data)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The same bytes under a second name where the disk can, else a copy. */
export const linkOrCopy = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to)
  } catch {
    await copyFile(from, to)
    await syncPath(to)
  }
}

/** A file's contents, or the names in a folder. Windows cannot do the latter and does not need it. */
export const syncPath = async (path: string, kind: 'file' | 'folder' = 'file'): Promise<void> => {
  if (kind === 'folder' && process.platform === 'win32') return
  const file = await open(path, kind === 'folder' ? 'r' : 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}
