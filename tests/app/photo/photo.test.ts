import { expect, test } from 'vitest'
import { sha256Hex } from '#app/crypto/hash.ts'
import { preparePhoto } from '#app/device/photo.ts'
import { Photo } from '#domain/field/photo.ts'
import { withExif } from '../../support/exif.ts'

type Pen = OffscreenCanvasRenderingContext2D

const picture = async (width: number, height: number, draw: (pen: Pen) => void, type = 'image/jpeg') => {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas here')
  draw(pen)
  return canvas.convertToBlob({ type, quality: 0.95 })
}

/** Red on the left, blue on the right. */
const redBlue =
  (width: number, height: number) =>
  (pen: Pen): void => {
    pen.fillStyle = '#f00'
    pen.fillRect(0, 0, width / 2, height)
    pen.fillStyle = '#00f'
    pen.fillRect(width / 2, 0, width / 2, height)
  }

const noise = (pen: Pen): void => {
  const { width, height } = pen.canvas
  const image = pen.createImageData(width, height)
  for (let at = 0; at < image.data.length; at += 65_536)
    crypto.getRandomValues(image.data.subarray(at, at + 65_536))
  pen.putImageData(image, 0, 0)
}

const look = async (data: ArrayBuffer) => {
  const bitmap = await createImageBitmap(new Blob([data]))
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const pen = canvas.getContext('2d')
  pen?.drawImage(bitmap, 0, 0)
  const colour = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] = pen?.getImageData(x, y, 1, 1).data ?? []
    return red > 200 && green > 200 && blue > 200
      ? 'white'
      : red > 200
        ? 'red'
        : blue > 200
          ? 'blue'
          : 'other'
  }
  return { width: bitmap.width, height: bitmap.height, colour }
}

const has = (data: ArrayBuffer, text: string): boolean =>
  new TextDecoder('latin1').decode(data).includes(text)

const prepared = async (file: Blob) => {
  const made = await preparePhoto(file)
  if (!made.ok) throw new Error(`refused: ${made.reason}`)
  return made
}

test('a sideways camera picture comes out upright, without its place or any other EXIF', async () => {
  const file = withExif(await (await picture(400, 300, redBlue(400, 300))).arrayBuffer(), 6)
  expect(has(await file.arrayBuffer(), 'Exif')).toBe(true)
  const { full, small, photo } = await prepared(file)
  for (const data of [full, small]) {
    expect(has(data, 'Exif')).toBe(false)
    expect(has(data, 'Telefoonmaker')).toBe(false)
  }
  const seen = await look(full)
  expect([seen.width, seen.height]).toEqual([300, 400])
  expect([photo.width, photo.height]).toEqual([300, 400])
  expect([seen.colour(150, 50), seen.colour(150, 350)]).toEqual(['red', 'blue'])
})

test('the record names both pictures by their digest, and passes its own schema', async () => {
  const { full, small, photo } = await prepared(await picture(400, 300, redBlue(400, 300)))
  expect(Photo.parse(photo)).toEqual(photo)
  expect(photo.sha256).toBe(await sha256Hex(new Uint8Array(full)))
  expect(photo.small).toBe(await sha256Hex(new Uint8Array(small)))
  expect(photo.bytes).toBe(full.byteLength)
})

test('even pure noise of 12 megapixels fits 400 kB and 30 kB', async () => {
  const { full, small, photo } = await prepared(await picture(4_000, 3_000, noise))
  expect(full.byteLength).toBeLessThanOrEqual(400_000)
  expect(small.byteLength).toBeLessThanOrEqual(30_000)
  expect(photo.width / photo.height).toBeCloseTo(4 / 3, 1)
  const seen = await look(small)
  expect(Math.max(seen.width, seen.height)).toBeLessThanOrEqual(320)
})

test('a large calm picture keeps 2048 pixels, and a small one is not blown up', async () => {
  const large = await prepared(await picture(4_000, 3_000, redBlue(4_000, 3_000)))
  expect([large.photo.width, large.photo.height]).toEqual([2_048, 1_536])
  const tiny = await prepared(await picture(40, 10, redBlue(40, 10)))
  expect([tiny.photo.width, tiny.photo.height]).toEqual([40, 10])
})

test('a clear PNG becomes a JPEG on white', async () => {
  const { full } = await prepared(await picture(40, 30, () => undefined, 'image/png'))
  expect((await look(full)).colour(20, 15)).toBe('white')
  expect([...new Uint8Array(full, 0, 3)]).toEqual([0xff, 0xd8, 0xff])
})

test('several pictures at once each come back as themselves', async () => {
  const sizes = [40, 80, 120, 160]
  const files = await Promise.all(sizes.map((side) => picture(side, side, redBlue(side, side))))
  const made = await Promise.all(files.map(prepared))
  expect(made.map(({ photo }) => photo.width)).toEqual(sizes)
})

/** The opening of a HEIC file; Chromium has no decoder for what would follow. */
const heic = Uint8Array.from([
  0,
  0,
  0,
  24,
  ...new TextEncoder().encode('ftypheic'),
  0,
  0,
  0,
  0,
  ...new TextEncoder().encode('mif1heic'),
])

test.each([
  ['a HEIC picture', new Blob([heic], { type: 'image/heic' }), 'undecodable'],
  ['a text', new Blob(['geen foto'], { type: 'image/jpeg' }), 'undecodable'],
  ['a file of zero bytes', new Blob([], { type: 'image/jpeg' }), 'empty'],
  ['a file of 60 MB', new Blob([new Uint8Array(60_000_000)], { type: 'image/jpeg' }), 'tooBig'],
])('%s is refused', async (_, file, reason) => {
  expect(await preparePhoto(file)).toEqual({ ok: false, reason })
})

test('a picture that was cut off is refused or comes out whole, and the next one works', async () => {
  const good = await picture(400, 300, redBlue(400, 300))
  await preparePhoto(good.slice(0, 300))
  expect((await prepared(good)).photo.width).toBe(400)
})
