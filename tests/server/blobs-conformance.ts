import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Blobs, Upload } from '#server/blobs/blobs.ts'
import type { ErasureLog } from '#server/blobs/erasure-log.ts'

/** A place for pictures, as two processes see it. */
export interface BlobPlace {
  readonly one: { readonly blobs: Blobs; readonly erasures: ErasureLog }
  readonly other: { readonly blobs: Blobs; readonly erasures: ErasureLog }
  /** Names of everything that stands in it. */
  readonly names: () => Promise<readonly string[]>
  readonly remove: () => Promise<void>
}

const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** Bytes that begin as a JPEG does. */
const jpeg = (size = 3_000) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size)])

/** What every place for pictures promises, and the erasure log in it. */
export const blobsConformance = (open: () => Promise<BlobPlace>) => {
  let place: BlobPlace
  let blobs: Blobs
  let beside: Blobs
  beforeAll(async () => {
    place = await open()
    blobs = place.one.blobs
    beside = place.other.blobs
  }, 60_000)
  afterAll(() => place.remove())

  const uploadOf = (data: Uint8Array): Upload => ({
    project: randomUUID(),
    sha256: hex(data),
    deviceId: randomUUID(),
  })
  const send = async (to: Blobs, upload: Upload, data: Uint8Array, cuts: readonly number[] = []) => {
    const ends = [...cuts, data.length]
    for (const [index, end] of ends.entries()) {
      const offset = ends[index - 1] ?? 0
      expect(await to.write(upload, { offset, data: data.subarray(offset, end) })).toBe(true)
    }
  }
  const stored = async (upload: Upload) => {
    const bytes = await beside.read(upload.project, upload.sha256)
    return bytes === undefined ? undefined : hex(bytes)
  }
  const left = async ({ sha256 }: Upload) => (await place.names()).filter((name) => name.includes(sha256))

  describe('an upload', () => {
    test('in parts becomes one picture that every process reads, and leaves no part behind', async () => {
      const data = jpeg()
      const upload = uploadOf(data)
      await send(blobs, upload, data, [1_000, 1_001, 2_500])
      expect(await blobs.has(upload.project, upload.sha256)).toBe(false)
      expect(await stored(upload)).toBeUndefined()
      expect(await blobs.finish(upload)).toEqual({ ok: true, size: data.length })
      expect(await beside.has(upload.project, upload.sha256)).toBe(true)
      expect(await stored(upload)).toBe(upload.sha256)
      expect(await left(upload)).toHaveLength(1)
    })

    test('of the largest part and of one byte comes back byte for byte', async () => {
      const data = jpeg(1_048_576 - 3)
      const upload = uploadOf(data)
      await send(blobs, upload, data, [1_048_576])
      expect(await blobs.finish(upload)).toEqual({ ok: true, size: 1_048_577 })
      expect(await stored(upload)).toBe(upload.sha256)
    })

    test('goes on at any earlier offset, and what stood behind it no longer counts', async () => {
      const data = jpeg()
      const upload = uploadOf(data)
      await send(blobs, upload, data.subarray(0, 2_000), [1_000])
      await blobs.write(upload, { offset: 2_000, data: randomBytes(500) })
      expect(await beside.write(upload, { offset: 1_000, data: data.subarray(1_000) })).toBe(true)
      expect(await blobs.finish(upload)).toEqual({ ok: true, size: data.length })
    })

    test('starts again from nothing after any number of parts', async () => {
      const data = jpeg()
      const upload = uploadOf(data)
      await send(blobs, upload, jpeg(), [700, 2_900])
      await send(blobs, upload, data)
      expect(await blobs.finish(upload)).toEqual({ ok: true, size: data.length })
    })

    test('does not go on over a gap, nor when nothing stands there', async () => {
      const data = jpeg()
      const upload = uploadOf(data)
      const write = (offset: number) => blobs.write(upload, { offset, data: data.subarray(offset) })
      expect(await write(1_000)).toBe(false)
      await send(blobs, upload, data.subarray(0, 1_000))
      expect(await write(1_001)).toBe(false)
      expect(await write(1_000)).toBe(true)
    })

    test('of which nothing is there is incomplete', async () => {
      const upload = uploadOf(jpeg())
      expect(await blobs.finish(upload)).toEqual({ ok: false, reason: 'incomplete' })
    })

    test('that is not what it was named, or no picture, leaves nothing', async () => {
      const data = jpeg()
      for (const [sent, named, reason] of [
        [data, jpeg(), 'hash-mismatch'],
        [data.subarray(0, 2_000), data, 'hash-mismatch'],
        [Buffer.from('%PDF-1.7 no picture'), Buffer.from('%PDF-1.7 no picture'), 'not-a-picture'],
      ] as const) {
        const upload = uploadOf(named)
        await send(blobs, upload, sent)
        expect(await blobs.finish(upload)).toEqual({ ok: false, reason })
        expect(await left(upload)).toEqual([])
      }
    })
  })

  describe('the same picture', () => {
    test('of two phones is stored once in a project', async () => {
      const data = jpeg()
      const upload = uploadOf(data)
      const second = { ...upload, deviceId: randomUUID() }
      await send(blobs, upload, data, [1_000])
      await send(beside, second, data)
      expect(await blobs.finish(upload)).toEqual({ ok: true, size: data.length })
      expect(await beside.finish(second)).toEqual({ ok: true, size: data.length })
      expect(await left(upload)).toHaveLength(1)
    })

    test('in another project stands by itself', async () => {
      const data = jpeg()
      const uploads = [uploadOf(data), uploadOf(data)] as const
      for (const upload of uploads) {
        await send(blobs, upload, data)
        await blobs.finish(upload)
      }
      await blobs.remove(uploads[0].project, uploads[0].sha256)
      expect(await stored(uploads[0])).toBeUndefined()
      expect(await stored(uploads[1])).toBe(uploads[1].sha256)
    })
  })

  describe('two processes', () => {
    test('take the parts of one upload in turns', async () => {
      const data = jpeg()
      const upload = uploadOf(data)
      for (const [index, offset] of [0, 1_000, 2_000].entries()) {
        const to = index % 2 === 0 ? blobs : beside
        expect(await to.write(upload, { offset, data: data.subarray(offset, offset + 1_000) })).toBe(true)
      }
      await beside.write(upload, { offset: 3_000, data: data.subarray(3_000) })
      expect(await blobs.finish(upload)).toEqual({ ok: true, size: data.length })
      expect(await stored(upload)).toBe(upload.sha256)
    })

    test('that finish it at once store a whole picture, and the later one never something else', async () => {
      for (let round = 0; round < 10; round++) {
        const data = jpeg(20_000)
        const upload = uploadOf(data)
        await send(blobs, upload, data, [5_000, 10_000])
        const ended = await Promise.all([blobs.finish(upload), beside.finish(upload)])
        expect(ended).toContainEqual({ ok: true, size: data.length })
        for (const end of ended)
          expect([
            { ok: true, size: data.length },
            { ok: false, reason: 'incomplete' },
          ]).toContainEqual(end)
        expect(await stored(upload)).toBe(upload.sha256)
        expect(await left(upload)).toHaveLength(1)
      }
    })
  })

  describe('removing', () => {
    test('a picture takes along what anybody had sent of it', async () => {
      const data = jpeg()
      const upload = uploadOf(data)
      await send(blobs, upload, data)
      await blobs.finish(upload)
      await send(beside, { ...upload, deviceId: randomUUID() }, data.subarray(0, 9))
      await send(beside, upload, data.subarray(0, 9))
      await blobs.remove(upload.project, upload.sha256)
      expect(await left(upload)).toEqual([])
      expect(await beside.has(upload.project, upload.sha256)).toBe(false)
      await beside.remove(upload.project, upload.sha256)
    })

    test('what one phone had sent leaves that of another, and the picture', async () => {
      const data = jpeg()
      const upload = uploadOf(data)
      const second = { ...upload, deviceId: randomUUID() }
      await send(blobs, upload, data)
      await blobs.finish(upload)
      await send(blobs, upload, data.subarray(0, 9))
      await send(blobs, second, data)
      await beside.removeParts(upload)
      expect(await blobs.finish(upload)).toEqual({ ok: false, reason: 'incomplete' })
      expect(await blobs.finish(second)).toEqual({ ok: true, size: data.length })
      await beside.removeParts(upload)
      expect(await stored(upload)).toBe(upload.sha256)
    })
  })

  describe('the erasure log', () => {
    test('gives back every id that any process has appended, also many at once', async () => {
      const [project, second] = [randomUUID(), randomUUID()]
      const ids = Array.from({ length: 60 }, () => randomUUID())
      expect(await place.one.erasures.all()).toEqual([])
      await Promise.all([
        place.one.erasures.append(project, ids.slice(0, 40)),
        place.other.erasures.append(project, ids.slice(40)),
        place.other.erasures.append(second, ids.slice(0, 1)),
      ])
      await place.one.erasures.append(project, ids.slice(0, 3))
      const all = new Set((await place.other.erasures.all()).map((entry) => `${entry.project} ${entry.id}`))
      expect(all).toEqual(new Set([...ids.map((id) => `${project} ${id}`), `${second} ${ids[0]}`]))
    })
  })
}
