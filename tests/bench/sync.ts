import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../support/postgres.ts'
import { medianOf, mediansOf } from './rounds.ts'
import { beside, type Row } from './row.ts'
import { firstSync } from './sync-first.ts'
import { rawInserts } from './sync-floor.ts'
import { growth } from './sync-growth.ts'
import { memory } from './sync-memory.ts'
import { peers } from './sync-peers.ts'
import { bytesOfRecord, idleSync, pullRound, pushRound } from './sync-rounds.ts'
import { startBenchServer } from './sync-server.ts'

const perRound = 5_000
/** Phones that push at once, each with one batch under way. */
const phonesAtOnce = 4

/** The server as a process of its own, asked over HTTP from this one; the real phone code in a real Chromium; and others
 *  on the same records. */
export async function* sync(): AsyncGenerator<Row> {
  const { push, pull, rest } = await onSqlite()
  yield* [push, pull, ...rest]
  for (const peer of await peers(perRound)) {
    yield beside(push, peer.name, peer.push)
    yield beside(pull, peer.name, peer.pull)
  }
  yield* await onPostgres()
  yield* firstSync()
  yield* growth()
  yield* await memory()
}

const onSqlite = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'limonade-bench-'))
  const floorRound = await rawInserts(folder)
  const server = await startBenchServer()
  try {
    const phones = await server.phones(phonesAtOnce)
    const [reader] = phones
    if (reader === undefined) throw new Error('no phone')
    const [floor = 0, rate = 0] = await mediansOf(
      () => floorRound(perRound),
      () => pushRound(phones, perRound),
    )
    const pull = {
      name: 'sync.pull',
      unit: '1/s',
      value: await medianOf(() => pullRound(reader, perRound)),
    } as const
    const idle = await idleSync(reader)
    const bytes = await bytesOfRecord(reader)
    const push = beside({ name: 'sync.push', value: rate, unit: '1/s' }, 'raw node:sqlite (floor)', floor)
    const rest: readonly Row[] = [
      { name: 'sync.idle', value: idle.ms, unit: 'ms' },
      { name: 'sync.idle-bodies', value: idle.bytes / 1_000, unit: 'kB' },
      { name: 'sync.push-bytes', value: bytes.pushed / 1_000, unit: 'kB' },
      { name: 'sync.pull-bytes', value: bytes.pulled / 1_000, unit: 'kB' },
    ]
    return { push, pull, rest }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const onPostgres = async (): Promise<readonly Row[]> => {
  const postgres = await startPostgres({ durable: true })
  const server = await startBenchServer(await postgres.database())
  try {
    const phones = await server.phones(phonesAtOnce)
    const [reader] = phones
    if (reader === undefined) throw new Error('no phone')
    return [
      { name: 'sync.push-postgres', value: await medianOf(() => pushRound(phones, perRound)), unit: '1/s' },
      { name: 'sync.pull-postgres', value: await medianOf(() => pullRound(reader, perRound)), unit: '1/s' },
    ]
  } finally {
    await server.stop()
    await postgres.stop()
  }
}
