import { createBell } from '#server/bell.ts'
import { writeBehind } from '#server/store/write-behind.ts'
import { showRecord } from '#server/sync/feed.ts'
import { takeTurn } from '#server/sync/turn.ts'
import { scopesOf } from '#domain/sync/scope.ts'
import { sha256Hex } from '#server/hash.ts'
import type { BenchServer } from './sync-server.ts'
import { newBatches, type WorkBatch } from './sync-work.ts'

/** Puts so many records into the database of a server, as a push leaves them, without deciding or sending anything. */
export const fill = (server: BenchServer, count: number): Promise<void> =>
  server.beside(async (parts) => {
    const deps = { ...parts, bell: createBell(), clock: () => new Date() }
    for (let left = count; left > 0; left -= atOnce) {
      const batches = newBatches(Math.min(left, atOnce))
      await takeTurn(deps, server.project, async (turn) => {
        const { writer, flush } = await writeBehind(turn.writer, server.project, nothing)
        for (const batch of batches) await putAll({ ...turn, writer }, batch)
        await flush()
      })
    }
  })

const atOnce = 4_000
const nothing = { operations: [], records: [] }

type Turn = Parameters<Parameters<typeof takeTurn>[2]>[0]

const putAll = async (turn: Turn, batch: WorkBatch): Promise<void> => {
  for (const { id, recordId, type, schemaVersion, at, set } of batch) {
    const number = turn.next()
    const version = turn.versionOf(number)
    const operation = { id, hash: sha256Hex(id), deviceId: null, recordId, result: 'applied', reason: null }
    await turn.writer.putOperations(turn.project, [{ ...operation, result: 'applied', version, made: true }])
    const versions = Object.fromEntries(Object.keys(set).map((field) => [field, version]))
    const stored = { id: recordId, type, schemaVersion, at, fields: set, versions, conflicts: [] }
    const row = { stored, scopes: scopesOf(stored), under: null, deviceId: null, madeBy: id }
    await showRecord(turn, { ...row, state: 'shown' }, { before: undefined, number })
  }
}
