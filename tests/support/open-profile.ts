import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What somebody could read who has a phone's disk: every key file that is left there, tried on every ciphertext that
 *  still stands anywhere, deleted rows of the database included. */

const keyBytes = 32
const ivBytes = 12

interface Locked {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: Uint8Array<ArrayBuffer>
}

/** All that opens, as text. */
export const openProfile = async (
  profile: string,
): Promise<{ readonly keys: number; readonly locked: number; readonly opened: readonly string[] }> => {
  const files = filesUnder(profile)
  const raw = files
    .filter(({ size }) => size === keyBytes)
    .map(({ path }) => new Uint8Array(readFileSync(path)))
  const keys = await Promise.all(
    raw.map((bytes) => crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt'])),
  )
  const locked = files.flatMap(({ path }) => lockedIn(readFileSync(path)))
  const opened: string[] = []
  for (const { iv, data } of locked)
    for (const key of keys) {
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data).catch(() => undefined)
      if (text !== undefined) opened.push(Buffer.from(text).toString('utf8'))
    }
  return { keys: keys.length, locked: locked.length, opened }
}

/** Rows as Chromium writes them: the names `iv` and `data`, each followed by the tag of a buffer, its length in groups of
 *  seven bits, and its bytes. */
const lockedIn = (bytes: Buffer): readonly Locked[] => {
  const found: Locked[] = []
  const ivName = Buffer.from([0x22, 2, ...Buffer.from('iv'), 0x42, ivBytes])
  const dataName = Buffer.from([0x22, 4, ...Buffer.from('data'), 0x42])
  for (let at = bytes.indexOf(ivName); at >= 0; at = bytes.indexOf(ivName, at + 1)) {
    const ivAt = at + ivName.length
    const dataAt = bytes.indexOf(dataName, ivAt)
    if (dataAt < 0 || dataAt > ivAt + 64) continue
    const { length, next } = lengthAt(bytes, dataAt + dataName.length)
    if (next + length > bytes.length) continue
    found.push({
      iv: new Uint8Array(bytes.subarray(ivAt, ivAt + ivBytes)),
      data: new Uint8Array(bytes.subarray(next, next + length)),
    })
  }
  return found
}

const lengthAt = (bytes: Buffer, start: number): { readonly length: number; readonly next: number } => {
  let length = 0
  let next = start
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[next] ?? 0
    next += 1
    length |= (byte & 0x7f) << shift
    if ((byte & 0x80) === 0) break
  }
  return { length, next }
}

const filesUnder = (folder: string): readonly { readonly path: string; readonly size: number }[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat === undefined) return []
    if (stat.isDirectory()) return filesUnder(path)
    return stat.isFile() ? [{ path, size: stat.size }] : []
  })
