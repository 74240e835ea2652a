import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { makeWithdrawalCode, withdrawalHashInputs } from '#domain/survey/withdrawal-code.ts'
import { Problem } from '#domain/sync/wire.ts'
import { QuarantineItem, QuarantineList } from '#domain/sync/desk-wire.ts'
import { sha256Hex } from '#server/hash.ts'
import { openParts } from '#server/open-parts.ts'
import { databaseFor } from '../support/database.ts'
import {
  contactOp,
  interviewOp,
  phoneAt,
  sightingOp,
  startTestServer,
  type TestPhone,
  type TestServer,
  tipOp,
  visitOp,
} from '../support/server.ts'

let now = new Date('2026-03-09T10:00:00Z')
const clock = () => now
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}

let server: TestServer
let coordinator: TestPhone
let phone: TestPhone
beforeEach(async () => {
  now = new Date('2026-03-09T10:00:00Z')
  server = await startTestServer({ clock })
  coordinator = await server.phone('coordinator', 'Bureau')
  phone = await server.phone('interviewer', 'Ans')
})
afterEach(() => server.remove())

const change = (id: string, body: unknown) => coordinator.json('PATCH', `/devices/${id}`, body)
const revoke = () => change(phone.id, { state: 'revoked' })
const list = async () => z.parse(QuarantineList, await (await coordinator.json('GET', '/quarantine')).json())
const decide = (id: string, decision: string) => coordinator.json('POST', `/quarantine/${id}`, { decision })
const codeOf = async (reply: Response) => {
  const { status, code } = z.parse(Problem, await reply.json())
  return [status, code]
}
const resultOf = async (op: unknown, from = phone) => (await from.push(op)).results[0]
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('a picture')])
const sha256 = createHash('sha256').update(jpeg).digest('hex')
const upload = (from: TestPhone) =>
  from.call(`/blobs/${sha256}`, {
    method: 'PATCH',
    headers: {
      'upload-offset': '0',
      'upload-complete': '?1',
      'content-digest': `sha-256=:${createHash('sha256').update(jpeg).digest('base64')}:`,
    },
    body: new Uint8Array(jpeg),
  })
const photo = { sha256, small: sha256, type: 'image/jpeg', bytes: jpeg.length, width: 4, height: 3 }

describe('a phone that takes no part any more', () => {
  test('receives nothing, and hands in for thirty days what then waits for the coordinator', async () => {
    await revoke()
    const op = sightingOp()
    expect(await resultOf(op)).toEqual({ id: op.id, result: 'quarantined', reason: 'revoked' })
    const refused = z.parse(Problem, await (await phone.json('POST', '/pull', { cursors: {} })).json())
    expect(refused).toMatchObject({ status: 403, code: 'revoked', handInUntil: '2026-04-08T10:00:00.000Z' })
    expect(await codeOf(await phone.call('/live'))).toEqual([403, 'revoked'])
    expect(await codeOf(await phone.call(`/blobs/${sha256}`))).toEqual([403, 'revoked'])
    expect(await codeOf(await phone.json('PUT', '/device/key', { keyWords: 'a' }))).toEqual([403, 'revoked'])
    expect((await coordinator.pull()).records.has(op.recordId)).toBe(false)
    later(29)
    expect((await resultOf(sightingOp()))?.result).toBe('quarantined')
    later(1)
    const push = () => phone.json('POST', '/push', { operations: [sightingOp()] })
    expect(await codeOf(await push())).toEqual([403, 'revoked-ended'])
    expect(await codeOf(await upload(phone))).toEqual([403, 'revoked-ended'])
  })

  test('hands in nothing once it is lost', async () => {
    await revoke()
    await change(phone.id, { state: 'lost' })
    const push = await phone.json('POST', '/push', { operations: [sightingOp()] })
    expect(await codeOf(push)).toEqual([403, 'revoked-ended'])
    expect((await list()).items).toEqual([])
  })

  test('is named beside what it handed in, except beside a visit', async () => {
    await revoke()
    const op = sightingOp()
    const visit = visitOp()
    await phone.push(op, visit)
    const { items } = await list()
    expect(items).toMatchObject([
      { operationId: op.id, recordId: op.recordId, reason: 'revoked', deviceName: 'Ans', deviceState: 'revoked', decision: null },
      { operationId: visit.id, deviceName: null },
    ]) // prettier-ignore
    expect(items[0]?.operation).toEqual(op)
    expect(await codeOf(await phone.json('GET', '/quarantine'))).toEqual([403, 'revoked'])
    const volunteer = await server.phone('volunteer')
    expect(await codeOf(await volunteer.json('GET', '/quarantine'))).toEqual([403, 'role'])
  })

  test('has its photo kept with what it is about, readable only after that is taken', async () => {
    await revoke()
    const op = { ...sightingOp(), add: { photos: [photo] } }
    await phone.push(op)
    expect((await upload(phone)).status).toBe(201)
    expect((await coordinator.call(`/blobs/${sha256}`)).status).toBe(404)
    await decide(op.id, 'take')
    expect((await coordinator.call(`/blobs/${sha256}`)).status).toBe(200)
  })

  test('loses its photo with what is erased before anybody decided', async () => {
    await revoke()
    const op = { ...sightingOp(), add: { photos: [photo] } }
    await phone.push(op)
    await upload(phone)
    const erase = { ...sightingOp({ recordId: op.recordId, set: {} }), erase: true }
    expect((await resultOf(erase))?.result).toBe('applied')
    expect((await list()).items).toEqual([])
    expect(await resultOf(op)).toEqual({ id: op.id, result: 'gone' })
    expect((await phone.call(`/blobs/${sha256}`, { method: 'HEAD' })).status).toBe(404)
  })
})

describe('a coordinator decides', () => {
  test('to take: it is a record like any other, once', async () => {
    await revoke()
    const op = sightingOp()
    await phone.push(op)
    const taken = z.parse(QuarantineItem, await (await decide(op.id, 'take')).json())
    expect(taken).toMatchObject({ operationId: op.id, decision: 'taken' })
    expect((await coordinator.pull()).records.get(op.recordId)?.fields).toEqual(op.set)
    expect((await list()).items).toEqual([])
    for (const decision of ['take', 'discard', 'undo'])
      expect(await codeOf(await decide(op.id, decision))).toEqual([409, 'already-taken'])
    expect((await resultOf(op))?.result).toBe('applied')
  })

  test('to take an edit that clashes: both values stay, with a name', async () => {
    const op = sightingOp()
    await coordinator.push({ ...op, at: '2026-03-09T10:00:00Z' })
    const edit = (title: string, at: string) => sightingOp({ recordId: op.recordId, base: { title: '' }, set: { title }, at }) // prettier-ignore
    await revoke()
    const lost = edit('Strook', '2026-03-09')
    await phone.push(lost)
    await coordinator.push(edit('Veldje', '2026-03-09T10:00:00Z'))
    await decide(lost.id, 'take')
    expect((await coordinator.pull()).records.get(op.recordId)).toMatchObject({
      fields: { title: 'Veldje' },
      conflicts: [{ value: 'Strook', by: 'Ans' }],
    })
  })

  test('to discard, and to bring it back within thirty days', async () => {
    await revoke()
    const op = sightingOp()
    await phone.push(op)
    expect(z.parse(QuarantineItem, await (await decide(op.id, 'discard')).json()).decision).toBe('discarded')
    expect(await resultOf(op)).toMatchObject({ result: 'quarantined', reason: 'discarded' })
    expect(z.parse(QuarantineItem, await (await decide(op.id, 'undo')).json()).decision).toBeNull()
    expect(await resultOf(op)).toMatchObject({ result: 'quarantined', reason: 'revoked' })
    await decide(op.id, 'discard')
    later(31)
    expect((await decide(op.id, 'undo')).status).toBe(404)
    expect((await list()).items).toEqual([])
  })

  test('and is told why something cannot be taken', async () => {
    const newer = sightingOp({ schemaVersion: 99 })
    await phone.push(newer)
    expect(await codeOf(await decide(newer.id, 'take'))).toEqual([409, 'not-understood'])
    await revoke()
    const made = sightingOp()
    const edit = sightingOp({ recordId: made.recordId, base: { title: '' }, set: { title: 'Veldje' } })
    await phone.push(made, edit)
    expect(await codeOf(await decide(edit.id, 'take'))).toEqual([409, 'unknown-record'])
    expect((await decide(randomUUID(), 'take')).status).toBe(404)
    expect((await list()).items).toHaveLength(3)
  })
})

describe('conversations of a phone that takes no part any more', () => {
  const handIn = async (count: number) => {
    const interviews = Array.from({ length: count }, () => interviewOp())
    const all = interviews.flatMap((op) => [tipOp(op.recordId), op])
    await phone.push(...all)
    return interviews
  }

  test('are told of as a number, and reach a coordinator in a group without device or order', async () => {
    await revoke()
    const [first] = await handIn(4)
    expect((await resultOf(contactOp()))?.result).toBe('quarantined')
    const waiting = await list()
    expect(waiting.items).toEqual([])
    expect(waiting.talk).toEqual({
      waiting: { interviews: 4, contacts: 1 },
      discarded: { interviews: 0, contacts: 0 },
    })
    expect((await decide(first?.id ?? '', 'take')).status).toBe(404)
    await decide('talk', 'take')
    const held = await coordinator.pull()
    expect([...held.records.values()].filter(({ type }) => type === 'interview')).toEqual([])
    expect(held.last.waiting).toMatchObject({ interviews: 4, contacts: 1 })
    const other = await server.phone('interviewer', 'Bea')
    await other.push(interviewOp())
    const { records } = await coordinator.pull()
    expect([...records.values()].filter(({ type }) => type === 'interview')).toHaveLength(5)
    expect(JSON.stringify([...records.values()])).not.toContain(phone.id)
    expect((await list()).talk.waiting).toEqual({ interviews: 0, contacts: 0 })
    expect((await resultOf(first))?.result).toBe('applied')
  })

  test('are discarded together, and brought back together', async () => {
    await revoke()
    await handIn(2)
    await decide('talk', 'discard')
    expect((await list()).talk.discarded.interviews).toBe(2)
    await decide('talk', 'undo')
    expect((await list()).talk).toMatchObject({ waiting: { interviews: 2 }, discarded: { interviews: 0 } })
  })

  test('are erased by their withdrawal code while they wait, with what came out of them', async () => {
    await revoke()
    const code = makeWithdrawalCode((count) => crypto.getRandomValues(new Uint8Array(count)))
    const op = interviewOp({ withdrawalHash: sha256Hex(withdrawalHashInputs(code).interview) })
    const tip = tipOp(op.recordId)
    await phone.push(op, tip)
    const withdraw = async (confirm: boolean) =>
      (
        await fetch(`${server.url}/v1/withdraw`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code, confirm }),
        })
      ).json()
    expect(await withdraw(false)).toMatchObject({ found: true, month: '2026-03' })
    expect(await withdraw(true)).toMatchObject({ erased: true })
    expect((await list()).talk.waiting.interviews).toBe(0)
    expect((await phone.push(op, tip)).results.map(({ result }) => result)).toEqual(['gone', 'gone'])
    await decide('talk', 'take')
    expect((await coordinator.pull()).last.waiting?.interviews).toBe(0)
  })
})

describe('what could not be understood', () => {
  test('is tried again at a start, in order, and the device learns the new answer once', async () => {
    // What a program that knew less had put apart: the same rows, with the reason of then.
    const op = sightingOp({ schemaVersion: 99 })
    const edit = sightingOp({
      recordId: op.recordId,
      base: { status: `op:${op.id}` },
      set: { status: 'rejected' },
    })
    expect((await phone.push(op, edit)).results.map(({ reason }) => reason)).toEqual([
      'newer-version',
      'after',
    ])
    const { cursors, epoch } = await phone.page()
    expect((await phone.page(cursors, epoch)).answers).toEqual([])
    await server.stop()

    const opened = await openParts(server.data, { databaseUrl: await databaseFor(server.data), shared: true })
    if (!opened.ok) throw new Error(opened.sentence)
    const { store, close } = opened.parts
    await store.write(async (writer) => {
      const row = await writer.quarantined(server.project, op.id)
      if (row === undefined) throw new Error('it is not there')
      const behind = await writer.quarantined(server.project, edit.id)
      if (behind === undefined) throw new Error('it is not there')
      for (const { operationId } of [row, behind]) await writer.removeQuarantined(server.project, operationId)
      await writer.putQuarantine(server.project, { ...row, raw: JSON.stringify({ ...op, schemaVersion: 1 }) })
      await writer.putQuarantine(server.project, behind)
    })
    await close()
    const again = await startTestServer({ data: server.data, clock })
    const phoneAgain = phoneAt(again.url, phone)
    const page = await phoneAgain.page(cursors, epoch)
    expect(page.answers).toMatchObject([
      { id: op.id, result: 'applied' },
      { id: edit.id, result: 'applied' },
    ])
    expect((await phoneAgain.page(page.cursors, epoch)).answers).toEqual([])
    expect((await phoneAt(again.url, coordinator).pull()).records.get(op.recordId)).toMatchObject({
      fields: { status: 'rejected' },
      conflicts: [],
    })
    await again.stop()
  })

  test('waits on when this program knows no more, and tells nobody', async () => {
    const op = sightingOp({ schemaVersion: 99 })
    await phone.push(op)
    await server.stop()
    const again = await startTestServer({ data: server.data, clock })
    expect((await phoneAt(again.url, phone).pull()).last.answers).toEqual([])
    expect(await resultOf(op, phoneAt(again.url, phone))).toMatchObject({ reason: 'newer-version' })
    await again.stop()
  })

  test("a coordinator's decision reaches the device, and only that one", async () => {
    const op = sightingOp({ schemaVersion: 99 })
    const other = await server.phone('volunteer')
    await phone.push(op)
    await decide(op.id, 'discard')
    expect((await phone.pull()).last.answers).toEqual([
      { id: op.id, result: 'quarantined', reason: 'discarded' },
    ])
    expect((await other.pull()).last.answers).toEqual([])
  })

  test('can be taken back by who made it, and changed', async () => {
    const op = sightingOp({ schemaVersion: 99 })
    const stranger = await server.phone('volunteer')
    await phone.push(op)
    const edit = sightingOp({ recordId: op.recordId, base: { title: '' }, set: { title: 'Veldje' } })
    expect(await resultOf(edit)).toMatchObject({ result: 'quarantined', reason: 'after' })
    const erase = () => ({ ...sightingOp({ recordId: op.recordId, set: {} }), erase: true })
    expect(await resultOf(erase(), stranger)).toMatchObject({ result: 'refused', reason: 'role' })
    expect((await resultOf(erase()))?.result).toBe('applied')
    expect((await list()).items).toEqual([])
    expect((await phone.push(op, edit)).results.map(({ result }) => result)).toEqual(['gone', 'gone'])
  })
})

describe('a role that was changed', () => {
  test('drops the scopes, ends the live stream, and what was made before waits for the coordinator', async () => {
    const reader = (await phone.call('/live')).body?.getReader()
    await reader?.read()
    await change(phone.id, { role: 'storyteller' })
    expect((await reader?.read())?.done).toBe(true)
    const { role, scopes } = (await phone.pull()).last
    expect([role, scopes.includes('field')]).toEqual(['storyteller', false])
    const op = sightingOp()
    expect(await resultOf(op)).toMatchObject({ result: 'quarantined', reason: 'role' })
    expect(await resultOf(interviewOp())).toMatchObject({ result: 'quarantined', reason: 'role' })
    expect(await resultOf({ ...sightingOp(), type: 'assignment' })).toMatchObject({ result: 'refused' })
    expect((await decide(op.id, 'take')).status).toBe(200)
    expect((await coordinator.pull()).records.has(op.recordId)).toBe(true)
    later(31)
    expect(await resultOf(sightingOp())).toMatchObject({ result: 'refused', reason: 'role' })
  })

  test('is never the own one', async () => {
    expect(await codeOf(await change(coordinator.id, { role: 'reader' }))).toEqual([400, 'bad-request'])
    expect(await codeOf(await change(coordinator.id, { role: 'volunteer' }))).toEqual([422, 'own-role'])
  })
})
