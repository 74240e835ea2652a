import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fileErasureLog } from '#server/blobs/erasure-log.ts'
import { readBlobsUrl } from '#server/blobs/s3-address.ts'
import { readOptions } from '#server/options.ts'
import { usePostgres } from '../support/database.ts'
import { loggedErasures, storedNames, useS3 } from '../support/pictures.ts'
import type { Answer, S3Server } from '../support/s3-server.ts'
import { phoneAt, sightingOp, startTestServer, type TestPhone } from '../support/server.ts'
import { spawnServer } from '../support/server-process.ts'

let s3: S3Server
let folder: string
beforeAll(async () => {
  s3 = await useS3()
  folder = mkdtempSync(join(tmpdir(), 'limonade-start-s3-'))
})
afterAll(async () => {
  await s3.stop()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => s3.door(() => undefined))

describe('BLOBS_URL', () => {
  test('names the store, the bucket, a folder in it, a region and a key', () => {
    expect(
      readBlobsUrl({ BLOBS_URL: 'https://KEY:se%2Fcret@s3.example.org:9000/wijk/limonade/2?region=nl-1' }),
    ).toEqual({
      ok: true,
      address: {
        origin: 'https://s3.example.org:9000',
        bucket: 'wijk',
        prefix: 'limonade/2/',
        region: 'nl-1',
        key: { id: 'KEY', secret: 'se/cret' },
      },
    })
  })

  test('leaves the key to the usual variables', () => {
    const env = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B', AWS_SESSION_TOKEN: 'C' }
    expect(readBlobsUrl({ BLOBS_URL: 'http://minio:9000/wijk/', ...env, AWS_REGION: 'r' })).toMatchObject({
      address: { prefix: '', region: 'r', key: { id: 'A', secret: 'B', sessionToken: 'C' } },
    })
    // A key in the address stands alone.
    expect(readBlobsUrl({ BLOBS_URL: 'http://D:E@minio:9000/wijk', ...env })).toMatchObject({
      address: { region: 'us-east-1', key: { id: 'D', secret: 'E' } },
    })
  })

  test.each([
    'not an address',
    's3://KEY:geheim@bucket',
    'https://KEY:geheim@s3.example.org',
    'https://KEY:geheim@s3.example.org/UPPER',
    'https://KEY:geheim@s3.example.org/bucket/a%20b',
    'https://KEY:geheim@s3.example.org/bucket/%2e%2e',
    'https://KEY:geheim@s3.example.org/bucket?regio=nl',
    'https://KEY:geheim@s3.example.org/bucket?region=',
    'https://KEY:geheim@s3.example.org/bucket#part',
    'https://s3.example.org/bucket',
    'https://KEY@s3.example.org/bucket',
    'https://KEY:%zz@s3.example.org/bucket',
  ])('%s is refused in a sentence without the key', (BLOBS_URL) => {
    const read = readOptions([], { BLOBS_URL })
    expect(read).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/^BLOBS_URL .*\.$/) })
    expect(JSON.stringify(read)).not.toContain('geheim')
  })
})

describe('a start with a bucket', () => {
  const refused = async (answer: (path: string) => Answer | undefined, bucket = 'pictures') => {
    s3.door(({ url = '' }) => answer(url))
    const { code, error } = await spawnServer(['--port', '0', '--data', join(folder, 'refused')], {
      BLOBS_URL: `${s3.origin.replace('//', '//S3RVER:S3RVER@')}/${bucket}/here`,
    }).exit
    expect(code).toBe(2)
    expect(error.trim().split('\n')).toHaveLength(1)
    expect(error).not.toContain('S3RVER')
    return error
  }
  const versioning = (status: string) =>
    `<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>${status}</Status></VersioningConfiguration>`

  test.each([['Enabled'], ['Suspended']])('whose versioning is %s is refused', async (status) => {
    const error = await refused((path) =>
      path.endsWith('?versioning') ? { status: 200, body: versioning(status) } : undefined,
    )
    expect(error).toContain('keeps old versions')
  })

  test('with object lock is refused', async () => {
    const body =
      '<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>'
    const error = await refused((path) => (path.endsWith('?object-lock') ? { status: 200, body } : undefined))
    expect(error).toContain('keeps old versions')
  })

  test('that the key may not ask about, or may not list, is refused', async () => {
    for (const part of ['?versioning', '?object-lock', 'prefix='])
      expect(await refused((path) => (path.includes(part) ? { status: 403 } : undefined))).toMatch(
        /refuses the key|does not answer/,
      )
  })

  test('that is not there, or a store that is not there, is refused', async () => {
    expect(await refused(() => undefined, 'no-such-bucket')).toContain('does not exist')
    expect(await refused(() => ({ status: 503 }))).toContain('does not answer')
  })

  test('also counts what was erased before the operator went over to it', async () => {
    const server = await startTestServer()
    const id = sightingOp().recordId
    await fileErasureLog(join(server.data, 'erasures.log')).append(server.project, [id])
    expect(await loggedErasures(server.data)).toEqual([{ project: server.project, id }])
    await server.remove()
  })
})

const jpeg = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(3_000)])
const part = (phone: TestPhone, data: Buffer, { offset, end }: { offset: number; end: number }) => {
  const bytes = data.subarray(offset, end)
  return phone.call(`/blobs/${createHash('sha256').update(data).digest('hex')}`, {
    method: 'PATCH',
    headers: {
      'upload-offset': String(offset),
      'upload-complete': end === data.length ? '?1' : '?0',
      'content-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    },
    body: new Uint8Array(bytes),
  })
}

describe('while the store is away', () => {
  test('a phone is asked to come back, nothing counts as received, and records go on', async () => {
    const server = await startTestServer()
    const phone = await server.phone('volunteer')
    const data = jpeg()
    await part(phone, data, { offset: 0, end: 1_000 })
    s3.door(() => ({ status: 503 }))
    for (const range of [
      { offset: 1_000, end: 2_000 },
      { offset: 1_000, end: data.length },
    ]) {
      const reply = await part(phone, data, range)
      expect([reply.status, reply.headers.get('retry-after'), (await reply.json()).code]).toEqual([
        503,
        '30',
        'blobs-away',
      ])
    }
    expect((await phone.push(sightingOp())).results[0]?.result).toBe('applied')
    expect(server.log()).not.toContain('S3RVER')
    s3.door(() => undefined)
    expect((await part(phone, data, { offset: 1_000, end: data.length })).status).toBe(201)
    await server.remove()
  })

  test('an erasure is not acknowledged, and is done when it is asked again', async () => {
    const server = await startTestServer()
    const phone = await server.phone('volunteer')
    const op = sightingOp()
    await phone.push(op)
    const erasing = { ...sightingOp({ recordId: op.recordId, set: {} }), erase: true }
    s3.door(() => ({ status: 503 }))
    await expect(phone.push(erasing)).rejects.toThrow('503')
    expect((await phone.pull()).records.has(op.recordId)).toBe(true)
    s3.door(() => undefined)
    expect((await phone.push(erasing)).results[0]?.result).toBe('applied')
    expect(await loggedErasures(server.data)).toEqual([{ project: server.project, id: op.recordId }])
    await server.remove()
  })
})

test('a photo whose record is erased just when the store goes away is removed when it is back', async () => {
  const server = await startTestServer()
  const phone = await server.phone('volunteer')
  const data = jpeg()
  const sha256 = createHash('sha256').update(data).digest('hex')
  const photo = { sha256, small: sha256, type: 'image/jpeg', bytes: data.length, width: 4, height: 3 }
  await part(phone, data, { offset: 0, end: data.length })
  const op = sightingOp()
  await phone.push({ ...op, set: { ...op.set, photos: [photo] } })
  const erasing = { ...sightingOp({ recordId: op.recordId, set: {} }), erase: true }
  s3.door(({ method }) => (method === 'DELETE' ? { status: 503 } : undefined))
  await expect(phone.push(erasing)).rejects.toThrow('503')
  s3.door(() => undefined)
  expect((await phone.push(erasing)).results[0]?.result).toBe('applied')
  await server.stop()
  const again = await startTestServer({ data: server.data })
  await again.stop()
  expect((await storedNames(server.data)).filter((name) => name.includes(sha256))).toEqual([])
  await server.remove()
})

describe('two servers on one PostgreSQL and one bucket', () => {
  test('take the parts of one picture in turns, and both know that it is there', async () => {
    const stopPostgres = await usePostgres()
    const data = mkdtempSync(join(folder, 'two-'))
    const one = await startTestServer({ data })
    const other = await startTestServer({ data })
    const phone = await one.phone('volunteer')
    const beside = phoneAt(other.url, phone)
    const picture = jpeg()
    const statuses = []
    for (const [at, range] of [
      [phone, { offset: 0, end: 1_000 }],
      [beside, { offset: 1_000, end: 2_000 }],
      [phone, { offset: 2_000, end: 3_000 }],
      [beside, { offset: 3_000, end: picture.length }],
      [phone, { offset: 0, end: picture.length }],
    ] as const)
      statuses.push((await part(at, picture, range)).status)
    expect(statuses).toEqual([204, 204, 204, 201, 200])
    await one.stop()
    await other.stop()
    await stopPostgres()
  }, 60_000)
})
