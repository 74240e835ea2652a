import * as z from 'zod/mini'
import { AddressFields } from '#domain/field/address.ts'
import { VisitFields } from '#domain/field/visit.ts'
import type { Stored } from '#domain/sync/record.ts'
import type { RecordCommands } from './records.ts'

export type FieldAddress = AddressFields & { readonly id: string; readonly record: Stored }
export type FieldVisit = VisitFields & { readonly id: string }

export interface Fieldwork {
  readonly addresses: readonly FieldAddress[]
  readonly visits: readonly FieldVisit[]
}

/** All addresses and visits that this phone has and understands. */
export const readFieldwork = async (store: Pick<RecordCommands, 'records'>): Promise<Fieldwork> => {
  const [addresses, visits] = await Promise.all([store.records('address'), store.records('visit')])
  return {
    addresses: addresses.flatMap(({ record }) => {
      const fields = z.safeParse(AddressFields, record.fields)
      return fields.success ? [{ ...fields.data, id: record.id, record }] : []
    }),
    visits: visits.flatMap(({ record }) => {
      const fields = z.safeParse(VisitFields, record.fields)
      return fields.success ? [{ ...fields.data, id: record.id }] : []
    }),
  }
}
