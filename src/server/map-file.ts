import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { MapFileInfo } from '#domain/sync/map-wire.ts'

/** The operator's PMTiles file (version 3) with map pictures. It stays open: no request ever names a path, and a file
 *  that is put in its place counts from the next start. */
export interface MapFile {
  readonly fd: number
  readonly size: number
  /** Changes with the file. */
  readonly etag: string
  readonly info: MapFileInfo
}

export type OpenedMapFile =
  | { readonly ok: true; readonly file: MapFile; readonly close: () => void }
  /** One clear sentence. */
  | { readonly ok: false; readonly sentence: string }

/** Bytes of the header: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md#3-header */
const headerBytes = 127
/** PNG, JPEG, WebP, AVIF. 1 and 6 are vector tiles, which nothing here draws. */
const pictureTypes: ReadonlySet<number> = new Set([2, 3, 4, 5])
const lastZoom = 20

export const openMapFile = (path: string): OpenedMapFile => {
  const refused = (why: string): OpenedMapFile => ({ ok: false, sentence: `The file of --pmtiles ${why}.` })
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch {
    return refused(`cannot be read: ${path}`)
  }
  const stat = fstatSync(fd)
  const bytes = Buffer.alloc(headerBytes)
  const read = stat.isFile() ? readSync(fd, bytes, 0, headerBytes, 0) : 0
  const wrong = read < headerBytes ? 'is no PMTiles file' : wrongWith(bytes)
  if (wrong !== undefined) {
    closeSync(fd)
    return refused(wrong)
  }
  const degrees = (at: number) => bytes.readInt32LE(at) / 1e7
  const file: MapFile = {
    fd,
    size: stat.size,
    etag: `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`,
    info: {
      minZoom: bytes.readUInt8(100),
      maxZoom: Math.min(lastZoom, bytes.readUInt8(101)),
      west: degrees(102),
      south: degrees(106),
      east: degrees(110),
      north: degrees(114),
    },
  }
  return {
    ok: true,
    file,
    close: () => {
      closeSync(fd)
    },
  }
}

const wrongWith = (bytes: Buffer): string | undefined => {
  if (bytes.toString('latin1', 0, 7) !== 'PMTiles') return 'is no PMTiles file'
  if (bytes.readUInt8(7) !== 3) return 'is not of version 3 of PMTiles'
  if (!pictureTypes.has(bytes.readUInt8(99))) return 'holds vector tiles; only pictures can be drawn'
  return bytes.readUInt8(100) > Math.min(lastZoom, bytes.readUInt8(101))
    ? 'holds no zoom level that is used'
    : undefined
}
