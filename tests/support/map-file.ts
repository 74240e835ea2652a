import { zxyToTileId } from 'pmtiles'

export interface MapPicture {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly bytes: Uint8Array
}

/** A PMTiles file (version 3, nothing compressed) with these pictures; `type` 2 is PNG, 1 would be vector tiles. */
export const mapFile = (pictures: readonly MapPicture[], type = 2): Uint8Array<ArrayBuffer> => {
  const sorted = pictures
    .map((picture) => ({ ...picture, id: zxyToTileId(picture.z, picture.x, picture.y) }))
    .toSorted((a, b) => a.id - b.id)
  const directory = new Uint8Array(
    [
      sorted.length,
      ...sorted.map(({ id }, at) => id - (sorted[at - 1]?.id ?? 0)),
      ...sorted.map(() => 1),
      ...sorted.map(({ bytes }) => bytes.length),
      // An offset is written one higher; 0 says "right behind the one before".
      ...sorted.map((_, at) => (at === 0 ? 1 : 0)),
    ].flatMap(varint),
  )
  const metadata = new TextEncoder().encode('{}')
  const data = joined(sorted.map(({ bytes }) => bytes))
  const header = new DataView(new ArrayBuffer(127))
  new Uint8Array(header.buffer).set(new TextEncoder().encode('PMTiles'))
  header.setUint8(7, 3)
  const long = (at: number, value: number) => {
    header.setBigUint64(at, BigInt(value), true)
  }
  long(8, 127)
  long(16, directory.length)
  long(24, 127 + directory.length)
  long(32, metadata.length)
  long(40, 127 + directory.length + metadata.length)
  long(56, 127 + directory.length + metadata.length)
  long(64, data.length)
  for (const at of [72, 80, 88]) long(at, sorted.length)
  for (const [at, value] of [
    [96, 1],
    [97, 1],
    [98, 1],
    [99, type],
  ] as const)
    header.setUint8(at, value)
  header.setUint8(100, Math.min(...sorted.map(({ z }) => z)))
  header.setUint8(101, Math.max(...sorted.map(({ z }) => z)))
  for (const [at, degrees] of [
    [102, 5],
    [106, 52],
    [110, 5.3],
    [114, 52.2],
  ] as const)
    header.setInt32(at, degrees * 1e7, true)
  return joined([new Uint8Array(header.buffer), directory, metadata, data])
}

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const varint = (value: number): readonly number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
