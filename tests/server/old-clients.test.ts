import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordTypes } from '#domain/records.ts'
import { Role } from '#domain/project/role.ts'
import { PushRequest } from '#domain/sync/wire.ts'
import * as z from 'zod/mini'
import { sightingOp, interviewOp, startTestServer, type TestServer } from '../support/server.ts'

/** What apps that were released sent, word for word. These files are never changed: a phone in a drawer is not either. A
 *  change to a record type brings a file with what the app sent before it. */

const folder = join(import.meta.dirname, 'frozen')
const Frozen = z.object({ client: z.string(), role: Role, request: PushRequest })
const frozen = readdirSync(folder).map((name) => ({
  name,
  ...z.parse(Frozen, JSON.parse(readFileSync(join(folder, name), 'utf8'))),
}))

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

describe('Old phones: the server still takes', () => {
  test.each(frozen)('$name', async ({ role, request }) => {
    const phone = await server.phone(role)
    const { results } = await phone.push(...request.operations)
    expect(results.map(({ result, reason }) => [result, reason])).toEqual(
      request.operations.map(() => ['applied', undefined]),
    )
    const again = await phone.push(...request.operations)
    expect(again.results).toEqual(results)
  })

  test('every type of record that phones made so far', () => {
    const sent = new Set(frozen.flatMap(({ request }) => request.operations.map(({ type }) => type)))
    // Made by the server itself, or on screens that came later.
    const later = ['project', 'questionnaire', 'need', 'story']
    expect(Object.keys(recordTypes).filter((type) => !sent.has(type) && !later.includes(type))).toEqual([])
  })
})

describe('Old phones: a server that is older than the app keeps apart', () => {
  test('a newer version of a record, and a type that it does not know, and takes the rest', async () => {
    const phone = await server.phone('interviewer')
    const newer = { ...sightingOp(), schemaVersion: 9, set: { ...sightingOp().set, smell: 'sweet' } }
    const unknown = { ...sightingOp(), type: 'rainBarrel', set: { litres: 200 } }
    const talk = { ...interviewOp(), schemaVersion: 9 }
    const { results } = await phone.push(newer, unknown, talk, sightingOp())
    expect(results).toMatchObject([
      { result: 'quarantined', reason: 'newer-version' },
      { result: 'quarantined', reason: 'unknown-type' },
      { result: 'refused', reason: 'not-understood' },
      { result: 'applied' },
    ])
  })
})
