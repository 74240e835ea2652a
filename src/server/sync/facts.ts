import * as z from 'zod/mini'
import type { Facts } from '#domain/sync/admit-facts.ts'
import { type Outcome, ownBases } from '#domain/sync/base.ts'
import { type Address, isEdit, type Json, Operation } from '#domain/sync/operation.ts'
import { parentsOf } from '#domain/sync/parent.ts'
import { isReleasedInGroups } from '#domain/sync/scope.ts'
import type { RecordRow } from '../store/rows.ts'
import type { Reader } from '../store/store.ts'
import type { Batch } from './batch.ts'

/** What the server knows about one operation that arrived. */
export const gather = async (
  { turn: { writer, project }, device, standing, formerRole, rules, today }: Batch,
  {
    address,
    raw,
    before,
    payload,
    version,
  }: {
    readonly address: Address
    readonly raw: unknown
    readonly before: RecordRow | undefined
    readonly payload: string
    readonly version: string
  },
): Promise<Facts> => {
  const above = new Set([
    address.recordId,
    ...parentsOf(before?.stored ?? { fields: {} }),
    ...parentsOfSent(address, raw),
  ])
  let gone = false
  let underTalk = false
  for (const id of above) {
    gone ||= await writer.isErased(project, id)
    if (id !== address.recordId)
      underTalk ||= isReleasedInGroups((await writer.record(project, id))?.scopes ?? [])
  }
  if (address.withdrawalHash !== undefined)
    gone ||= await writer.isWithdrawn(project, address.withdrawalHash, today)

  const outcomeOf = new Map<string, Outcome>()
  let behind = false
  let own = before?.deviceId === device.id
  // Only of a record that is not there: what would make it may wait.
  const needsMaking = before === undefined && (payload.includes('"erase"') || !payload.includes('"base":{}'))
  if (needsMaking || payload.includes('"op:')) {
    const op = z.safeParse(Operation, raw)
    if (needsMaking && op.success && (isEdit(op.data) || op.data.erase === true)) {
      const waiting = (await writer.quarantinedOf(project, address.recordId)).filter(
        ({ operationId }) => operationId !== address.id,
      )
      own = waiting.some(({ deviceId }) => deviceId === device.id)
      behind = waiting.length > 0
    }
    for (const id of op.success ? ownBases(op.data) : []) {
      const own = await writer.operation(project, id)
      behind ||= own?.result === 'quarantined' && own.recordId === address.recordId
      if (own !== undefined && own.version !== null && own.recordId === address.recordId)
        outcomeOf.set(id, { version: own.version, clashed: own.result === 'conflict' })
    }
  }
  const shared = payload.includes('"erase"') && own && (await isShared(writer, { project, before, device }))
  return {
    projectId: project,
    role: device.role,
    standing,
    formerRole,
    record: before?.stored,
    own,
    shared,
    behind,
    held: before?.state === 'held',
    gone,
    underTalk,
    fictional: rules.fictional,
    sealed: rules.sealed,
    forms: rules.forms,
    outcomeOf,
    version,
  }
}

/** Whether others than this device had to do with a record. What came back after a restore may hold what they added, and
 *  nobody knows any more whose it was. */
const isShared = async (
  reader: Reader,
  {
    project,
    before,
    device,
  }: {
    readonly project: string
    readonly before: RecordRow | undefined
    readonly device: { readonly id: string }
  },
): Promise<boolean> => {
  if (before === undefined) return false
  const { id, restored = {} } = before.stored
  if (Object.keys(restored).length > 0) return true
  const under = await reader.under(project, id)
  return (
    under.some(({ deviceId }) => deviceId !== device.id) || reader.isChangedByOthers(project, id, device.id)
  )
}

/** What an operation says that its record hangs under; also of one that is not understood otherwise. */
export const parentsOfSent = ({ parentId, erasedWith }: Address, raw: unknown): readonly string[] => [
  ...parentsOf({ parentId, fields: fieldsSent(raw, 'set') }),
  ...(erasedWith === undefined ? [] : [erasedWith]),
]

/** What an operation sets or adds; also one that is not understood otherwise. */
export const fieldsSent = (raw: unknown, part: string): Readonly<Record<string, Json>> => {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, part)) return {}
  // Any object can be asked for a field that it may not have; what arrived is JSON.
  const fields = (raw as Record<string, unknown>)[part]
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, Json>) : {}
}
