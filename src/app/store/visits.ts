import { dayOf } from '#domain/project/calendar.ts'
import { nextAttempt, VisitFields, visitVersion } from '#domain/field/visit.ts'
import type { Json, Operation } from '#domain/sync/operation.ts'
import * as z from 'zod/mini'
import { attempt, type Saved } from './attempt.ts'
import type { StoreDeps } from './deps.ts'
import type { DoorRef } from './draft.ts'
import { anywhere, outboxRow } from './outbox-row.ts'
import { overlay } from './overlay.ts'

/** What came of a knock at a door. */
export interface Knock extends DoorRef {
  readonly outcome: string
}

/** Undefined for a conversation that was begun without an address. */
export const knockAt = (door: DoorRef | undefined, outcome: string): Knock | undefined =>
  door === undefined ? undefined : { ...door, outcome }

export interface VisitCommands {
  /** Keeps what came of a knock. Returns the id of the visit. */
  readonly recordVisit: (knock: Knock) => Promise<Saved<string>>
}

export const visitCommands = (deps: StoreDeps): VisitCommands => ({
  recordVisit: (knock) => {
    const ids = visitIds(deps)
    return attempt(deps.db, async () => {
      await deps.db.transaction('rw', [deps.db.record, deps.db.outbox], () => addVisit(deps, knock, ids))
      return ids.visit
    })
  },
})

interface VisitIds {
  readonly visit: string
  readonly operation: string
}

/** Made before the transaction, so that a second try finds what the first one wrote. */
export const visitIds = ({ newId }: StoreDeps): VisitIds => ({ visit: newId(), operation: newId() })

/** Within a transaction over `record` and `outbox`. A visit carries the day, and never the time of day. */
export const addVisit = async (
  { db, now, timeZone, randomBytes }: StoreDeps,
  { addressId, areaId, outcome }: Knock,
  ids: VisitIds,
): Promise<void> => {
  if ((await db.outbox.where('id').equals(ids.operation).count()) > 0) return
  const rows = await db.record.where('type').equals('visit').toArray()
  const waiting = await db.outbox.where('type').equals('visit').sortBy('order')
  const known = overlay(rows, waiting).flatMap(({ record }) => {
    const fields = z.safeParse(VisitFields, record.fields)
    return fields.success && fields.data.addressId === addressId ? [fields.data] : []
  })
  const at = dayOf(now(), timeZone())
  const fields: Record<string, Json> = {
    addressId,
    at,
    attemptNo: nextAttempt(known),
    outcome,
    ...(areaId === undefined ? {} : { areaId }),
  }
  const operation: Operation = {
    id: ids.operation,
    type: 'visit',
    recordId: ids.visit,
    schemaVersion: visitVersion,
    at,
    base: {},
    set: fields,
  }
  await db.outbox.add({ ...outboxRow(operation), order: anywhere(randomBytes) })
}
