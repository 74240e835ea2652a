import * as z from 'zod/mini'
import type { Facts } from '#domain/sync/admit-facts.ts'
import { type Admission, admit, broken } from '#domain/sync/admit.ts'
import { Address, canonical, isWalkable } from '#domain/sync/operation.ts'
import type { PushResult } from '#domain/sync/wire.ts'
import { sha256Hex } from '../hash.ts'
import { parsedBy } from '../parsed-by.ts'
import type { OperationRow, QuarantineRow, RecordRow } from '../store/rows.ts'
import type { Batch } from './batch.ts'
import { eraseRecord, forgetQuarantined } from './erase.ts'
import { gather, parentsOfSent } from './facts.ts'
import { keepApart } from './keep-apart.ts'
import { keepNeverAgain } from './keep-never-again.ts'
import { keepRecord } from './keep-record.ts'

export interface Sent {
  readonly raw: unknown
  /** What it is about; undefined when not even that can be read. */
  readonly address: Address | undefined
}

export const readSent = (raw: unknown): Sent =>
  isWalkable(raw) ? { raw, address: parsedBy(Address, raw).data } : { raw, address: undefined }

/** Decides about one operation that arrived, and carries it out. */
export const takeOne = async (batch: Batch, { raw, address }: Sent): Promise<PushResult> => {
  if (address === undefined) return { id: idIn(raw), result: 'refused', reason: 'malformed' }
  const { writer, project } = batch.turn
  const payload = canonical(raw)
  const known = await writer.operation(project, address.id)
  if (known !== undefined) return repeat(known, sha256Hex(payload))
  const one = await prepare(batch, { address, raw, payload })
  return carryOut(batch, one, admit(address, raw, one.facts))
}

/** Puts an operation apart that this program cannot carry out, whatever is wrong with it. */
export const takeApart = async (batch: Batch, { raw, address }: Sent): Promise<PushResult> => {
  if (address === undefined) return { id: idIn(raw), result: 'refused', reason: 'malformed' }
  const { turn, device, rules } = batch
  const { writer, project } = turn
  const { id, recordId } = address
  const above = [recordId, ...parentsOfSent(address, raw)]
  for (const parent of above) if (await writer.isErased(project, parent)) return { id, result: 'gone' }
  const admission = broken(address, raw, rules.sealed)
  if (admission.kind !== 'quarantined') return { id, result: 'refused', reason: 'broken' }
  const { reason } = admission
  const result = 'quarantined'
  const payload = canonical(raw)
  const facts = { record: undefined, underTalk: false }
  await keepApart(batch, { address, raw, payload, reason, facts })
  await writer.putOperations(project, [
    {
      id,
      hash: sha256Hex(payload),
      deviceId: device.id,
      recordId,
      result,
      reason,
      version: null,
      made: false,
    },
  ])
  return { id, result, reason }
}

/** Decides again about one that waits in quarantine. `waits`: it cannot be taken, and why. */
export const takeAgain = async (
  batch: Batch,
  row: QuarantineRow,
): Promise<{ readonly result: PushResult } | { readonly waits: Admission }> => {
  const raw: unknown = JSON.parse(row.raw)
  const one = await prepare(batch, { address: z.parse(Address, raw), raw, payload: row.raw })
  const admission = admit(one.address, raw, one.facts)
  if (admission.kind === 'quarantined' || admission.kind === 'unknown' || admission.kind === 'refused')
    return { waits: admission }
  const result = await carryOut(batch, one, admission)
  await forgetQuarantined(batch.turn, row, 'settled')
  return { result }
}

interface One {
  readonly address: Address
  readonly raw: unknown
  readonly payload: string
  readonly before: RecordRow | undefined
  readonly version: string
  readonly facts: Facts
}

const prepare = async (batch: Batch, one: Pick<One, 'address' | 'raw' | 'payload'>): Promise<One> => {
  const { turn } = batch
  const before = await turn.writer.record(turn.project, one.address.recordId)
  const version = turn.versionOf(turn.peek())
  return { ...one, before, version, facts: await gather(batch, { ...one, before, version }) }
}

const carryOut = async (
  batch: Batch,
  { address, raw, payload, before, version, facts }: One,
  admission: Admission,
): Promise<PushResult> => {
  const { turn, device } = batch
  const { writer, project } = turn
  const { id, recordId, withdrawalHash, erasedWith } = address
  const hash = sha256Hex(payload)
  const keep = (result: OperationRow['result'], more: Partial<OperationRow> = {}) =>
    writer.putOperations(project, [
      { id, hash, deviceId: device.id, recordId, result, reason: null, version: null, made: false, ...more },
    ])

  switch (admission.kind) {
    case 'refused':
      return { id, result: 'refused', reason: admission.reason }
    case 'unknown':
      await keep('unknown')
      return { id, result: 'unknown' }
    case 'gone':
      // A record that is there stays: only what hangs under something erased, or was withdrawn, never comes in.
      if (before === undefined && !(await writer.isErased(project, recordId)))
        await eraseRecord(turn, recordId)
      await keep('gone', { hash: null, deviceId: null })
      return { id, result: 'gone' }
    case 'erase': {
      const number = turn.next()
      await keepNeverAgain(batch, before, id)
      await eraseRecord(turn, recordId)
      await keep('applied', { version, deviceId: null })
      return { id, result: 'applied', number }
    }
    case 'quarantined':
      await keepApart(batch, { address, raw, payload, reason: admission.reason, facts })
      await keep('quarantined', { reason: admission.reason })
      return { id, result: 'quarantined', reason: admission.reason }
    case 'taken': {
      const number = turn.next()
      await keep(admission.result, { version, made: before === undefined })
      if (withdrawalHash !== undefined && before === undefined)
        await writer.putWithdrawal(project, withdrawalHash, recordId)
      if (erasedWith !== undefined && before === undefined)
        await writer.putErasedWith(project, recordId, erasedWith)
      if (admission.changed || before === undefined)
        await keepRecord(batch, { before, record: admission.record, operationId: id, number })
      return { id, result: admission.result, number }
    }
  }
}

/** The answer that stands. The same id with other contents is refused: an outbox entry is never altered. */
const repeat = (operation: OperationRow, offered: string): PushResult => {
  if (operation.result !== 'gone' && operation.hash !== offered)
    return { id: operation.id, result: 'refused', reason: 'altered' }
  return answerOf(operation)
}

/** What a device is told about an operation that was decided on. */
export const answerOf = ({ id, result, reason, version }: OperationRow): PushResult => {
  if (result === 'gone') return { id, result }
  return {
    id,
    result,
    ...(version === null ? {} : { number: Number(version.split('.')[1]) }),
    ...(reason === null ? {} : { reason }),
  }
}

/** The id by which a device knows its answer; empty where it gave none. */
export const idIn = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string'
    ? raw.id.slice(0, 100)
    : ''
