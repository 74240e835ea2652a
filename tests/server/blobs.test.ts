import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storedNames } from '../support/pictures.ts'
import { sightingOp, startTestServer, type TestPhone, type TestServer } from '../support/server.ts'

let server: TestServer
let coordinator: TestPhone
let volunteer: TestPhone
let other: TestPhone
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await server.phone('coordinator')
  volunteer = await server.phone('volunteer')
  other = await server.phone('volunteer')
})
afterAll(() => server.remove())

/** Bytes that begin as a JPEG does. */
const jpeg = (size = 3_000) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size)])
const hex = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const digest = (bytes: Buffer) => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`

const part = (
  phone: TestPhone,
  sha256: string,
  { data, offset, last }: { data: Buffer; offset: number; last: boolean },
) =>
  phone.call(`/blobs/${sha256}`, {
    method: 'PATCH',
    headers: {
      'upload-offset': String(offset),
      'upload-complete': last ? '?1' : '?0',
      'content-digest': digest(data),
    },
    body: new Uint8Array(data),
  })
const whole = (phone: TestPhone, data: Buffer) => part(phone, hex(data), { data, offset: 0, last: true })
const head = (phone: TestPhone, sha256: string) => phone.call(`/blobs/${sha256}`, { method: 'HEAD' })
const get = (phone: TestPhone, sha256: string) => phone.call(`/blobs/${sha256}`)
const withPhoto = (full: Buffer, small: Buffer, more: Record<string, string> = {}) => {
  const op = sightingOp()
  const photo = {
    sha256: hex(full),
    small: hex(small),
    type: 'image/jpeg',
    bytes: full.length,
    width: 4,
    height: 3,
  }
  return { ...op, set: { ...op.set, photos: [photo], ...more } }
}

describe('uploading a picture', () => {
  test('goes on after a cut, where the server says', async () => {
    const data = jpeg()
    const sha256 = hex(data)
    expect((await head(volunteer, sha256)).status).toBe(404)
    const first = await part(volunteer, sha256, { data: data.subarray(0, 1_000), offset: 0, last: false })
    expect([first.status, first.headers.get('upload-offset'), first.headers.get('upload-complete')]).toEqual([
      204,
      '1000',
      '?0',
    ])

    const wrong = await part(volunteer, sha256, { data: data.subarray(2_000), offset: 2_000, last: true })
    expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, '1000'])
    const state = await head(volunteer, sha256)
    expect([state.status, state.headers.get('upload-offset')]).toEqual([200, '1000'])

    const last = await part(volunteer, sha256, { data: data.subarray(1_000), offset: 1_000, last: true })
    expect([last.status, last.headers.get('upload-complete')]).toEqual([201, '?1'])
    expect((await head(volunteer, sha256)).headers.get('upload-complete')).toBe('?1')
    const again = await whole(volunteer, data)
    expect([again.status, again.headers.get('upload-complete')]).toEqual([200, '?1'])
  })

  test('goes on after the server was stopped', async () => {
    const data = jpeg()
    const sha256 = hex(data)
    const own = await startTestServer()
    const phone = await own.phone('volunteer')
    await part(phone, sha256, { data: data.subarray(0, 500), offset: 0, last: false })
    await own.stop()
    const next = await startTestServer({ data: own.data, port: own.port })
    expect((await head(phone, sha256)).headers.get('upload-offset')).toBe('500')
    expect((await part(phone, sha256, { data: data.subarray(500), offset: 500, last: true })).status).toBe(
      201,
    )
    await next.remove()
  })

  test('refuses a damaged part, a wrong whole, what is no picture, and what is too much', async () => {
    const data = jpeg()
    const damaged = await volunteer.call(`/blobs/${hex(data)}`, {
      method: 'PATCH',
      headers: { 'upload-offset': '0', 'upload-complete': '?1', 'content-digest': digest(jpeg()) },
      body: new Uint8Array(data),
    })
    expect([damaged.status, (await damaged.json()).code]).toEqual([400, 'digest'])

    const named = hex(jpeg())
    const mismatch = await part(volunteer, named, { data, offset: 0, last: true })
    expect([mismatch.status, (await mismatch.json()).code]).toEqual([422, 'hash-mismatch'])
    expect((await head(volunteer, named)).status).toBe(404)

    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic'), randomBytes(100)])
    const refused = await whole(volunteer, heic)
    expect([refused.status, (await refused.json()).code]).toEqual([415, 'not-a-picture'])

    const large = jpeg(1_100_000)
    expect((await whole(volunteer, large)).status).toBe(413)
    expect((await part(volunteer, 'nohash', { data, offset: 0, last: true })).status).toBe(400)
  })

  test('takes WebP', async () => {
    const webp = Buffer.concat([Buffer.from('RIFF\x10\0\0\0WEBP'), randomBytes(50)])
    expect((await whole(volunteer, webp)).status).toBe(201)
  })
})

describe('reading a picture', () => {
  test('works for everybody who sees a record that names it, small and full', async () => {
    const [full, small] = [jpeg(), jpeg(200)]
    await volunteer.push(withPhoto(full, small))
    expect((await get(other, hex(full))).status).toBe(404)
    await whole(volunteer, full)
    await whole(volunteer, small)
    for (const bytes of [full, small]) {
      const reply = await get(other, hex(bytes))
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-type')).toBe('image/jpeg')
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
      expect(reply.headers.get('cache-control')).toBe('no-store')
      expect(Buffer.from(await reply.arrayBuffer()).equals(bytes)).toBe(true)
    }
  })

  test('of another scope is not possible by knowing its hash: not by HEAD, not by naming it, not by GET', async () => {
    const [full, small] = [jpeg(), jpeg(200)]
    await whole(volunteer, full)
    await whole(volunteer, small)
    await volunteer.push(withPhoto(full, small, { kind: 'dwelling' }))
    expect((await get(coordinator, hex(full))).status).toBe(200)
    expect((await head(other, hex(full))).status).toBe(404)
    await other.push(withPhoto(full, small))
    expect((await get(other, hex(full))).status).toBe(404)
    // Who can show the bytes has them already.
    await whole(other, full)
    expect((await get(other, hex(full))).status).toBe(200)
  })

  test('ends when the record is erased, and the file goes', async () => {
    const [full, small] = [jpeg(), jpeg(200)]
    const op = withPhoto(full, small)
    await whole(volunteer, full)
    await whole(volunteer, small)
    await volunteer.push(op)
    expect((await storedNames(server.data)).some((name) => name.endsWith(hex(full)))).toBe(true)
    await volunteer.push({ ...sightingOp({ recordId: op.recordId, set: {} }), erase: true })
    expect((await get(volunteer, hex(full))).status).toBe(404)
    expect((await head(volunteer, hex(full))).status).toBe(404)
    expect((await storedNames(server.data)).some((name) => name.includes(hex(full)))).toBe(false)
  })
})
