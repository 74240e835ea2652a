import * as z from 'zod/mini'
import { dayOf } from '#domain/project/calendar.ts'
import { admit, type Facts, waitsForGroup } from '#domain/sync/admit.ts'
import { ownBases } from '#domain/sync/base.ts'
import { Address, canonical, Operation } from '#domain/sync/operation.ts'
import { parentsOf } from '#domain/sync/parent.ts'
import type { Stored } from '#domain/sync/record.ts'
import { carriesMonth, isReleasedInGroups, scopesOf, type Scope } from '#domain/sync/scope.ts'
import type { PushAnswer, PushResult } from '#domain/sync/wire.ts'
import type { Deps } from '../deps.ts'
import { currentScopes } from '../device.ts'
import { sha256Hex } from '../hash.ts'
import type { DeviceRow, OperationRow, RecordRow } from '../store/store.ts'
import { eraseRecord } from './erase.ts'
import { feedRecord } from './feed.ts'
import { notePictures } from './pictures.ts'
import { releaseGroups } from './release.ts'
import { readRules, type Rules } from './rules.ts'
import { takeTurn, type Turn } from './turn.ts'

/** Takes a batch of operations from one device, in one transaction. Each gets its own result; one that cannot be
 *  understood never stops the rest. */
export const takeBatch = (deps: Deps, device: DeviceRow, raws: readonly unknown[]): Promise<PushAnswer> =>
  takeTurn(deps, device.project, async (turn) => {
    const rules = await readRules(turn.writer, device.project)
    const batch: Batch = {
      turn,
      device,
      rules,
      scopes: await currentScopes(turn.writer, device),
      today: dayOf(deps.clock(), rules.timeZone),
      grouped: new Set(),
    }
    const results: PushResult[] = []
    for (const raw of raws) results.push(await takeOne(batch, raw))
    if (batch.grouped.size > 0)
      await releaseGroups(turn, { releaseGroup: rules.releaseGroup, shuffle: deps.random.shuffle })
    return { epoch: turn.epoch, results }
  })

interface Batch {
  readonly turn: Turn
  readonly device: DeviceRow
  readonly rules: Rules
  readonly scopes: readonly Scope[]
  readonly today: string
  /** Records that wait for their group and came or changed in this batch. */
  readonly grouped: Set<string>
}

const takeOne = async (batch: Batch, raw: unknown): Promise<PushResult> => {
  const { turn, device } = batch
  const { writer, project } = turn
  const address = z.safeParse(Address, raw)
  if (!address.success) return { id: idIn(raw), result: 'refused', reason: 'malformed' }
  const { id, recordId } = address.data
  const payload = canonical(raw)
  const hash = sha256Hex(payload)

  const known = await writer.operation(project, id)
  if (known !== undefined) return repeat(known, hash)

  const before = await writer.record(project, recordId)
  const version = turn.versionOf(turn.peek())
  const facts = await gather(batch, { address: address.data, raw, before, payload, version })
  const admission = admit(address.data, raw, facts)
  const keep = (result: OperationRow['result'], more: Partial<OperationRow> = {}) =>
    writer.putOperation(project, { id, hash, deviceId: device.id, recordId, result, reason: null, version: null, ...more })

  switch (admission.kind) {
    case 'refused':
      return { id, result: 'refused', reason: admission.reason }
    case 'unknown':
      await keep('unknown')
      return { id, result: 'unknown' }
    case 'gone':
      // A record that is there stays: only what hangs under something erased, or was withdrawn, never comes in.
      if (before === undefined && !(await writer.isErased(project, recordId))) await eraseRecord(turn, recordId)
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
        type: address.data.type,
        recordId,
        parentId: address.data.parentId ?? null,
        withdrawalHash: address.data.withdrawalHash ?? null,
        deviceId: device.id,
        reason: admission.reason,
        raw: payload,
      })
      await keep('quarantined', { reason: admission.reason })
      return { id, result: 'quarantined', reason: admission.reason }
    case 'taken': {
      const number = turn.next()
      await keep(admission.result, { version })
      const { withdrawalHash } = address.data
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

const gather = async (
  { turn: { writer, project }, device, rules, today }: Batch,
  { address, raw, before, payload, version }: {
    readonly address: Address
    readonly raw: unknown
    readonly before: RecordRow | undefined
    readonly payload: string
    readonly version: string
  },
): Promise<Facts> => {
  const above = new Set([address.recordId, ...parentsOf(before?.stored ?? { fields: {} }), ...parentsInRaw(raw)])
  if (address.parentId !== undefined) above.add(address.parentId)
  let gone = false
  for (const id of above) gone ||= await writer.isErased(project, id)
  if (address.withdrawalHash !== undefined)
    gone ||= await writer.isWithdrawn(project, address.withdrawalHash, today)

  const versionOf = new Map<string, string>()
  if (payload.includes('"op:')) {
    const op = z.safeParse(Operation, raw)
    for (const id of op.success ? ownBases(op.data) : []) {
      const own = await writer.operation(project, id)
      if (own !== undefined && own.version !== null && own.recordId === address.recordId) versionOf.set(id, own.version)
    }
  }
  return {
    projectId: project,
    role: device.role,
    record: before?.stored,
    own: before?.deviceId === device.id,
    held: before?.state === 'held',
    gone,
    fictional: rules.fictional,
    sealed: rules.sealed,
    versionOf,
    version,
  }
}

/** Stores what an operation made of a record, and shows it to the scopes that it belongs to. */
const keepRecord = async (
  batch: Batch,
  { before, record, operationId, number }: {
    readonly before: RecordRow | undefined
    readonly record: Stored
    readonly operationId: string
    readonly number: number
  },
): Promise<void> => {
  const { turn, device } = batch
  const { writer, project } = turn
  const under = parentsOf(record)[0] ?? null
  const parent = under === null ? undefined : await writer.record(project, under)
  const scopes = scopesOf(record, parent?.scopes)
  const grouped = isReleasedInGroups(scopes)
  const waits =
    grouped &&
    (before === undefined
      ? waitsForGroup(record, { role: device.role, parentShown: parent?.state === 'shown' })
      : before.state === 'held')
  const stored = await keepConflicts(batch, { before: before?.stored, record, operationId })

  await writer.putRecord(project, {
    stored,
    scopes,
    under,
    state: waits ? 'held' : 'shown',
    deviceId: before === undefined ? (grouped && !waits ? null : device.id) : before.deviceId,
  })
  await notePictures(turn, stored, { id: device.id, scopes: batch.scopes })
  if (before === undefined && grouped && !waits)
    await writer.forgetAuthor(project, stored.id, turn.versionOf(number))
  if (waits) batch.grouped.add(stored.id)
  else await feedRecord(turn, stored.id, { scopes, number })
  if (before === undefined || before.scopes.join() !== scopes.join()) await moveComments(turn, stored.id, scopes)
}

/** Open conflicts stand in the record; the table also keeps who, and which operation settled one. */
const keepConflicts = async (
  { turn: { writer, project }, device }: Batch,
  { before, record, operationId }: {
    readonly before: Stored | undefined
    readonly record: Stored
    readonly operationId: string
  },
): Promise<Stored> => {
  if (before === undefined || (before.conflicts.length === 0 && record.conflicts.length === 0)) return record
  const nameless = record.type === 'visit' || carriesMonth(record.type, record.fields)
  const conflicts = record.conflicts.map((conflict) => {
    const known = before.conflicts.some(({ id, version }) => id === conflict.id && version === conflict.version)
    return known || nameless ? conflict : { ...conflict, by: device.name }
  })
  for (const conflict of conflicts)
    await writer.putConflict(project, { ...conflict, recordId: record.id, deviceId: nameless ? null : device.id })
  for (const { id } of before.conflicts)
    if (!conflicts.some((conflict) => conflict.id === id)) await writer.resolveConflict(project, id, operationId)
  return { ...record, conflicts }
}

/** Notes go where the record goes that they are about. */
const moveComments = async (turn: Turn, about: string, scopes: readonly Scope[]): Promise<void> => {
  for (const row of await turn.writer.under(turn.project, about)) {
    if (row.stored.type !== 'comment' || row.state === 'held' || row.scopes.join() === scopes.join()) continue
    await turn.writer.putRecord(turn.project, { ...row, scopes })
    await feedRecord(turn, row.stored.id, { scopes, number: turn.next() })
  }
}

const parentsInRaw = (raw: unknown): readonly string[] => {
  const op = z.safeParse(z.looseObject({ set: z.record(z.string(), z.unknown()) }), raw)
  return op.success ? parentsOf({ fields: op.data.set }) : []
}

const idIn = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id.slice(0, 100) : ''
