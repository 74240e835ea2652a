import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { phoneAt, sightingOp, startTestServer, type TestPhone, type TestServer } from '../support/server.ts'

/** A server that falls in the middle of its work. */

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
const folder = () => {
  const data = mkdtempSync(join(tmpdir(), 'limonade-falls-'))
  ends.push(() => {
    rmSync(data, { recursive: true, force: true })
  })
  return data
}
const start = async (data: string): Promise<TestServer> => {
  const server = await startTestServer({ data })
  ends.push(server.stop)
  return server
}
const at = (server: TestServer, phone: TestPhone) => phoneAt(server.url, phone)

const jpeg = (size: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size)])
const hex = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const part = (phone: TestPhone, whole: Buffer, [from, to]: readonly [number, number]) => {
  const data = whole.subarray(from, to)
  return phone.call(`/blobs/${hex(whole)}`, {
    method: 'PATCH',
    headers: {
      'upload-offset': String(from),
      'upload-complete': to === whole.length ? '?1' : '?0',
      'content-digest': `sha-256=:${createHash('sha256').update(data).digest('base64')}:`,
    },
    body: new Uint8Array(data),
  })
}
const withPhoto = (full: Buffer) => {
  const op = sightingOp()
  const photo = {
    sha256: hex(full),
    small: hex(full),
    type: 'image/jpeg',
    bytes: full.length,
    width: 4,
    height: 3,
  }
  return { ...op, set: { ...op.set, photos: [photo] } }
}

describe('a server that fell between giving a picture its place and writing that down', () => {
  test('takes the picture from the beginning', async () => {
    const data = folder()
    const first = await start(data)
    const phone = await first.phone('volunteer')
    const whole = jpeg(3_000)
    expect((await part(phone, whole, [0, 1_000])).status).toBe(204)
    await first.stop()
    const blobs = join(data, 'blobs', phone.project)
    mkdirSync(join(blobs, hex(whole).slice(0, 2)), { recursive: true })
    renameSync(
      join(blobs, 'parts', `${phone.id}.${hex(whole)}`),
      join(blobs, hex(whole).slice(0, 2), hex(whole)),
    )

    const again = at(await start(data), phone)
    const cut = await part(again, whole, [1_000, whole.length])
    expect([cut.status, cut.headers.get('upload-offset')]).toEqual([409, '0'])
    expect((await again.call(`/blobs/${hex(whole)}`, { method: 'HEAD' })).status).toBe(404)
    expect((await part(again, whole, [0, whole.length])).status).toBe(201)
  })
})

describe('pictures of something erased', () => {
  test('go with what was uploaded of them so far', async () => {
    const data = folder()
    const server = await start(data)
    const phone = await server.phone('volunteer')
    const whole = jpeg(3_000)
    const op = withPhoto(whole)
    await phone.push(op)
    await part(phone, whole, [0, 1_000])
    await phone.push({ ...sightingOp(), recordId: op.recordId, set: {}, erase: true })
    expect(readdirSync(join(data, 'blobs', phone.project, 'parts'))).toEqual([])
  })

  test('go at the next start when the server fell before that', async () => {
    const data = folder()
    const server = await start(data)
    const phone = await server.phone('volunteer')
    await server.stop()
    const sha256 = hex(jpeg(10))
    const path = join(data, 'blobs', phone.project, sha256.slice(0, 2), sha256)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, 'what the erasure left')
    const database = new DatabaseSync(join(data, 'limonade.db'))
    database
      .prepare('INSERT INTO blob (project_id, sha256, size) VALUES (?, ?, -1)')
      .run(phone.project, sha256)
    database.close()
    await start(data)
    expect(existsSync(path)).toBe(false)
  })

  test('stay when another sighting names them too', async () => {
    const server = await start(folder())
    const phone = await server.phone('volunteer')
    const whole = jpeg(3_000)
    const [first, second] = [withPhoto(whole), withPhoto(whole)]
    await phone.push(first, second)
    await part(phone, whole, [0, whole.length])
    await phone.push({ ...sightingOp(), recordId: first.recordId, set: {}, erase: true })
    expect((await phone.call(`/blobs/${hex(whole)}`)).status).toBe(200)
  })
})
