import { canonical, Operation } from '#domain/sync/operation.ts'
import { limits } from '#domain/sync/wire.ts'
import { utf8Length } from '#domain/survey/sealed-text.ts'
import * as z from 'zod/mini'
import type { DraftKeys } from '../crypto/draft-keys.ts'
import type { OutboxRow, ProjectDatabase } from '../store/database.ts'
import { canBeUndone } from '../store/time-to-undo.ts'
import { shredUnused } from '../store/locked-keys.ts'
import type { Reply } from './call.ts'
import type { Client } from './client.ts'
import { noteHead, readKnown } from './known.ts'
import { settle, settleTables } from './settle.ts'

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
  const known = await readKnown(db)
  let reply = await client.push(operationsOf(batch), known)
  // What the server cannot take as a whole goes one by one: what is wrong with one must not keep the rest here.
  if (isTooMuch(reply) && batch.length > 1) {
    batch = batch.slice(0, 1)
    reply = await client.push(operationsOf(batch), known)
  }
  if (isTooMuch(reply)) {
    const [only] = batch
    if (only?.row.order !== undefined)
      await db.outbox.update(only.row.order, { state: 'held', heldFor: reply.code })
    return { ok: true, value: { sent: 1 } }
  }
  if (!reply.ok) return reply
  const results = new Map(reply.value.results.map((result) => [result.id, result]))
  await noteHead(db, Math.max(0, ...reply.value.results.map(({ number = 0 }) => number)))
  const freed: string[] = []
  for (const { row, operation } of batch) {
    const result = results.get(row.id)
    if (result === undefined) continue
    const settled = { row, operation, result, ...stamp(deps) }
    freed.push(...(await db.transaction('rw', settleTables(db), () => settle(db, settled))))
  }
  await shredUnused(deps, freed)
  const answered = batch.filter(({ row }) => results.has(row.id)).length
  // An answer about nothing that was asked would be asked again at once, without end.
  return answered === 0 ? { ok: false, kind: 'away' } : { ok: true, value: { sent: answered } }
}

const operationsOf = (batch: readonly Sendable[]): readonly Operation[] =>
  batch.map(({ operation }) => operation)

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

/** What a receipt needs of the world. */
const stamp = ({ newId, now }: Pick<PushDeps, 'newId' | 'now'>) => ({
  newId,
  receivedAt: new Date(now()).toISOString(),
})

const dayMs = 86_400_000

/** Once a day what waits for a coordinator is sent again, where no page brings the answer that stands by then: from a
 *  phone that takes no part any more, and of conversations. */
export const askAgain = async ({ db, now }: Pick<PushDeps, 'db' | 'now'>): Promise<void> => {
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    const asked = (await db.meta.get('askedAgainAt'))?.value
    if (typeof asked === 'number' && Math.abs(now() - asked) < dayMs) return
    const isRevoked = (await db.meta.get('revoked')) !== undefined
    const held = await db.outbox.where('state').equals('held').toArray()
    const asking = held.filter(
      ({ answer, body }) => answer === 'quarantined' && (isRevoked || body.kind === 'locked'),
    )
    if (asking.length === 0) return
    for (const { heldFor: _reason, answer: _answer, ...row } of asking)
      await db.outbox.put({ ...row, state: 'waiting' })
    await db.meta.put({ key: 'askedAgainAt', value: now() })
  })
}
