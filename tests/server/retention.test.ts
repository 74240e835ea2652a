import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RetentionList } from '#domain/sync/desk-wire.ts'
import * as z from 'zod/mini'
import { createBell } from '#server/bell.ts'
import { createLog } from '#server/log.ts'
import { openParts } from '#server/open-parts.ts'
import { endTerms } from '#server/sync/end-terms.ts'
import { filesWith } from '../support/files-with.ts'
import { databaseFor, onPostgres } from '../support/database.ts'
import { loggedErasures, s3For } from '../support/pictures.ts'
import {
  contactOp,
  interviewOp,
  phoneAt,
  startTestServer,
  type TestPhone,
  type TestServer,
  tipOp,
} from '../support/server.ts'

let server: TestServer
let coordinator: TestPhone
let interviewer: TestPhone
let today: string
const clock = () => new Date(`${today}T10:00:00Z`)
beforeEach(async () => {
  today = '2026-03-10'
  server = await startTestServer({ clock })
  coordinator = await server.phone('coordinator')
  interviewer = await server.phone('interviewer')
})
afterEach(() => server.remove())

/** What the server does by itself on these days. */
const livesOn = async (...days: readonly string[]) => {
  const opened = await openParts(server.data, {
    databaseUrl: await databaseFor(server.data),
    s3: s3For(server.data),
    shared: true,
  })
  if (!opened.ok) throw new Error(opened.sentence)
  const { close, ...parts } = opened.parts
  const log = createLog('silent', { write: () => undefined })
  for (const day of days) {
    today = day
    await endTerms({ ...parts, bell: createBell(), clock, log }, server.project)
  }
  await close()
}
const plan = async () => z.parse(RetentionList, await (await coordinator.call('/retention')).json()).ends
const records = async () => (await coordinator.pull()).records
const extend = async (interviewDays: number) => {
  const [project] = [...(await records()).values()].filter(({ type }) => type === 'project')
  if (project === undefined) throw new Error('no project')
  const seen = project.versions['retention']
  const answer = await coordinator.push({
    ...interviewOp({ withdrawalHash: undefined, at: `${today}T10:00:00.000Z` }),
    type: 'project',
    recordId: project.id,
    base: seen === undefined ? {} : { retention: seen },
    set: { retention: [{ on: today, interviewDays, reason: 'De uitkomsten zijn nog niet klaar.' }] },
  })
  expect(answer.results).toMatchObject([{ result: 'applied' }])
}
const five = () => Array.from({ length: 5 }, () => interviewOp())

test('conversations and contacts go on their day, from everywhere, and phones are told', async () => {
  const marker = 'wat-iemand-zei'
  const [one = interviewOp(), ...others] = five()
  const told = {
    ...one,
    set: { ...one.set, answers: { q07: { state: 'value', value: { text: marker } } } },
  }
  const tip = tipOp(one.recordId)
  const contact = contactOp()
  await interviewer.push(told, tip, ...others, contact)
  expect(await plan()).toEqual([
    { kept: 'contact', goesOn: '2026-08-31', count: 1 },
    { kept: 'interview', goesOn: '2027-03-01', count: 5 },
  ])
  await livesOn('2026-08-24', '2026-08-30')
  expect(await plan()).toHaveLength(2)
  await livesOn('2026-08-31')
  expect(await plan()).toEqual([{ kept: 'interview', goesOn: '2027-03-01', count: 5 }])
  expect((await records()).has(tip.recordId)).toBe(true)

  await livesOn('2027-02-22', '2027-03-01')
  expect(await plan()).toEqual([])
  expect([...(await records()).values()].filter(({ type }) => type !== 'project' && type !== 'questionnaire')).toEqual([]) // prettier-ignore
  const log = await loggedErasures(server.data)
  for (const { recordId } of [told, tip, contact, ...others])
    expect(log).toContainEqual({ project: server.project, id: recordId })
  if (!onPostgres()) expect(filesWith(server.data, [marker])).toEqual([])
  expect((await interviewer.push(told)).results).toMatchObject([{ result: 'gone' }])
})

test('what nobody was told of waits for a week: the server was off, or its clock ran ahead', async () => {
  await interviewer.push(contactOp(), interviewOp())
  await livesOn('2035-01-01')
  expect(await plan()).toMatchObject([{ goesOn: '2035-01-08' }, { goesOn: '2035-01-08' }])
  await livesOn('2027-06-01', '2027-06-07')
  expect(await plan()).toMatchObject([{ goesOn: '2027-06-08' }, { goesOn: '2027-06-08' }])
  await livesOn('2027-06-08')
  expect(await plan()).toEqual([])
})

test('coordinators keep conversations longer with a reason, and contacts not', async () => {
  await interviewer.push(contactOp(), ...five())
  await livesOn('2027-02-22')
  await extend(457)
  await livesOn('2027-03-01', '2027-05-24', '2027-05-25')
  expect(await plan()).toEqual([{ kept: 'interview', goesOn: '2027-06-01', count: 5 }])
  await extend(365)
  // A week after it could be known again.
  expect(await plan()).toMatchObject([{ goesOn: '2027-06-01' }])
  await livesOn('2027-05-25', '2027-06-01')
  expect(await plan()).toEqual([])
})

test('a server looks by itself when it starts', async () => {
  await interviewer.push(contactOp())
  await livesOn('2026-08-24')
  await server.stop()
  today = '2026-08-31'
  server = await startTestServer({ data: server.data, clock })
  coordinator = phoneAt(server.url, coordinator)
  await vi.waitFor(async () => expect(await plan()).toEqual([]))
})

test('a conversation by a phone whose clock runs ahead is kept no longer', async () => {
  await interviewer.push(interviewOp({ at: '2031-01' }))
  expect(await plan()).toEqual([{ kept: 'interview', goesOn: '2027-03-01', count: 1 }])
})

test('a conversation that waits for a decision goes as well', async () => {
  await coordinator.json('PATCH', `/devices/${interviewer.id}`, { state: 'revoked' })
  expect((await interviewer.push(interviewOp(), contactOp())).results).toMatchObject([
    { result: 'quarantined' },
    { result: 'quarantined' },
  ])
  expect(await plan()).toHaveLength(2)
  await livesOn('2027-02-20', '2027-02-27', '2027-03-06')
  expect(await plan()).toEqual([])
  const waiting: unknown = await (await coordinator.call('/quarantine')).json()
  expect(JSON.stringify(waiting)).not.toContain('sealedBlob')
})

test('the plan is for coordinators, and nothing ends in the invented neighbourhood', async () => {
  expect((await interviewer.call('/retention')).status).toBe(403)
  const demo = await startTestServer({ demo: true, clock })
  const there = await demo.phone('coordinator')
  const before = (await there.pull()).records.size
  today = '2036-01-01'
  expect(await (await there.call('/retention')).json()).toMatchObject({ ends: [] })
  await demo.stop()
  const later = await startTestServer({ data: demo.data, demo: true, clock })
  expect((await phoneAt(later.url, there).pull()).records.size).toBe(before)
  await later.remove()
})
