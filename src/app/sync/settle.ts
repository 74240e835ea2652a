import { isBare } from '#domain/field/fieldwork.ts'
import { resolveBases } from '#domain/sync/base.ts'
import { merge } from '#domain/sync/merge.ts'
import { canonical, type Operation } from '#domain/sync/operation.ts'
import type { PushResult } from '#domain/sync/wire.ts'
import { keepUntil } from '../store/conversations.ts'
import { type OutboxRow, type ProjectDatabase, type RecordRow, recordRow } from '../store/database.ts'
import { outboxRow } from '../store/outbox-row.ts'
import { versionsOf } from '../store/own-versions.ts'
import { eraseHere } from './erase-here.ts'
import { keepNeverAgain } from './keep-never-again.ts'

interface Answered {
  readonly row: OutboxRow
  readonly operation: Operation
  readonly result: PushResult
  /** For what is sent in its place. */
  readonly newId: () => string
  /** UTC. */
  readonly receivedAt: string
}

/** Tables of the transaction in which `settle` runs. */
export const settleTables = (db: ProjectDatabase) => [
  db.outbox,
  db.receipt,
  db.conversation,
  db.record,
  db.raw,
  db.blob,
  db.blobChunk,
  db.erased,
  db.erasedWith,
  db.meta,
]

/** Stores the receipt and lets the outbox entry go, or holds it, in the transaction that is open. Returns keys that may be
 *  free now. */
export const settle = async (
  db: ProjectDatabase,
  { row, operation, result, newId, receivedAt }: Answered,
): Promise<readonly string[]> => {
  const { order } = row
  // Another tab had the same answer.
  if (order === undefined || (await db.outbox.get(order)) === undefined) return []
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
    ...(row.body.kind === 'locked' || row.type === 'visit' ? {} : { receivedAt }),
    ...(row.body.kind === 'locked' || result.number === undefined ? {} : { number: result.number }),
  })
  await db.outbox.delete(order)
  if (result.result === 'gone') await keepNeverAgain(db, operation, { newId, receivedAt })
  if (result.result === 'gone' || operation.erase === true) await eraseHere(db, row.recordId)
  else if (row.type === 'interview')
    await db.conversation.update(row.recordId, {
      received: true,
      keepUntil: keepUntil(receivedAt.slice(0, 'YYYY-MM'.length)),
      ...(result.number === undefined ? {} : { number: result.number }),
    })
  // Street and number are for the desk alone: no page brings them to this phone again.
  else if (row.body.kind === 'clear' && !(operation.type === 'address' && isBare(operation.set)))
    await showReceived(db, operation, result)
  return row.body.kind === 'locked' ? [row.body.sealed.keyId] : []
}

/** An answer that came later, with a page, to something that is held here. What was thrown away meanwhile stays away. */
export const settleLater = async (
  db: ProjectDatabase,
  result: PushResult,
  stamp: Pick<Answered, 'newId' | 'receivedAt'>,
): Promise<void> => {
  const row = await db.outbox.where('id').equals(result.id).first()
  if (row?.body.kind === 'clear') await settle(db, { row, operation: row.body.operation, result, ...stamp })
}

/** What was received shows on until the next page brings the server's own row. */
const showReceived = async (db: ProjectDatabase, operation: Operation, result: PushResult): Promise<void> => {
  const before = await db.record.get(operation.recordId)
  const seen = resolveBases(operation, before, await versionsOf(db, [operation]))
  const merged = merge(before, seen, `op:${operation.id}`)
  // Asked twice: a page has brought it already, and more may have come after it.
  if ((before?.number ?? -1) >= (result.number ?? Number.POSITIVE_INFINITY)) return
  if (result.result === 'conflict' && before !== undefined) await keepLost(db, before, operation)
  if (merged.result !== 'applied' || result.result !== 'applied') return
  // Where nothing changed no page comes: the number that it had stands.
  const { scopes = ['own'], number } = before ?? {}
  await db.record.put(recordRow(merged.record, { scopes, number }))
}

/** The server keeps what lost beside what was there first. Until its row comes, no other phone may have it: so it stands
 *  here as well, to be offered when the server is restored to before this. */
const keepLost = async (db: ProjectDatabase, before: RecordRow, operation: Operation): Promise<void> => {
  const version = `op:${operation.id}`
  const lost = Object.entries(operation.set)
    .filter(([field, value]) => canonical(before.fields[field]) !== canonical(value))
    .map(([field, value]) => ({ id: `${operation.id}/${field}`, field, value, version }))
  const { scopes, number } = before
  await db.record.put(recordRow({ ...before, conflicts: [...before.conflicts, ...lost] }, { scopes, number }))
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
  const beside = await db.erasedWith.get(row.recordId)
  const whole: Operation = {
    ...operation,
    id,
    base: {},
    set: { ...known.fields, ...operation.set },
    ...(beside === undefined ? {} : { erasedWith: beside.erasedWith }),
  }
  await db.outbox.delete(row.order)
  await db.outbox.add(outboxRow(whole))
}
