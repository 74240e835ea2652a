import * as z from 'zod/mini'
import { addressVersion, AddressFields } from '#domain/field/address.ts'
import { bare } from '#domain/field/fieldwork.ts'
import { outcomeOf, VisitFields } from '#domain/field/visit.ts'
import type { Operation } from '#domain/sync/operation.ts'
import type { ProjectDatabase } from '../store/database.ts'
import { outboxRow } from '../store/outbox-row.ts'

interface Around {
  readonly newId: () => string
  /** UTC. */
  readonly receivedAt: string
}

/** A wish for no more visits comes too late when its address is erased: the visit goes with it. Street and number are
 *  handed in anew, under an id that leads back to nothing. Within a transaction over `record` and `outbox`, before the
 *  address goes from this phone. */
export const keepNeverAgain = async (
  db: ProjectDatabase,
  visit: Operation,
  { newId, receivedAt }: Around,
): Promise<void> => {
  const addressId = neverAgainAt(visit)
  if (addressId === undefined) return
  const address = z.safeParse(AddressFields, (await db.record.get(addressId))?.fields)
  if (!address.success) return
  await db.outbox.add(
    outboxRow({
      id: newId(),
      type: 'address',
      recordId: newId(),
      schemaVersion: addressVersion,
      at: receivedAt.slice(0, 'YYYY-MM-DD'.length),
      base: {},
      set: bare(address.data),
    }),
  )
}

/** The same for visits that are still on their way when the address goes. */
export const keepNeverAgainOf = async (
  db: ProjectDatabase,
  addressId: string,
  around: Around,
): Promise<void> => {
  for (const { body } of await db.outbox.where('type').equals('visit').sortBy('order'))
    if (body.kind === 'clear' && neverAgainAt(body.operation) === addressId)
      return keepNeverAgain(db, body.operation, around)
}

const neverAgainAt = ({ type, set }: Operation): string | undefined => {
  const visit = z.safeParse(VisitFields, set)
  return type === 'visit' && visit.success && outcomeOf(visit.data.outcome)?.setsDoNotVisit === true
    ? visit.data.addressId
    : undefined
}
