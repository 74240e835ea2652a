import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { PushAnswer } from '#domain/sync/wire.ts'
import {
  interviewOp,
  sightingOp,
  startTestServer,
  type TestPhone,
  type TestServer,
  visitOp,
} from '../support/server.ts'

/** What a coordinator hands in for a phone that cannot reach the server. */

let server: TestServer
let coordinator: TestPhone
let interviewer: TestPhone
let volunteer: TestPhone
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await server.phone('coordinator')
  interviewer = await server.phone('interviewer')
  volunteer = await server.phone('volunteer')
})
afterAll(() => server.remove())

const handIn = (by: TestPhone, device: string, ...operations: readonly unknown[]) =>
  by.json('POST', `/emergency/${device}/push`, { operations })
const taken = async (by: TestPhone, device: string, ...operations: readonly unknown[]) => {
  const reply = await handIn(by, device, ...operations)
  expect(reply.status).toBe(200)
  return z.parse(PushAnswer, await reply.json()).results
}

const jpeg = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(2_000)])
const hex = (data: Buffer) => createHash('sha256').update(data).digest('hex')
const upload = (by: TestPhone, path: string, data: Buffer) =>
  by.call(`${path}/blobs/${hex(data)}`, {
    method: 'PATCH',
    headers: {
      'upload-offset': '0',
      'upload-complete': '?1',
      'content-digest': `sha-256=:${createHash('sha256').update(data).digest('base64')}:`,
    },
    body: new Uint8Array(data),
  })

test('counts once: the phone gets the answer that stands when it sends the same later', async () => {
  const [made, talk] = [sightingOp(), interviewOp()]
  const results = await taken(coordinator, interviewer.id, made, talk)
  expect(results.map(({ result }) => result)).toEqual(['applied', 'applied'])
  expect((await interviewer.push(talk, made)).results).toEqual(results.toReversed())
  expect(await taken(coordinator, interviewer.id, made, talk)).toEqual(results)
  const { entries } = await coordinator.pull()
  expect(entries.filter((entry) => entry.kind === 'put' && entry.record.id === made.recordId)).toHaveLength(1)
})

test('what was handed in is the phone its own, with the rights of that phone and not of the coordinator', async () => {
  const made = sightingOp()
  await taken(coordinator, volunteer.id, made)
  const results = await taken(
    coordinator,
    volunteer.id,
    interviewOp(),
    visitOp(),
    sightingOp({ set: { ...made.set, visibility: 'public' } }),
  )
  expect(results.map(({ result, reason }) => [result, reason])).toEqual([
    ['refused', 'role'],
    ['refused', 'role'],
    ['refused', 'visibility'],
  ])
  const erase = { ...sightingOp({ recordId: made.recordId, set: {} }), erase: true }
  expect((await interviewer.push({ ...erase, id: randomUUID() })).results[0]?.result).toBe('refused')
  expect((await volunteer.push(erase)).results[0]?.result).toBe('applied')
})

test('a picture that was handed in counts as uploaded by the phone', async () => {
  const [full, small] = [jpeg(), jpeg()]
  const op = sightingOp()
  const photo = {
    sha256: hex(full),
    small: hex(small),
    type: 'image/jpeg',
    bytes: 2_004,
    width: 4,
    height: 3,
  }
  await taken(coordinator, volunteer.id, { ...op, set: { ...op.set, photos: [photo] } })
  expect((await interviewer.call(`/blobs/${hex(full)}`)).status).toBe(404)
  for (const data of [small, full])
    expect((await upload(coordinator, `/emergency/${volunteer.id}`, data)).status).toBe(201)
  const own = await volunteer.call(`/blobs/${hex(full)}`, { method: 'HEAD' })
  expect(own.headers.get('upload-complete')).toBe('?1')
  expect((await interviewer.call(`/blobs/${hex(full)}`)).status).toBe(200)
})

test('only a coordinator may, and only for a device of this neighbourhood', async () => {
  const other = await startTestServer()
  const elsewhere = await other.phone('volunteer')
  const op = sightingOp()
  for (const by of [interviewer, volunteer]) {
    expect((await handIn(by, volunteer.id, op)).status).toBe(403)
    expect((await upload(by, `/emergency/${volunteer.id}`, jpeg())).status).toBe(403)
  }
  for (const device of [elsewhere.id, randomUUID(), 'nobody']) {
    expect((await handIn(coordinator, device, op)).status).toBe(404)
    expect((await upload(coordinator, `/emergency/${device}`, jpeg())).status).toBe(404)
  }
  expect((await coordinator.pull()).records.has(op.recordId)).toBe(false)
  await other.remove()
})

test('what a phone wrote that was let go or lost waits for a decision', async () => {
  for (const state of ['revoked', 'lost']) {
    const phone = await server.phone('volunteer')
    expect((await coordinator.json('PATCH', `/devices/${phone.id}`, { state })).status).toBe(200)
    const op = sightingOp()
    expect(await taken(coordinator, phone.id, op)).toEqual([
      { id: op.id, result: 'quarantined', reason: 'revoked' },
    ])
    expect((await upload(coordinator, `/emergency/${phone.id}`, jpeg())).status).toBe(201)
    expect((await coordinator.pull()).records.has(op.recordId)).toBe(false)
  }
})

test('a coordinator who was let go hands in nothing in the name of others', async () => {
  const former = await server.phone('coordinator')
  await coordinator.json('PATCH', `/devices/${former.id}`, { state: 'revoked' })
  const op = sightingOp()
  expect((await handIn(former, volunteer.id, op)).status).toBe(403)
  expect((await upload(former, `/emergency/${volunteer.id}`, jpeg())).status).toBe(403)
  expect((await coordinator.pull()).records.has(op.recordId)).toBe(false)
})
