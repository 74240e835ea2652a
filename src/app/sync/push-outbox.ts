import { merge } from '#domain/sync/merge.ts'
import { resolveBases } from '#domain/sync/base.ts'
import { canonical, Operation } from '#domain/sync/operation.ts'
import { limits, type PushResult } from '#domain/sync/wire.ts'
import { utf8Length } from '#domain/survey/sealed-text.ts'
import * as z from 'zod/mini'
import type { DraftKeys } from '../crypto/draft-keys.ts'
import { keepUntil } from '../store/conversations.ts'
import { type OutboxRow, type ProjectDatabase, recordRow } from '../store/database.ts'
import { canBeUndone } from '../store/time-to-undo.ts'
import { shredUnused } from '../store/locked-keys.ts'
import { versionsOf } from '../store/own-versions.ts'
import { eraseHere } from './apply-page.ts'
import type { Client, Reply } from './client.ts'

export interface PushDeps {
  readonly db: ProjectDatabase
  readonly keys: DraftKeys
  readonly client: Client
  readonly newId: () => string
  /** UTC milliseconds. */
  readonly now: () => number
}

/** Sends the oldest waiting operations in one batch and stores what came of each. `sent`: how many the server answered;
 *  0 when nothing waited. */
export const pushBatch = async (deps: PushDeps): Promise<Reply<{ readonly sent: number }>> => {
  const { db, client } = deps
  const waiting = await nextBatch(deps)
  let batch = await offer(db, waiting)
  if (batch.length === 0) return { ok: true, value: { sent: waiting.length } }
  let reply = await client.push(batch.map(({ operation }) => operation))
  // What the server cannot take as a whole goes one by one: what is wrong with one must not keep the rest here.
  if (isTooMuch(reply) && batch.length > 1) {
    batch = batch.slice(0, 1)
    reply = await client.push(batch.map(({ operation }) => operation))
  }
  if (isTooMuch(reply)) {
    const [only] = batch
    if (only?.row.order !== undefined)
      await db.outbox.update(only.row.order, { state: 'held', heldFor: reply.code })
    return { ok: true, value: { sent: 1 } }
  }
  if (!reply.ok) return reply
  const results = new Map(reply.value.results.map((result) => [result.id, result]))
  const freed: string[] = []
  for (const { row, operation } of batch) {
    const result = results.get(row.id)
    if (result !== undefined) freed.push(...(await settle(deps, { row, operation, result })))
  }
  await shredUnused(deps, freed)
  const answered = batch.filter(({ row }) => results.has(row.id)).length
  // An answer about nothing that was asked would be asked again at once, without end.
  return answered === 0 ? { ok: false, kind: 'away' } : { ok: true, value: { sent: answered } }
}

const isTooMuch = <T>(reply: Reply<T>): reply is Extract<Reply<T>, { kind: 'problem' }> =>
  !reply.ok && reply.kind === 'problem' && [400, 413, 422].includes(reply.status)

/** From here on these may be with the server. What was taken back since it was read is not sent: both happen in a
 *  transaction, so either the taking back sees that it was offered, or the offer sees that it is gone. */
const offer = (db: ProjectDatabase, batch: readonly Sendable[]): Promise<readonly Sendable[]> =>
  db.transaction('rw', db.outbox, async () => {
    const offered: Sendable[] = []
    for (const { row, operation } of batch) {
      if (row.order === undefined || (await db.outbox.get(row.order)) === undefined) continue
      await db.outbox.update(row.order, { offered: true })
      offered.push({ row, operation })
    }
    return offered
  })

interface Sendable {
  readonly row: OutboxRow
  readonly operation: Operation
}

const envelopeBytes = 1_024

const nextBatch = async ({ db, keys, now }: PushDeps): Promise<readonly Sendable[]> => {
  // What was done later to the same record may build on what can still be undone.
  const behind = new Set<string>()
  const rows = await db.outbox
    .orderBy('order')
    .filter((row) => {
      if (row.state !== 'waiting' || behind.has(row.recordId)) return false
      if (canBeUndone(row, now())) behind.add(row.recordId)
      return !behind.has(row.recordId)
    })
    .limit(limits.batchOperations)
    .toArray()
  const batch: Sendable[] = []
  let bytes = 0
  for (const row of rows) {
    const operation = await open(keys, row)
    if (operation === undefined) {
      if (row.order !== undefined) await db.outbox.update(row.order, { state: 'held', heldFor: 'unreadable' })
      continue
    }
    bytes += utf8Length(canonical(operation)) + 1
    if (batch.length > 0 && bytes > limits.batchBytes - envelopeBytes) break
    batch.push({ row, operation })
  }
  return batch
}

const open = async (keys: DraftKeys, row: OutboxRow): Promise<Operation | undefined> => {
  if (row.body.kind === 'clear') return row.body.operation
  const opened = await keys.decryptJson(row.body.sealed)
  if (!opened.ok) return undefined
  const parsed = z.safeParse(Operation, opened.value)
  return parsed.success ? parsed.data : undefined
}

/** Stores the receipt and lets the outbox entry go, in one transaction. Returns keys that may be free now. */
const settle = async (
  { db, newId, now }: PushDeps,
  { row, operation, result }: Sendable & { readonly result: PushResult },
): Promise<readonly string[]> => {
  const { order } = row
  if (order === undefined) return []
  return db.transaction(
    'rw',
    [db.outbox, db.receipt, db.conversation, db.record, db.raw, db.blob, db.blobChunk, db.erased, db.meta],
    async () => {
      // Another tab had the same answer.
      if ((await db.outbox.get(order)) === undefined) return []
      if (result.result === 'refused' || result.result === 'quarantined') {
        const { reason = result.result } = result
        await db.outbox.update(order, { state: 'held', heldFor: reason, answer: result.result })
        return []
      }
      if (result.result === 'unknown') {
        await sendWhole(db, row, operation, newId())
        return []
      }
      await db.receipt.put({
        id: row.id,
        recordId: row.recordId,
        result: result.result,
        ...(row.body.kind === 'locked' ? {} : { receivedAt: new Date(now()).toISOString() }),
        ...(row.body.kind === 'locked' || result.number === undefined ? {} : { number: result.number }),
      })
      await db.outbox.delete(order)
      if (result.result === 'gone' || operation.erase === true) await eraseHere(db, row.recordId)
      else if (row.type === 'interview')
        await db.conversation.update(row.recordId, {
          received: true,
          keepUntil: keepUntil(new Date(now()).toISOString().slice(0, 'YYYY-MM'.length)),
          ...(result.number === undefined ? {} : { number: result.number }),
        })
      else if (row.body.kind === 'clear') await showReceived(db, operation, result)
      return row.body.kind === 'locked' ? [row.body.sealed.keyId] : []
    },
  )
}

/** What was received shows on until the next page brings the server's own row. */
const showReceived = async (db: ProjectDatabase, operation: Operation, result: PushResult): Promise<void> => {
  const before = await db.record.get(operation.recordId)
  const seen = resolveBases(operation, before, await versionsOf(db, [operation]))
  const merged = merge(before, seen, `op:${operation.id}`)
  if (merged.result !== 'applied' || result.result !== 'applied') return
  // Where nothing changed no page comes: the number that it had stands.
  const { scopes = ['own'], number } = before ?? {}
  await db.record.put(recordRow(merged.record, { scopes, number }))
}

/** The server does not have the record that was edited: the phone offers all that it holds of it, as a new operation. */
const sendWhole = async (
  db: ProjectDatabase,
  row: OutboxRow,
  operation: Operation,
  id: string,
): Promise<void> => {
  const known = await db.record.get(row.recordId)
  if (row.order === undefined) return
  if (known === undefined || row.body.kind === 'locked') {
    await db.outbox.update(row.order, { state: 'held', heldFor: 'unknown', answer: 'unknown' })
    return
  }
  const whole: Operation = { ...operation, id, base: {}, set: { ...known.fields, ...operation.set } }
  await db.outbox.delete(row.order)
  await db.outbox.add({
    id,
    type: row.type,
    recordId: row.recordId,
    body: { kind: 'clear', operation: whole },
    state: 'waiting',
  })
}
