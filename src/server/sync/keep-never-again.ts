import { addressVersion } from '#domain/field/address.ts'
import { bare, isBare } from '#domain/field/fieldwork.ts'
import { outcomeOf } from '#domain/field/visit.ts'
import type { RecordRow } from '../store/rows.ts'
import type { Batch } from './batch.ts'
import { keepRecord } from './keep-record.ts'

/** An address goes, and a visit that its desk had not heard of says that nobody may knock there: street and number stay,
 *  under an id that leads back to nothing. What the desk knew it kept itself, before it erased the address. */
export const keepNeverAgain = async (
  batch: Batch,
  address: RecordRow | undefined,
  operationId: string,
): Promise<void> => {
  if (address?.stored.type !== 'address') return
  const { turn, today, newId } = batch
  const { writer, project } = turn
  const visits = await writer.under(project, address.stored.id)
  const { street, houseNumber } = address.stored.fields
  if (typeof street !== 'string' || typeof houseNumber !== 'string' || !visits.some(saysNever)) return
  const fields = bare({ street, houseNumber })
  const stands = (await writer.ofStreet(project)).some(
    ({ stored }) =>
      isBare(stored.fields) &&
      stored.fields['street'] === street &&
      stored.fields['houseNumber'] === houseNumber,
  )
  if (stands) return
  const number = turn.next()
  const version = turn.versionOf(number)
  const record = {
    id: newId(),
    type: 'address',
    schemaVersion: addressVersion,
    at: today,
    fields,
    versions: Object.fromEntries(Object.keys(fields).map((field) => [field, version])),
    conflicts: [],
  }
  await keepRecord(batch, { before: undefined, record, operationId, number })
}

const saysNever = ({ stored: { type, fields } }: RecordRow): boolean =>
  type === 'visit' && outcomeOf(String(fields['outcome']))?.setsDoNotVisit === true
