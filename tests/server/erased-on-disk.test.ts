import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { formatWithdrawalCode, makeWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { sha256Hex } from '#server/hash.ts'
import { databaseFor } from '../support/database.ts'
import { filesWith } from '../support/files-with.ts'
import {
  contactOp,
  interviewOp,
  sightingOp,
  startTestServer,
  type TestPhone,
  type TestServer,
  tipOp,
} from '../support/server.ts'

let server: TestServer
let coordinator: TestPhone
let interviewer: TestPhone
let postgres: Client | undefined
beforeEach(async () => {
  server = await startTestServer()
  coordinator = await server.phone('coordinator')
  interviewer = await server.phone('interviewer')
  const url = await databaseFor(server.data)
  postgres = url === undefined ? undefined : new Client({ connectionString: url })
  await postgres?.connect()
}, 20_000)
afterEach(async () => {
  await postgres?.end()
  await server.remove()
}, 20_000)

/** Files of the database, the blobs and the logs that hold a marker. What PostgreSQL wrote ahead is left
 *  out: docs/threat-model.md says until when it stays. */
const found = async (marker: string): Promise<readonly string[]> => {
  const folders = [server.data]
  if (postgres !== undefined) {
    await postgres.query('CHECKPOINT')
    // The folder of its own that each database has.
    const { rows } = await postgres.query<{ folder: string }>(
      `SELECT current_setting('data_directory') || '/base/' || oid AS folder
         FROM pg_database WHERE datname = current_database()`,
    )
    folders.push(...rows.map(({ folder }) => folder))
  }
  const sampled = await postgres?.query(
    `SELECT tablename, attname FROM pg_stats WHERE most_common_vals::text LIKE $1 OR histogram_bounds::text LIKE $1`,
    [`%${marker}%`],
  )
  const files = folders.flatMap((folder) => filesWith(folder, [marker]))
  return [
    ...files,
    ...(server.log().includes(marker) ? ['log'] : []),
    // Compressed on the disk, where the search above does not see them.
    ...(sampled?.rows ?? []).map((row) => `sample of ${JSON.stringify(row)}`),
  ]
}

const withdraw = (code: string) =>
  fetch(`${server.url}/v1/withdraw`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, confirm: true }),
  })

const photoOf = (marker: string) => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(marker), randomBytes(500)])
  const sha256 = createHash('sha256').update(bytes).digest()
  return { bytes, sha256: sha256.toString('hex'), digest: `sha-256=:${sha256.toString('base64')}:` }
}
const upload = async (phone: TestPhone, { bytes, sha256, digest }: ReturnType<typeof photoOf>) => {
  const reply = await phone.call(`/blobs/${sha256}`, {
    method: 'PATCH',
    headers: { 'upload-offset': '0', 'upload-complete': '?1', 'content-digest': digest },
    body: new Uint8Array(bytes),
  })
  expect(reply.status).toBe(201)
}

test('of a sighting with its photos, its earlier words, its conflicts and its notes nothing is left', async () => {
  const marker = `plant-${randomUUID()}`
  // Neighbours on the same pages, which stay.
  await interviewer.push(
    ...Array.from({ length: 40 }, () => sightingOp({ set: { ...sightingOp().set, note: 'blijft' } })),
  )
  const [full, small] = [photoOf(marker), photoOf(marker)]
  const photo = {
    sha256: full.sha256,
    small: small.sha256,
    type: 'image/jpeg',
    bytes: 600,
    width: 4,
    height: 3,
  }
  const op = sightingOp()
  await interviewer.push({ ...op, set: { ...op.set, note: `${marker} eerst`, photos: [photo] } })
  await upload(interviewer, full)
  await upload(interviewer, small)
  const seen = (await coordinator.pull()).records.get(op.recordId)
  const edit = (note: string) => ({
    ...sightingOp({ recordId: op.recordId }),
    base: { note: seen?.versions['note'] ?? '' },
    set: { note },
  })
  expect((await coordinator.push(edit(`${marker} dan`))).results[0]).toMatchObject({ result: 'applied' })
  expect((await interviewer.push(edit(`${marker} anders`))).results[0]).toMatchObject({ result: 'conflict' })
  const comment = sightingOp({ type: 'comment', parentId: op.recordId })
  await interviewer.push({
    ...comment,
    set: { on: { id: op.recordId }, text: marker, parentId: op.recordId },
  })
  // As the database does by itself from time to time: what it samples for its plans would outlive the rows.
  await postgres?.query('ANALYZE')
  expect(await found(marker)).not.toEqual([])

  const { results } = await coordinator.push({
    ...sightingOp({ recordId: op.recordId }),
    set: {},
    erase: true,
  })
  expect(results[0]).toMatchObject({ result: 'applied' })
  expect(await found(marker)).toEqual([])
  expect(await found('blijft')).not.toEqual([])
}, 20_000)

test('of a conversation by its code, what came out of it, its quotes and the contact nothing is left', async () => {
  const marker = `plant-${randomUUID()}`
  const code = makeWithdrawalCode(randomBytes)
  const interview = interviewOp({ withdrawalHash: sha256Hex(`interview:${code}`) })
  const contact = contactOp({ withdrawalHash: sha256Hex(`contact:${code}`) })
  const { recordId } = interview
  const tip = tipOp(recordId)
  const structure = {
    ...tipOp(recordId),
    type: 'structure',
    set: { name: marker, kind: 'club', status: 'exists', interviewRef: recordId },
  }
  const child = (type: string, set: Record<string, string | number>) => ({
    ...tipOp(recordId),
    type,
    set: { interviewRef: recordId, ...set },
  })
  const sealed = Buffer.from(marker).toString('base64')
  const { results } = await interviewer.push(
    {
      ...interview,
      set: {
        ...interview.set,
        sealedBlob: sealed,
        answers: { q07: { state: 'value', value: { text: marker } } },
      },
    },
    { ...tip, set: { ...tip.set, note: marker } },
    structure,
    { ...contact, set: { ...contact.set, sealedDetails: sealed } },
    ...Array.from({ length: 4 }, () => interviewOp()),
    ...Array.from({ length: 4 }, () => contactOp()),
  )
  expect(results.filter(({ result }) => result !== 'applied')).toEqual([])
  expect((await coordinator.pull()).records.has(recordId)).toBe(true)
  // What a coordinator makes of it at the desk: causes, and the words that are quoted.
  const atTheDesk = await coordinator.push(
    child('causeStatement', { chainId: randomUUID(), depth: 1, text: marker }),
    child('talentOffer', { skill: marker }),
    { ...tipOp(recordId), type: 'story', set: { quote: marker, consentRef: recordId } },
  )
  expect(atTheDesk.results.filter(({ result }) => result !== 'applied')).toEqual([])
  expect(await found(marker)).not.toEqual([])
  expect(await found(sealed)).not.toEqual([])
  expect(await (await withdraw(code)).json()).toMatchObject({ erased: true, contact: true })
  for (const word of [marker, sealed, code, formatWithdrawalCode(code)]) expect(await found(word)).toEqual([])
  expect(
    [...(await coordinator.pull()).records.values()].filter((r) => JSON.stringify(r).includes(marker)),
  ).toEqual([])
}, 20_000)

/** Somebody who reads an old snapshot, until told to stop. */
const oldReader = async (): Promise<() => Promise<void>> => {
  if (postgres === undefined) {
    const reader = new DatabaseSync(join(server.data, 'limonade.db'), { readOnly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM record').get()
    return () => {
      reader.exec('COMMIT')
      reader.close()
      return Promise.resolve()
    }
  }
  const reader = new Client({ connectionString: await databaseFor(server.data) })
  await reader.connect()
  await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  await reader.query('SELECT count(*) FROM record')
  return () => reader.end()
}

test('an open reader makes the confirmation wait, and nobody else', async () => {
  const marker = `plant-${randomUUID()}`
  const code = makeWithdrawalCode(randomBytes)
  const interview = interviewOp({ withdrawalHash: sha256Hex(`interview:${code}`) })
  await interviewer.push({
    ...interview,
    set: { ...interview.set, answers: { q07: { state: 'value', value: { text: marker } } } },
  })
  const stopReading = await oldReader()
  let confirmed = false
  const confirmation = withdraw(code).then((reply) => {
    confirmed = true
    return reply.json()
  })
  const waiting = async () => (await coordinator.page()).waiting?.interviews ?? 0
  while ((await waiting()) > 0) continue
  for (let turn = 0; turn < 5; turn++)
    expect((await interviewer.push(sightingOp())).results[0]).toMatchObject({ result: 'applied' })
  expect(confirmed).toBe(false)
  await stopReading()
  expect(await confirmation).toMatchObject({ erased: true })
  expect(await found(marker)).toEqual([])
}, 20_000)

test('erasures at once are all confirmed, and none before it is done', async () => {
  const marker = `plant-${randomUUID()}`
  const ops = Array.from({ length: 12 }, () => sightingOp({ set: { ...sightingOp().set, note: marker } }))
  await interviewer.push(...ops)
  const answers = await Promise.all(
    ops.map(({ recordId }) => coordinator.push({ ...sightingOp({ recordId }), set: {}, erase: true })),
  )
  expect(answers.flatMap(({ results }) => results.map(({ result }) => result))).toEqual(
    ops.map(() => 'applied'),
  )
  expect(await found(marker)).toEqual([])
}, 20_000)
