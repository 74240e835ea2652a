import * as z from 'zod/mini'
import type { Facts } from '#domain/sync/admit.ts'
import { type Outcome, ownBases } from '#domain/sync/base.ts'
import { type Address, Operation } from '#domain/sync/operation.ts'
import { parentsOf } from '#domain/sync/parent.ts'
import { isReleasedInGroups } from '#domain/sync/scope.ts'
import type { RecordRow } from '../store/store.ts'
import type { Batch } from './batch.ts'

/** What the server knows about one operation that arrived. */
export const gather = async (
  { turn: { writer, project }, device, rules, today }: Batch,
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
  if (payload.includes('"op:')) {
    const op = z.safeParse(Operation, raw)
    for (const id of op.success ? ownBases(op.data) : []) {
      const own = await writer.operation(project, id)
      if (own !== undefined && own.version !== null && own.recordId === address.recordId)
        outcomeOf.set(id, { version: own.version, clashed: own.result === 'conflict' })
    }
  }
  return {
    projectId: project,
    role: device.role,
    record: before?.stored,
    own: before?.deviceId === device.id,
    held: before?.state === 'held',
    gone,
    underTalk,
    fictional: rules.fictional,
    sealed: rules.sealed,
    outcomeOf,
    version,
  }
}

/** What an operation says that its record hangs under; also of one that is not understood otherwise. */
export const parentsOfSent = ({ parentId }: Address, raw: unknown): readonly string[] => {
  const set = typeof raw === 'object' && raw !== null && 'set' in raw ? raw.set : undefined
  // Any object can be asked for a field that it may not have.
  return parentsOf({
    parentId,
    fields: typeof set === 'object' ? ((set ?? {}) as Record<string, unknown>) : {},
  })
}
