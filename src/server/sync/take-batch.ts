import * as z from 'zod/mini'
import { dayOf } from '#domain/project/calendar.ts'
import { admit } from '#domain/sync/admit.ts'
import { Address, canonical, isWalkable } from '#domain/sync/operation.ts'
import type { PushAnswer, PushResult } from '#domain/sync/wire.ts'
import type { Deps } from '../deps.ts'
import { currentScopes } from '../device.ts'
import { sha256Hex } from '../hash.ts'
import type { DeviceRow, OperationRow } from '../store/store.ts'
import { writeBehind } from '../store/write-behind.ts'
import type { Batch } from './batch.ts'
import { eraseRecord } from './erase.ts'
import { gather, parentsOfSent } from './facts.ts'
import { keepRecord } from './keep-record.ts'
import { releaseGroups } from './release.ts'
import { readRules } from './rules.ts'
import { takeTurn } from './turn.ts'

/** Takes a batch of operations from one device, in one transaction. Each gets its own result; one that cannot be
 *  understood never stops the rest. */
export const takeBatch = (deps: Deps, device: DeviceRow, raws: readonly unknown[]): Promise<PushAnswer> =>
  takeTurn(deps, device.project, async (turn) => {
    const rules = await readRules(turn.writer, device.project)
    const sent = raws.map((raw): Sent => ({ raw, address: readAddress(raw) }))
    const { writer, flush } = await writeBehind(turn.writer, device.project, idsIn(sent))
    const batch: Batch = {
      turn: { ...turn, writer },
      device,
      rules,
      scopes: await currentScopes(turn.writer, device),
      today: dayOf(deps.clock(), rules.timeZone),
      grouped: new Set(),
    }
    const results: PushResult[] = []
    for (const one of sent) results.push(await takeOne(batch, one))
    if (batch.grouped.size > 0) {
      // Read again: the size of a group may be what changed.
      const { releaseGroup } = await readRules(writer, device.project)
      await releaseGroups(batch.turn, { releaseGroup, shuffle: deps.random.shuffle })
    }
    await flush()
    return { epoch: turn.epoch, results }
  })

interface Sent {
  readonly raw: unknown
  /** What it is about; undefined when not even that can be read. */
  readonly address: Address | undefined
}

const readAddress = (raw: unknown): Address | undefined =>
  isWalkable(raw) ? z.safeParse(Address, raw).data : undefined

/** What the batch will ask about. */
const idsIn = (sent: readonly Sent[]) => {
  const operations = new Set<string>()
  const records = new Set<string>()
  for (const { raw, address } of sent) {
    if (address === undefined) continue
    operations.add(address.id)
    for (const id of [address.recordId, ...parentsOfSent(address, raw)]) records.add(id)
  }
  return { operations: [...operations], records: [...records] }
}

const takeOne = async (batch: Batch, { raw, address }: Sent): Promise<PushResult> => {
  const { turn, device } = batch
  const { writer, project } = turn
  if (address === undefined) return { id: idIn(raw), result: 'refused', reason: 'malformed' }
  const { id, recordId } = address
  const payload = canonical(raw)
  const hash = sha256Hex(payload)

  const known = await writer.operation(project, id)
  if (known !== undefined) return repeat(known, hash)

  const before = await writer.record(project, recordId)
  const version = turn.versionOf(turn.peek())
  const facts = await gather(batch, { address, raw, before, payload, version })
  const admission = admit(address, raw, facts)
  const keep = (result: OperationRow['result'], more: Partial<OperationRow> = {}) =>
    writer.putOperations(project, [
      { id, hash, deviceId: device.id, recordId, result, reason: null, version: null, ...more },
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
      await eraseRecord(turn, recordId)
      await keep('applied', { version, deviceId: null })
      return { id, result: 'applied', number }
    }
    case 'quarantined':
      await writer.putQuarantine(project, {
        operationId: id,
        type: address.type,
        recordId,
        parentId: address.parentId ?? null,
        withdrawalHash: address.withdrawalHash ?? null,
        deviceId: device.id,
        reason: admission.reason,
        raw: payload,
      })
      await keep('quarantined', { reason: admission.reason })
      return { id, result: 'quarantined', reason: admission.reason }
    case 'taken': {
      const number = turn.next()
      await keep(admission.result, { version })
      const { withdrawalHash } = address
      if (withdrawalHash !== undefined && before === undefined)
        await writer.putWithdrawal(project, withdrawalHash, recordId)
      if (admission.changed || before === undefined)
        await keepRecord(batch, { before, record: admission.record, operationId: id, number })
      return { id, result: admission.result, number }
    }
  }
}

/** The answer that stands. The same id with other contents is refused: an outbox entry is never altered. */
const repeat = ({ id, hash, result, reason, version }: OperationRow, offered: string): PushResult => {
  if (result === 'gone') return { id, result }
  if (hash !== offered) return { id, result: 'refused', reason: 'altered' }
  return {
    id,
    result,
    ...(version === null ? {} : { number: Number(version.split('.')[1]) }),
    ...(reason === null ? {} : { reason }),
  }
}

const idIn = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string'
    ? raw.id.slice(0, 100)
    : ''
