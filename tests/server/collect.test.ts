import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Operation } from '#domain/sync/operation.ts'
import { createLog } from '#server/log.ts'
import { createBell } from '#server/bell.ts'
import { keepHouse } from '#server/housekeeping.ts'
import { openParts } from '#server/open-parts.ts'
import { collect } from '#server/sync/collect.ts'
import { databaseFor } from '../support/database.ts'
import { s3For, storedNames } from '../support/pictures.ts'
import {
  interviewOp,
  sightingOp,
  startTestServer,
  type TestPhone,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
let volunteer: TestPhone
let now: Date
const start = new Date('2026-03-09T10:00:00Z')
beforeAll(async () => {
  now = start
  server = await startTestServer({ clock: () => now })
  volunteer = await server.phone('volunteer')
})
beforeEach(() => {
  now = start
})
afterAll(() => server.remove())

const jpeg = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(3_000)])
const hex = (data: Buffer) => createHash('sha256').update(data).digest('hex')
const send = async (phone: TestPhone, data: Buffer, end = data.length) => {
  const part = data.subarray(0, end)
  const reply = await phone.call(`/blobs/${hex(data)}`, {
    method: 'PATCH',
    headers: {
      'upload-offset': '0',
      'upload-complete': end === data.length ? '?1' : '?0',
      'content-digest': `sha-256=:${createHash('sha256').update(part).digest('base64')}:`,
    },
    body: new Uint8Array(part),
  })
  return reply.status
}
const naming = (op: Operation, data: Buffer, change: Partial<Operation> = {}): Operation => {
  const photo = {
    sha256: hex(data),
    small: hex(data),
    type: 'image/jpeg',
    bytes: data.length,
    width: 4,
    height: 3,
  }
  return { ...op, ...change, set: { ...op.set, photos: [photo] } }
}
/** What the server does by itself every few minutes. */
const roundsAt = async (time: string) => {
  now = new Date(time)
  const { store, blobs, close } = await openStore()
  await collect({ store, blobs, clock: () => now }, server.project)
  await close()
}
const isThere = async (data: Buffer) =>
  (await storedNames(server.data)).some((name) => name.includes(hex(data)))
const openStore = async () => {
  const opened = await openParts(server.data, {
    databaseUrl: await databaseFor(server.data),
    s3: s3For(server.data),
    shared: true,
  })
  if (!opened.ok) throw new Error(opened.sentence)
  return opened.parts
}

describe('a picture that no record names', () => {
  test('goes when the month in which it came is ninety days ago, and can be sent again', async () => {
    const data = jpeg()
    expect(await send(volunteer, data)).toBe(201)
    await roundsAt('2026-06-29T10:00:00Z')
    expect(await isThere(data)).toBe(true)
    await roundsAt('2026-06-30T10:00:00Z')
    expect(await isThere(data)).toBe(false)
    expect((await volunteer.call(`/blobs/${hex(data)}`, { method: 'HEAD' })).status).toBe(404)
    expect(await send(volunteer, data)).toBe(201)
  })

  test('stays when a record names it after all, and is read again', async () => {
    const data = jpeg()
    await send(volunteer, data)
    await volunteer.push(naming(sightingOp(), data))
    await roundsAt('2027-12-31T10:00:00Z')
    expect((await volunteer.call(`/blobs/${hex(data)}`)).status).toBe(200)
  })

  test('but by a phone that never showed it, goes ninety days after it was named', async () => {
    const data = jpeg()
    await send(volunteer, data)
    const other = await server.phone('volunteer')
    await roundsAt('2026-05-20T10:00:00Z')
    await other.push(naming(sightingOp(), data))
    await roundsAt('2026-08-29T10:00:00Z')
    expect(await isThere(data)).toBe(true)
    await roundsAt('2026-08-30T10:00:00Z')
    expect(await isThere(data)).toBe(false)
    expect(await send(other, data)).toBe(201)
    expect((await volunteer.call(`/blobs/${hex(data)}`)).status).toBe(200)
  })

  test('but one that waits for its group, or in quarantine, stays', async () => {
    const [waiting, newer] = [jpeg(), jpeg()]
    const interviewer = await server.phone('interviewer')
    await send(interviewer, waiting)
    await send(volunteer, newer)
    expect((await interviewer.push(naming(interviewOp(), waiting))).results[0]?.result).toBe('applied')
    const ahead = naming(sightingOp(), newer, { schemaVersion: 9_999 })
    expect((await volunteer.push(ahead)).results[0]?.result).toBe('quarantined')
    await roundsAt('2027-12-31T10:00:00Z')
    expect([await isThere(waiting), await isThere(newer)]).toEqual([true, true])
  })
})

describe('parts of an upload that never ended', () => {
  test('go after the same time, and the phone begins again', async () => {
    const data = jpeg()
    expect(await send(volunteer, data, 1_000)).toBe(204)
    await roundsAt('2026-06-29T10:00:00Z')
    expect(await isThere(data)).toBe(true)
    await roundsAt('2026-06-30T10:00:00Z')
    expect(await isThere(data)).toBe(false)
    expect((await volunteer.call(`/blobs/${hex(data)}`, { method: 'HEAD' })).status).toBe(404)
    expect(await send(volunteer, data)).toBe(201)
  })

  test('leave the picture that another phone has sent', async () => {
    const data = jpeg()
    await send(volunteer, data)
    await volunteer.push(naming(sightingOp(), data))
    await send(await server.phone('volunteer'), data, 1_000)
    await roundsAt('2026-12-31T10:00:00Z')
    expect((await storedNames(server.data)).filter((name) => name.includes(hex(data)))).toHaveLength(1)
    expect((await volunteer.call(`/blobs/${hex(data)}`)).status).toBe(200)
  })

  test('take along a whole that a fallen server had put in its place and not noted', async () => {
    const data = jpeg()
    await send(volunteer, data, 1_000)
    const { blobs, close } = await openStore()
    const upload = { project: server.project, sha256: hex(data), deviceId: volunteer.id }
    await blobs.write(upload, { offset: 1_000, data: data.subarray(1_000) })
    expect(await blobs.finish(upload)).toMatchObject({ ok: true })
    await close()
    await roundsAt('2026-12-31T10:00:00Z')
    expect(await isThere(data)).toBe(false)
  })
})

test('nothing is collected while a backup runs, until that has gone on for too long', async () => {
  const [data, begun] = [jpeg(), jpeg()]
  await send(volunteer, data)
  await send(volunteer, begun, 1_000)
  const { store, close } = await openStore()
  await store.write((writer) => writer.holdCollection(server.project, '2026-12-31T16:00:00.000Z'))
  await close()
  await roundsAt('2026-12-31T10:00:00Z')
  expect([await isThere(data), await isThere(begun)]).toEqual([true, true])
  await roundsAt('2026-12-31T16:00:01Z')
  expect([await isThere(data), await isThere(begun)]).toEqual([false, false])
})

test('a start does its rounds, and a stop lets them end', async () => {
  const data = jpeg()
  const own = await startTestServer({ clock: () => now })
  await send(await own.phone('volunteer'), data)
  await own.stop()
  now = new Date('2026-12-31T10:00:00Z')
  const again = await startTestServer({ data: own.data, clock: () => now })
  await again.stop()
  expect((await storedNames(own.data)).some((name) => name.includes(hex(data)))).toBe(false)
  await again.remove()
}, 60_000)

test('the rounds come again by themselves, also after one that failed', async () => {
  const { store, close, ...parts } = await openStore()
  let rounds = 0
  const project = randomUUID()
  const log = createLog('silent', { write: () => undefined })
  const house = keepHouse(
    {
      store: {
        ...store,
        read: (work) => {
          rounds += 1
          return rounds === 1 ? Promise.reject(new Error(project)) : store.read(work)
        },
      },
      ...parts,
      bell: createBell(),
      clock: () => now,
      log,
    },
    5,
  )
  await vi.waitFor(() => expect(rounds).toBeGreaterThan(3))
  await house.stop()
  const atEnd = rounds
  await house.stop()
  expect(rounds).toBe(atEnd)
  await close()
})
