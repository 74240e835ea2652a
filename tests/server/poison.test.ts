import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Deps } from '#server/deps.ts'
import { openParts } from '#server/open-parts.ts'
import { takeBatch } from '#server/sync/take-batch.ts'
import { createBell } from '#server/bell.ts'
import { createLog } from '#server/log.ts'
import { realRandom } from '#server/random.ts'
import { Writable } from 'node:stream'
import {
  interviewOp,
  phoneAt,
  sightingOp,
  startTestServer,
  type TestPhone,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
let phone: TestPhone
beforeEach(async () => {
  server = await startTestServer()
  phone = await server.phone('interviewer', 'Ans')
})
afterEach(() => server.remove())

/** The server's own parts on the real database, with a program that fails on some records. */
const failing = async (fails: (recordId: string) => Error | undefined) => {
  await server.stop()
  const opened = await openParts(server.data, { databaseUrl: undefined, shared: false })
  if (!opened.ok) throw new Error(opened.sentence)
  const { close, store, ...parts } = opened.parts
  const lines: string[] = []
  const deps: Deps = {
    ...parts,
    store: {
      ...store,
      write: (work) =>
        store.write((writer) =>
          work({
            ...writer,
            putRecords: async (project, rows) => {
              for (const { stored } of rows) {
                const error = fails(stored.id)
                if (error !== undefined) throw error
              }
              await writer.putRecords(project, rows)
            },
          }),
        ),
    },
    bell: createBell(),
    clock: () => new Date('2026-03-09T10:00:00Z'),
    random: realRandom,
    config: { version: '0', build: '0', dist: '', tiles: [], tls: false, rates: { address: 1, device: 1 } },
    log: createLog('trace', new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) })),
  }
  const device = await store.read((reader) => reader.device(server.project, phone.id))
  if (device === undefined) throw new Error('the phone is not known')
  return { deps, device, log: () => lines.join(''), close }
}

describe('an operation on which the server fails every time', () => {
  test('is put apart, and the rest of its batch is applied; its content is not logged', async () => {
    const good = [sightingOp(), sightingOp()] as const
    const bad = sightingOp({ set: { ...sightingOp().set, note: 'MARKER' } })
    const { deps, device, log, close } = await failing((id) =>
      id === bad.recordId ? new Error('MARKER in the way') : undefined,
    )
    const answer = await takeBatch(deps, device, [good[0], bad, good[1]])
    expect(answer.results).toMatchObject([
      { id: good[0].id, result: 'applied' },
      { id: bad.id, result: 'quarantined', reason: 'broken' },
      { id: good[1].id, result: 'applied' },
    ])
    expect(log()).toContain('operation put apart')
    expect(log()).not.toContain('MARKER')
    expect((await takeBatch(deps, device, [bad])).results[0]).toMatchObject({ result: 'quarantined' })
    await close()
    // A program that does not fail on it takes it at its start.
    const again = await startTestServer({ data: server.data })
    const { records, last } = await phoneAt(again.url, phone).pull()
    expect(records.has(bad.recordId)).toBe(true)
    expect(last.answers).toMatchObject([{ id: bad.id, result: 'applied' }])
    await again.stop()
  })

  test('is refused when it is a conversation: the phone keeps it', async () => {
    const bad = interviewOp()
    const { deps, device, close } = await failing((id) => (id === bad.recordId ? new Error('no') : undefined))
    expect((await takeBatch(deps, device, [bad])).results).toEqual([
      { id: bad.id, result: 'refused', reason: 'broken' },
    ])
    await close()
  })

  test('is not set apart when it is the machine that fails: the phone tries again', async () => {
    const op = sightingOp()
    let full = true
    const enospc = Object.assign(new Error('full'), { errno: -28, syscall: 'write', code: 'ENOSPC' })
    const { deps, device, close } = await failing(() => (full ? enospc : undefined))
    await expect(takeBatch(deps, device, [op])).rejects.toThrow('full')
    full = false
    expect((await takeBatch(deps, device, [op])).results[0]).toMatchObject({ result: 'applied' })
    await close()
  })
})
