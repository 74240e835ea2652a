import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { BlobsAway } from '#server/blobs/blobs.ts'
import { openBucket } from '#server/blobs/bucket.ts'
import { s3ErasureLog } from '#server/blobs/s3-erasure-log.ts'
import { s3Blobs } from '#server/blobs/s3.ts'
import { sha256Hex } from '#server/hash.ts'
import { type S3Server, startS3 } from '../support/s3-server.ts'
import { blobsConformance } from './blobs-conformance.ts'

/** Short, so that a store that hangs is given up soon; more tries than fail, for a machine that has much to do. */
const impatient = { tries: 6, bytesMs: 250, askMs: 250, pauseMs: 1 }

describe('in an S3 store', () => {
  blobsConformance(async () => {
    const s3 = await startS3()
    const address = s3.address()
    // Two names in a page, so that every list has several.
    const seen = () => {
      const bucket = openBucket(address, undefined, 2)
      return { blobs: s3Blobs(bucket), erasures: s3ErasureLog(bucket) }
    }
    return {
      one: seen(),
      other: seen(),
      names: async () => (await openBucket(address).list('')).map(({ key }) => key),
      remove: s3.stop,
    }
  })
})

describe('an S3 store that fails', () => {
  let s3: S3Server
  beforeAll(async () => {
    s3 = await startS3()
  })
  afterAll(() => s3.stop())
  afterEach(() => s3.door(() => undefined))

  const upload = () => {
    const data = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(900)])
    return { data, upload: { project: randomUUID(), sha256: sha256Hex(data), deviceId: randomUUID() } }
  }
  /** Every call fails `times` times before it goes through. */
  const failing = (times: number, how: 'hangs' | 'forgets' | { readonly status: number }) => {
    const seen = new Map<string, number>()
    s3.door(({ method, url }) => {
      const call = `${method} ${url}`
      const count = (seen.get(call) ?? 0) + 1
      seen.set(call, count)
      return count <= times ? how : undefined
    })
  }

  test.each([
    ['answers 500', { status: 500 }],
    ['answers 503', { status: 503 }],
    ['answers 429', { status: 429 }],
    ['hangs', 'hangs'],
    ['does what it is asked and loses the answer', 'forgets'],
  ] as const)(
    '%s twice for each call takes a picture all the same',
    async (_, how) => {
      const { data, upload: one } = upload()
      const blobs = s3Blobs(openBucket(s3.address(), impatient))
      failing(2, how)
      expect(await blobs.write(one, { offset: 0, data: data.subarray(0, 400) })).toBe(true)
      failing(2, how)
      expect(await blobs.write(one, { offset: 400, data: data.subarray(400) })).toBe(true)
      failing(2, how)
      expect(await blobs.finish(one)).toEqual({ ok: true, size: data.length })
      failing(2, how)
      expect(sha256Hex((await blobs.read(one.project, one.sha256)) ?? Buffer.from(''))).toBe(one.sha256)
    },
    30_000,
  )

  test.each([
    ['answers 503', { status: 503 }],
    ['hangs', 'hangs'],
    ['refuses the key', { status: 403 }],
  ] as const)(
    '%s all the time acknowledges nothing',
    async (_, how) => {
      const { data, upload: one } = upload()
      const address = s3.address()
      const bucket = openBucket(address, impatient)
      const blobs = s3Blobs(bucket)
      await blobs.write(one, { offset: 0, data })
      s3.door(() => how)
      const { project, sha256 } = one
      const calls = [
        blobs.write(one, { offset: 0, data }),
        blobs.finish(one),
        blobs.has(project, sha256),
        blobs.read(project, sha256),
        blobs.remove(project, sha256),
        s3ErasureLog(bucket).append(project, [randomUUID()]),
        s3ErasureLog(bucket).all(),
      ]
      for (const end of await Promise.allSettled(calls)) {
        expect(end.status).toBe('rejected')
        if (end.status === 'fulfilled') continue
        expect(end.reason).toBeInstanceOf(BlobsAway)
        expect(String(end.reason)).not.toContain(address.origin)
        expect(String(end.reason)).not.toContain(address.key.secret)
      }
      s3.door(() => undefined)
      expect(await blobs.finish(one)).toEqual({ ok: true, size: data.length })
    },
    30_000,
  )

  test('falls between the picture and its parts leaves the picture, and the upload can be sent again', async () => {
    const { data, upload: one } = upload()
    const blobs = s3Blobs(openBucket(s3.address(), impatient))
    await blobs.write(one, { offset: 0, data })
    s3.door(({ method }) => (method === 'DELETE' ? { status: 503 } : undefined))
    await expect(blobs.finish(one)).rejects.toBeInstanceOf(BlobsAway)
    s3.door(() => undefined)
    expect(await blobs.has(one.project, one.sha256)).toBe(true)
    expect(await blobs.finish(one)).toEqual({ ok: true, size: data.length })
  })
})
