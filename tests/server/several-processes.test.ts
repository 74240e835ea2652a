import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usePostgres } from '../support/database.ts'
import { phoneAt, sightingOp, startTestServer, type TestPhone, type TestServer } from '../support/server.ts'

/** Two servers on one PostgreSQL and one data folder. */
let stopPostgres: () => Promise<void>
let data: string
let one: TestServer
let other: TestServer
beforeAll(async () => {
  stopPostgres = await usePostgres()
  data = mkdtempSync(join(tmpdir(), 'limonade-processes-'))
  const both = await Promise.all([startTestServer({ data }), startTestServer({ data })])
  one = both[0]
  other = both[1]
}, 60_000)
afterAll(async () => {
  await one.stop()
  await other.stop()
  await stopPostgres()
  rmSync(data, { recursive: true, force: true })
}, 60_000)

const beside = (phone: TestPhone) => phoneAt(other.url, phone)

/** Reads a live stream until it has said something, or has ended. */
const listen = async (phone: TestPhone) => {
  const reply = await phone.call('/live')
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  return async (): Promise<string> => {
    const said = await reader?.read()
    return said?.value ?? 'ended'
  }
}

test('that start at once make one project', () => {
  expect(one.project).toBe(other.project)
})

test('wake the phones that listen at the other, and only those who have something to fetch', async () => {
  const volunteer = await one.phone('volunteer')
  const heard = await listen(beside(volunteer))
  const op = sightingOp()
  await volunteer.push(op)
  expect(await heard()).toContain('something')
  expect((await beside(volunteer).pull()).records.has(op.recordId)).toBe(true)
})

test('end the stream at the other when a phone is revoked', async () => {
  const coordinator = await one.phone('coordinator')
  const volunteer = await one.phone('volunteer')
  const heard = await listen(beside(volunteer))
  await coordinator.json('PATCH', `/devices/${volunteer.id}`, { state: 'revoked' })
  expect(await heard()).toBe('ended')
  expect((await beside(volunteer).call('/pull', { method: 'POST' })).status).toBe(403)
})

test(
  'give each number once, and a reader that follows the tail misses nothing',
  { timeout: 60_000 },
  async () => {
    const phones = await Promise.all(
      Array.from({ length: 4 }, async (_, index) => {
        const phone = await one.phone('volunteer')
        return index % 2 === 0 ? phone : beside(phone)
      }),
    )
    const reader = beside(await one.phone('volunteer'))
    const start = (await reader.pull()).last.cursors
    const sent = new Set<string>()
    let pushing = true
    const pushed = Promise.all(
      phones.map(async (phone) => {
        for (let batch = 0; batch < 25; batch++) {
          const ops = Array.from({ length: 4 }, () => sightingOp())
          const { results } = await phone.push(...ops)
          expect(results.every(({ result }) => result === 'applied')).toBe(true)
          for (const { recordId } of ops) sent.add(recordId)
        }
      }),
    ).finally(() => {
      pushing = false
    })
    const seen: number[] = []
    const records = new Set<string>()
    let cursors: Readonly<Record<string, number>> = start
    for (let last = false; !last;) {
      last = !pushing
      const page = await reader.page(cursors)
      cursors = page.cursors
      for (const entry of page.entries) {
        seen.push(entry.number)
        if (entry.kind === 'put') records.add(entry.record.id)
      }
      if (page.more) last = false
    }
    await pushed
    expect(records).toEqual(sent)
    expect(new Set(seen).size).toBe(seen.length)
  },
)

test('one that stops finishes what is under way there, and the phones go on at the other', async () => {
  const third = await startTestServer({ data })
  const volunteer = await third.phone('volunteer')
  const heard = await listen(volunteer)
  const ops = Array.from({ length: 150 }, () => sightingOp())
  const pushed = volunteer.push(...ops)
  // The stream wakes when the batch is committed; its answer is still on its way then.
  expect(await heard()).toContain('something')
  await third.stop()
  expect((await pushed).results.filter(({ result }) => result === 'applied')).toHaveLength(150)
  await expect(volunteer.page()).rejects.toThrow()
  const { records } = await beside(volunteer).pull()
  expect(ops.filter(({ recordId }) => !records.has(recordId))).toEqual([])
})
