import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { auditText, emptyFigure, withRecord, xorText } from '#domain/sync/audit.ts'
import { makeWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { AuditAnswer } from '#domain/sync/wire.ts'
import { sha256, sha256Hex } from '#server/hash.ts'
import { openParts } from '#server/open-parts.ts'
import { first } from '#server/store/migrations/001-first.ts'
import { feedByRecord } from '#server/store/migrations/002-feed-by-record.ts'
import { addXorOfHashes, audit } from '#server/store/migrations/003-audit.ts'
import { postgresAudit } from '#server/store/migrations/postgres-002-audit.ts'
import * as z from 'zod/mini'
import { databaseFor } from '../support/database.ts'
import { journey } from '../support/journey.ts'
import { contactOp, interviewOp, sightingOp, type TestPhone, tipOp } from '../support/server.ts'

const { server, joinAs } = journey()

const auditOf = async (phone: TestPhone) => {
  const reply = await phone.call('/audit')
  expect(reply.status).toBe(200)
  return z.parse(AuditAnswer, await reply.json())
}

/** The figures once more, from all feed rows. */
const scan = async (scopes: readonly string[]) => {
  const { data, project } = server()
  const opened = await openParts(data, { databaseUrl: await databaseFor(data), shared: true })
  if (!opened.ok) throw new Error(opened.sentence)
  const { store, close } = opened.parts
  const counted: Record<string, { count: number; xor: string }> = {}
  for (const scope of scopes) {
    const rows = await store.read((reader) => reader.feedAfter(project, { scope, after: 0, limit: 100_000 }))
    const figure = rows
      .map(({ recordId, number }) => sha256(auditText(recordId, number)))
      .reduce((sum, hash) => withRecord(sum, hash), emptyFigure)
    counted[scope] = { count: figure.count, xor: xorText(figure) }
  }
  await close()
  return counted
}

/** What somebody does with the n-th thing that was made, or makes anew. */
const deeds = fc.array(
  fc.oneof(
    fc.record({ deed: fc.constantFrom('sighting', 'comment', 'conversation', 'contact'), at: fc.nat(20) }),
    fc.record({ deed: fc.constantFrom('hide', 'show', 'edit', 'erase', 'withdraw'), at: fc.nat(20) }),
  ),
  { minLength: 6, maxLength: 25 },
)

describe('the figures that a phone compares', () => {
  test('equal a scan of the feed after any puts, leaves, releases, erasures and withdrawals', async () => {
    const coordinator = await server().phone('coordinator')
    const interviewer = await server().phone('interviewer')
    const made: string[] = []
    const codes: string[] = []
    const edit = (recordId: string, set: Record<string, string>) =>
      coordinator.push({ ...sightingOp({ recordId }), base: {}, set })
    const act = async (deed: string, at: number) => {
      const recordId = made[at % made.length] ?? ''
      switch (deed) {
        case 'sighting': {
          const op = sightingOp()
          made.push(op.recordId)
          return interviewer.push(op)
        }
        case 'comment':
          return interviewer.push({
            ...sightingOp({ type: 'comment' }),
            set: { parentId: recordId, text: 'gezien' },
          })
        case 'conversation': {
          const code = makeWithdrawalCode(randomBytes)
          codes.push(code)
          const op = interviewOp({ withdrawalHash: sha256Hex(`interview:${code}`) })
          return interviewer.push(op, tipOp(op.recordId))
        }
        case 'contact':
          return interviewer.push(contactOp())
        case 'hide':
          return edit(recordId, { visibility: 'coordinator' })
        case 'show':
          return edit(recordId, { visibility: 'team' })
        case 'edit':
          return edit(recordId, { note: String(at) })
        case 'erase':
          return coordinator.push({ ...sightingOp({ recordId }), set: {}, erase: true })
        default:
          return fetch(`${server().url}/v1/withdraw`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ code: codes[at % codes.length] ?? '0'.repeat(16), confirm: true }),
          })
      }
    }
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        for (const { deed, at } of list) await act(deed, at)
        for (const phone of [coordinator, interviewer]) {
          const { scopes } = await auditOf(phone)
          expect(scopes).toEqual(await scan(Object.keys(scopes)))
        }
      }),
      { numRuns: 12 },
    )
    const { scopes } = await auditOf(coordinator)
    expect(scopes['field']?.count).toBeGreaterThan(0)
    expect(scopes['talk']?.count).toBeGreaterThan(0)
  }, 60_000)

  test('are made from the feed that a database had before they were kept', async () => {
    const coordinator = await server().phone('coordinator')
    const ops = Array.from({ length: 30 }, () => sightingOp())
    await coordinator.push(...ops)
    const rows = (await coordinator.pull()).entries.flatMap((entry) =>
      entry.kind === 'put' ? [{ ...entry, recordId: entry.record.id }] : [],
    )
    const sqlite = new DatabaseSync(':memory:')
    for (const migration of [first, feedByRecord]) sqlite.exec(migration)
    for (const { scope, recordId, number } of rows)
      sqlite.prepare("INSERT INTO feed VALUES ('p', ?, ?, ?, 'put')").run(scope, recordId, number)
    addXorOfHashes(sqlite)
    sqlite.exec(audit)
    const made = sqlite.prepare('SELECT scope, count, CAST(xor AS TEXT) AS xor FROM audit').all()
    const { scopes } = await auditOf(coordinator)
    const filled = Object.entries(scopes).filter(([, { count }]) => count > 0)
    expect(
      made.map(({ scope, count, xor }) => [
        scope,
        { count, xor: xorText({ count: 0, xor: BigInt(String(xor)) }) },
      ]),
    ).toEqual(expect.arrayContaining(filled))

    const url = await databaseFor(server().data)
    if (url === undefined) return
    const client = new Client({ connectionString: url })
    await client.connect()
    const kept = await client.query('SELECT * FROM audit WHERE count > 0 ORDER BY scope')
    await client.query('DROP TABLE audit')
    await client.query(postgresAudit)
    expect((await client.query('SELECT * FROM audit ORDER BY scope')).rows).toEqual(kept.rows)
    await client.end()
  })

  test('are told of own scopes only', async () => {
    const coordinator = await server().phone('coordinator')
    const volunteer = await server().phone('volunteer')
    await coordinator.push(
      sightingOp(),
      sightingOp({ set: { ...sightingOp().set, visibility: 'coordinator' } }),
    )
    const { scopes, head, epoch } = await auditOf(volunteer)
    const { last } = await volunteer.pull()
    expect(Object.keys(scopes).toSorted()).toEqual([...last.scopes].toSorted())
    expect({ head, epoch }).toEqual({ head: last.head, epoch: last.epoch })
    expect(scopes['field']?.count).toBe(1)
  })
})

describe('a phone, once a day', () => {
  let today: Date
  beforeEach(() => {
    today = new Date('2026-03-09T10:00:00Z')
  })
  const nextDay = () => {
    today = new Date(today.getTime() + 86_400_000)
  }
  const volunteer = async () => {
    const coordinator = await server().phone('coordinator')
    const ops = Array.from({ length: 12 }, () => sightingOp())
    await coordinator.push(...ops)
    const phone = await joinAs('volunteer', { now: () => today })
    await phone.sync.round()
    const calls: string[] = []
    phone.beforeEach((path) => {
      calls.push(path.split('/').at(-1) ?? '')
      return Promise.resolve()
    })
    const fields = async () =>
      Object.fromEntries((await phone.store.db.record.toArray()).map((row) => [row.id, row]))
    return { phone, coordinator, calls, fields, ids: ops.map(({ recordId }) => recordId) }
  }

  test('whose rows are whole compares and fetches nothing again', async () => {
    const { phone, calls } = await volunteer()
    nextDay()
    expect(await phone.sync.round()).toBe('idle')
    expect(await phone.sync.round()).toBe('idle')
    expect(calls).toEqual(['pull', 'audit', 'pull'])
  })

  test('whose rows were damaged has them again as the server has them, and no others', async () => {
    const { phone, fields, ids } = await volunteer()
    const whole = await fields()
    const { db } = phone.store
    const [lost = '', emptied = '', moved = ''] = ids
    await db.record.delete(lost)
    await db.record.update(emptied, { fields: {}, number: 1 })
    await db.record.update(moved, { scopes: ['desk'] })
    await db.raw.put({ id: crypto.randomUUID(), scope: 'field', entry: { torn: true } })
    nextDay()
    expect(await phone.sync.round()).toBe('idle')
    expect(await fields()).toEqual(whole)
    expect(await db.raw.count()).toBe(0)
  })

  test('offers all that it holds, compares once more after it fetched everything anew, and then not before the next day', async () => {
    const { phone, calls, ids } = await volunteer()
    await phone.store.db.record.delete(ids[0] ?? '')
    nextDay()
    await phone.sync.round()
    await phone.sync.round()
    await phone.sync.round()
    expect(calls).toEqual(['pull', 'audit', 'offer', 'offer', 'pull', 'audit', 'pull', 'pull'])
  })

  test('that something came for while it asked compares later, and does not take itself for damaged', async () => {
    const { phone, coordinator, calls } = await volunteer()
    let once = true
    phone.beforeEach(async (path) => {
      calls.push(path.split('/').at(-1) ?? '')
      if (path.endsWith('/audit') && once) await coordinator.push(sightingOp())
      if (path.endsWith('/audit')) once = false
    })
    nextDay()
    await phone.sync.round()
    await phone.sync.round()
    await phone.sync.round()
    expect(calls).toEqual(['pull', 'audit', 'pull', 'audit', 'pull'])
  })

  test('keeps what it saved itself, damaged or not, also when it is cut off in the middle', async () => {
    const { phone, fields, ids } = await volunteer()
    const whole = await fields()
    await phone.store.db.record.bulkDelete(ids)
    const saved = await phone.store.create('assetSighting', { ...sightingOp().set })
    expect(saved.ok).toBe(true)
    nextDay()
    // Push and the audit get through, the pages after it do not.
    phone.cutAfter(3)
    await phone.sync.round()
    phone.cutAfter(Number.POSITIVE_INFINITY)
    await phone.sync.round()
    const now = await fields()
    expect(Object.keys(now)).toHaveLength(Object.keys(whole).length + 1)
    expect(now).toMatchObject(whole)
  })
})
