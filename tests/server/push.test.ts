import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPublicKey } from '#domain/project/demo-key.ts'
import {
  contactOp,
  interviewOp,
  sightingOp,
  startTestServer,
  type TestPhone,
  type TestServer,
  tipOp,
  visitOp,
} from '../support/server.ts'

let server: TestServer
let coordinator: TestPhone
let interviewer: TestPhone
let volunteer: TestPhone
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await server.phone('coordinator', 'Bureau')
  interviewer = await server.phone('interviewer', 'Ans')
  volunteer = await server.phone('volunteer', 'Wim')
})
afterAll(() => server.remove())

const resultOf = async (phone: TestPhone, op: unknown) => (await phone.push(op)).results[0]

describe('pushing a sighting', () => {
  test('is applied once, however often it is sent, and everybody receives it', async () => {
    const op = sightingOp()
    const first = await volunteer.push(op)
    expect(first.results[0]).toMatchObject({ id: op.id, result: 'applied' })
    for (let count = 0; count < 9; count++) expect(await volunteer.push(op)).toEqual(first)
    const { entries } = await interviewer.pull()
    const mine = entries.filter((entry) => entry.kind === 'put' && entry.record.id === op.recordId)
    expect(mine).toHaveLength(1)
    expect(mine[0]).toMatchObject({ scope: 'field', record: { fields: op.set, at: '2026-03-09' } })
    expect(JSON.stringify(mine)).not.toContain(volunteer.id)
  })

  test('keeps unknown fields', async () => {
    const op = sightingOp()
    await volunteer.push({ ...op, set: { ...op.set, glitter: [1, { two: null }] }, future: true })
    expect((await coordinator.pull()).records.get(op.recordId)?.fields['glitter']).toEqual([1, { two: null }])
  })

  test('refuses the same id with other contents', async () => {
    const op = sightingOp()
    await volunteer.push(op)
    expect(await resultOf(volunteer, { ...op, at: '2026-03-10' })).toMatchObject({
      result: 'refused',
      reason: 'altered',
    })
  })

  test('keeps both values when two people change a field, and names who lost until somebody chooses', async () => {
    const op = sightingOp()
    await volunteer.push(op)
    const seen = (await coordinator.pull()).records.get(op.recordId)?.versions['title'] ?? ''
    const edit = (title: string) =>
      sightingOp({ recordId: op.recordId, base: { title: seen }, set: { title } })
    expect(await resultOf(interviewer, edit('Veldje'))).toMatchObject({ result: 'applied' })
    expect(await resultOf(volunteer, edit('Strook'))).toMatchObject({ result: 'conflict' })
    const record = (await interviewer.pull()).records.get(op.recordId)
    expect(record).toMatchObject({ fields: { title: 'Veldje' }, conflicts: [{ value: 'Strook', by: 'Wim' }] })
    const settle = sightingOp({
      recordId: op.recordId,
      base: { title: record?.versions['title'] ?? '' },
      set: { title: 'Strook' },
      resolves: record?.conflicts.map(({ id }) => id) ?? [],
      at: '2026-03-10T10:00:00Z',
    })
    expect(await resultOf(coordinator, settle)).toMatchObject({ result: 'applied' })
    expect((await volunteer.pull()).records.get(op.recordId)).toMatchObject({
      fields: { title: 'Strook' },
      conflicts: [],
    })
  })

  test('understands an edit that builds on an own operation in the same batch', async () => {
    const op = sightingOp()
    const edit = sightingOp({
      recordId: op.recordId,
      base: { status: `op:${op.id}` },
      set: { status: 'rejected' },
    })
    expect((await volunteer.push(op, edit)).results.map(({ result }) => result)).toEqual([
      'applied',
      'applied',
    ])
    expect((await coordinator.pull()).records.get(op.recordId)).toMatchObject({
      fields: { status: 'rejected' },
      conflicts: [],
    })
  })

  test('builds on an own operation that found its value there already', async () => {
    const op = sightingOp()
    await volunteer.push(op)
    const same = sightingOp({ recordId: op.recordId, base: { title: '' }, set: { title: 'Veldje' } })
    await interviewer.push({ ...same, id: randomUUID() })
    const next = sightingOp({
      recordId: op.recordId,
      base: { title: `op:${same.id}` },
      set: { title: 'Groot veldje' },
    })
    expect((await volunteer.push(same, next)).results.map(({ result }) => result)).toEqual([
      'applied',
      'applied',
    ])
  })

  test('answers unknown to an edit of a record that is not there', async () => {
    const edit = sightingOp({ base: { title: 'x.1' }, set: { title: 'Veldje' } })
    expect(await resultOf(volunteer, edit)).toEqual({ id: edit.id, result: 'unknown' })
  })

  test('lets the author erase it, and nobody else but a coordinator', async () => {
    const op = sightingOp()
    await volunteer.push(op)
    const erase = () => ({ ...sightingOp({ recordId: op.recordId, set: {} }), erase: true })
    expect(await resultOf(interviewer, erase())).toMatchObject({ result: 'refused', reason: 'role' })
    const own = erase()
    expect(await resultOf(volunteer, own)).toMatchObject({ result: 'applied' })
    expect(await resultOf(volunteer, own)).toMatchObject({ result: 'applied' })
    expect(await resultOf(volunteer, op)).toMatchObject({ result: 'gone' })
    const edit = sightingOp({ recordId: op.recordId, base: { title: '' }, set: { title: 'Terug' } })
    expect(await resultOf(interviewer, edit)).toMatchObject({ result: 'gone' })
    expect((await coordinator.pull()).records.has(op.recordId)).toBe(false)
  })
})

describe('a sighting that others had to do with', () => {
  const taken = { result: 'applied' }
  const refused = { result: 'refused', reason: 'shared' }
  const start = async () => {
    const op = sightingOp()
    await volunteer.push(op)
    const { recordId } = op
    const seen = (await coordinator.pull()).records.get(recordId)?.versions ?? {}
    const edit = (set: Record<string, string>) => sightingOp({ recordId, base: { ...seen }, set })
    return { recordId, edit, erase: () => ({ ...sightingOp({ recordId, set: {} }), erase: true }) }
  }

  test('goes with whoever made it as long as only they changed it', async () => {
    const { edit, erase } = await start()
    await volunteer.push(edit({ note: 'Achter het hek' }))
    expect(await resultOf(volunteer, erase())).toMatchObject(taken)
  })

  test('is not taken back once somebody confirmed it, and a coordinator erases it', async () => {
    const { edit, erase } = await start()
    expect(await resultOf(interviewer, edit({ status: 'confirmed' }))).toMatchObject(taken)
    expect(await resultOf(volunteer, erase())).toMatchObject(refused)
    expect(await resultOf(coordinator, erase())).toMatchObject(taken)
  })

  test('is not taken back with what somebody wrote beside it', async () => {
    const { recordId, erase } = await start()
    const on = { type: 'assetSighting', id: recordId }
    const note = sightingOp({ set: { on, text: 'Het hek staat open' } })
    expect(await resultOf(interviewer, { ...note, type: 'comment', recordId: randomUUID() })).toMatchObject(
      taken,
    )
    expect(await resultOf(volunteer, erase())).toMatchObject(refused)
  })
})

describe('what cannot be understood', () => {
  test('goes to quarantine, and the rest of the batch is applied', async () => {
    const good = sightingOp()
    const broken = { ...sightingOp(), set: 'text' }
    const newer = sightingOp({ schemaVersion: 99 })
    const unknown = sightingOp({ type: 'balloon' })
    const wrong = sightingOp({ set: { kind: 'greenStrip' } })
    const last = sightingOp()
    const answer = await volunteer.push(good, broken, newer, unknown, wrong, last)
    expect(answer.results.map(({ result, reason }) => [result, reason])).toEqual([
      ['applied', undefined],
      ['quarantined', 'malformed'],
      ['quarantined', 'newer-version'],
      ['quarantined', 'unknown-type'],
      ['quarantined', 'not-understood'],
      ['applied', undefined],
    ])
    expect((await volunteer.push(newer)).results[0]).toMatchObject({
      result: 'quarantined',
      reason: 'newer-version',
    })
  })

  test('is refused when it is a conversation: the phone keeps it', async () => {
    const op = interviewOp()
    expect(await resultOf(interviewer, { ...op, set: { ...op.set, minutes: 'long' } })).toMatchObject({
      result: 'refused',
      reason: 'not-understood',
    })
    expect(await resultOf(interviewer, interviewOp({ schemaVersion: 99 }))).toMatchObject({
      reason: 'not-understood',
    })
    expect(await resultOf(interviewer, { ...contactOp(), base: 7 })).toMatchObject({
      reason: 'not-understood',
    })
  })

  test('is refused when not even its address can be read', async () => {
    const answer = await volunteer.push({ id: 'x' }, {}, sightingOp())
    expect(answer.results.map(({ result }) => result)).toEqual(['refused', 'refused', 'applied'])
  })

  test('is refused when it goes deeper than anything can walk into, and the rest of the batch is applied', async () => {
    const op = sightingOp()
    const text = JSON.stringify({ operations: [{ ...op, more: 'deep' }, sightingOp()] })
    const deep = '['.repeat(20_000) + ']'.repeat(20_000)
    const reply = await volunteer.call('/push', { method: 'POST', body: text.replace('"deep"', deep) })
    expect((await reply.json()).results).toMatchObject([
      { id: op.id, result: 'refused', reason: 'malformed' },
      { result: 'applied' },
    ])
  })
})

describe('what a device may not do', () => {
  const interview = interviewOp()
  const cases: readonly (readonly [string, () => TestPhone, unknown, string])[] = [
    ['a volunteer hands in a conversation', () => volunteer, interviewOp(), 'role'],
    ['a volunteer hands in a visit', () => volunteer, visitOp(), 'role'],
    ['a volunteer hands in a tip out of a conversation', () => volunteer, tipOp(randomUUID()), 'role'],
    [
      'an interviewer edits the project',
      () => interviewer,
      { ...sightingOp(), type: 'project', set: { name: 'Mijn' }, base: { name: '' } },
      'role',
    ],
    [
      'an interviewer makes a structure outside a conversation',
      () => interviewer,
      { ...sightingOp(), type: 'structure', set: { name: 'Club', kind: 'social', status: 'running' } },
      'role',
    ],
    [
      'a volunteer makes a sighting public',
      () => volunteer,
      sightingOp({ set: { ...sightingOp().set, visibility: 'public' } }),
      'visibility',
    ],
    ['a sighting carries a time', () => volunteer, sightingOp({ at: '2026-03-09T10:00:00Z' }), 'clock'],
    ['a conversation carries a day', () => interviewer, interviewOp({ at: '2026-03-09' }), 'clock'],
    ['a tip carries a day', () => interviewer, tipOp(interview.recordId, { at: '2026-03-09' }), 'clock'],
    [
      'a conversation names its device',
      () => interviewer,
      { ...interview, set: { ...interview.set, deviceId: randomUUID() } },
      'clock',
    ],
    [
      'a conversation comes without withdrawal',
      () => interviewer,
      { ...interviewOp(), withdrawalHash: undefined },
      'withdrawal-hash',
    ],
  ]
  test.each(cases)('%s: refused', async (_name, phone, op, reason) => {
    expect(await resultOf(phone(), op)).toMatchObject({ result: 'refused', reason })
  })

  test('a finished conversation never changes', async () => {
    const op = interviewOp()
    await interviewer.push(op)
    const edit = { ...op, id: randomUUID(), base: { minutes: 'x' }, set: { minutes: 15 } }
    expect(await resultOf(interviewer, edit)).toMatchObject({ result: 'refused', reason: 'finished' })
    expect(await resultOf(coordinator, edit)).toMatchObject({ result: 'refused', reason: 'finished' })
  })

  test("the fictional neighbourhood's key is refused in a real project", async () => {
    const base = { publicKey: '' }
    const op = {
      ...sightingOp(),
      type: 'project',
      recordId: server.project,
      base,
      set: { publicKey: demoPublicKey },
    }
    expect(await resultOf(coordinator, op)).toMatchObject({ result: 'refused', reason: 'demo-key' })
    const fictional = { ...op, id: randomUUID(), base: { fictional: '' }, set: { fictional: true } }
    expect(await resultOf(coordinator, fictional)).toMatchObject({ result: 'refused', reason: 'immutable' })
  })

  test('a coordinator sets the name of the project, and everybody receives it', async () => {
    const seen = (await coordinator.pull()).records.get(server.project)?.versions['name'] ?? ''
    const op = {
      ...sightingOp({ at: '2026-03-09T10:00:00.000Z' }),
      type: 'project',
      recordId: server.project,
      base: { name: seen },
      set: { name: 'Kannetjeskwartier' },
    }
    expect(await resultOf(coordinator, op)).toMatchObject({ result: 'applied' })
    expect((await volunteer.pull()).records.get(server.project)?.fields['name']).toBe('Kannetjeskwartier')
  })
})
