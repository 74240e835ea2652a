import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Writes a screenshot again with at most 256 colours, which takes a third of the room: a screen has few colours and many
 *  edges between them. Reads what Chromium writes: 8 bits for each channel, not interlaced. */
export const withFewColours = (png: Buffer): Buffer => {
  const { width, height, channels, pixels } = decoded(png)
  const colours = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = pixels.readUIntBE(at, 3)
    colours.set(colour, (colours.get(colour) ?? 0) + 1)
  }
  const palette = [...colours]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 256)
    .map(([colour]) => colour)
  const indexOf = new Map([...colours.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = indexOf.get(pixels.readUIntBE((y * width + x) * channels, 3)) ?? 0

  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const channelsOf = (colour: number): readonly [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
]

const nearest = (palette: readonly number[], colour: number): number => {
  const wished = channelsOf(colour)
  let best = 0
  let least = Infinity
  for (const [index, candidate] of palette.entries()) {
    const distance = channelsOf(candidate).reduce(
      (sum, value, channel) => sum + (value - (wished[channel] ?? 0)) ** 2,
      0,
    )
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}

const decoded = (png: Buffer) => {
  const parts: Buffer[] = []
  let header = png.subarray(0, 0)
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    const type = png.toString('latin1', at + 4, at + 8)
    if (type === 'IHDR') header = data
    if (type === 'IDAT') parts.push(data)
  }
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  const channels = header[9] === 6 ? 4 : 3
  return {
    width,
    height,
    channels,
    pixels: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, channels),
  }
}

/** Each row says with its first byte how it was told from its neighbours (PNG specification, 9.2). */
const unfiltered = (rows: Buffer, stride: number, channels: number): Buffer => {
  const pixels = Buffer.alloc((rows.length / (stride + 1)) * stride)
  for (let at = 0; at < pixels.length; at++) {
    const y = Math.floor(at / stride)
    const inRow = at % stride >= channels
    const left = inRow ? (pixels[at - channels] ?? 0) : 0
    const up = pixels[at - stride] ?? 0
    const corner = inRow ? (pixels[at - stride - channels] ?? 0) : 0
    const filter = rows[y * (stride + 1)] ?? 0
    pixels[at] = (rows[at + y + 1] ?? 0) + guess(filter, { left, up, corner })
  }
  return pixels
}

const guess = (
  filter: number,
  { left, up, corner }: { readonly left: number; readonly up: number; readonly corner: number },
): number => {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const straight = left + up - corner
  const byLeft = Math.abs(straight - left)
  const byUp = Math.abs(straight - up)
  const byCorner = Math.abs(straight - corner)
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(named.length + 8)
  out.writeUInt32BE(data.length, 0)
  out.set(named, 4)
  out.writeUInt32BE(crc32(named), named.length + 4)
  return out
}
