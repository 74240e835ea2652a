import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { confirmationsOf } from '#domain/project/erasure.ts'
import { makeWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { sha256Hex } from '#server/hash.ts'
import { ErasureList, ExportList } from '#domain/sync/desk-wire.ts'
import type { Role } from '#domain/project/role.ts'
import * as z from 'zod/mini'
import { journey } from '../support/journey.ts'
import { interviewOp, sightingOp, type TestPhone } from '../support/server.ts'

const { server, joinAs } = journey()

const listOf = async (phone: TestPhone) => {
  const reply = await phone.call('/erasures')
  expect(reply.status).toBe(200)
  return z.parse(ErasureList, await reply.json())
}
const erasing = (recordId: string) => ({ ...sightingOp({ recordId }), set: {}, erase: true })

test('a phone confirms an erasure by the pull after the one that told it, and not by that one', async () => {
  const coordinator = await server().phone('coordinator')
  const op = sightingOp()
  await coordinator.push(op)
  const phone = await joinAs('volunteer', { name: 'Groene telefoon' })
  await phone.sync.round()
  await coordinator.push(erasing(op.recordId))
  const missing = async () =>
    confirmationsOf(await listOf(coordinator)).map((erased) => erased.missing.map(({ name }) => name))
  expect(await missing()).toEqual([['coordinator', 'Groene telefoon']])
  // The page with the erasure is lost on its way: the phone still has the record.
  phone.cutAfter(0)
  await phone.sync.round()
  expect(await phone.store.db.record.get(op.recordId)).toBeDefined()
  phone.cutAfter(Number.POSITIVE_INFINITY)
  await phone.sync.round()
  expect(await phone.store.db.record.get(op.recordId)).toBeUndefined()
  expect(await missing()).toEqual([['coordinator', 'Groene telefoon']])
  await phone.sync.round()
  expect(await missing()).toEqual([['coordinator']])
})

test('a cursor of another epoch, or past everything there is, confirms nothing', async () => {
  const coordinator = await server().phone('coordinator')
  const op = sightingOp()
  await coordinator.push(op)
  await coordinator.push(erasing(op.recordId))
  const { epoch, head } = await coordinator.page()
  const confirmed = async () => (await listOf(coordinator)).devices.map(({ confirmed: number }) => number)
  await coordinator.page({ erased: head }, 'anotherepoch')
  await coordinator.page({ erased: head })
  expect(await confirmed()).toEqual([0])
  await coordinator.page({ erased: head }, epoch)
  expect(await confirmed()).toEqual([head])
  // This one makes the server think that it was restored.
  await coordinator.page({ erased: head + 1_000 }, epoch)
  expect(await confirmed()).toEqual([head])
})

test('of what was erased the kind and the day stand there and nothing else', async () => {
  const coordinator = await server().phone('coordinator')
  const interviewer = await server().phone('interviewer')
  const code = makeWithdrawalCode(randomBytes)
  const interview = interviewOp({ withdrawalHash: sha256Hex(`interview:${code}`) })
  const sighting = sightingOp()
  await interviewer.push(sighting, interview)
  await interviewer.push(erasing(sighting.recordId))
  await fetch(`${server().url}/v1/withdraw`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, confirm: true }),
  })
  const { erasures } = await listOf(coordinator)
  const day = new Date().toISOString().slice(0, 10)
  expect(erasures.map(({ type }) => type).toSorted()).toEqual(['assetSighting', 'interview'])
  for (const erasure of erasures)
    expect(erasure).toEqual({ number: expect.any(Number), type: expect.any(String), day })
  expect(JSON.stringify(erasures)).not.toContain(interview.recordId)
})

test.each(['volunteer', 'interviewer', 'communityBuilder'] satisfies Role[])(
  '%s does not see it',
  async (role) => {
    const phone = await server().phone(role)
    expect((await phone.call('/erasures')).status).toBe(403)
  },
)

test('coordinators see which exports were made, with their day and reason and without who made them', async () => {
  const coordinator = await server().phone('coordinator')
  const other = await server().phone('coordinator')
  const what = { kind: 'raw', format: 'csv', reason: 'Voor het team', contents: 'contacts' }
  expect((await coordinator.json('POST', '/exports', what)).status).toBe(201)
  const { exports } = z.parse(ExportList, await (await other.call('/exports')).json())
  const day = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)
  expect(exports).toEqual([{ ...what, id: expect.any(String), day }])
  expect((await (await server().phone('volunteer')).call('/exports')).status).toBe(403)
})
