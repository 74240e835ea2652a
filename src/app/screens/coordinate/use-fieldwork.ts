import * as z from 'zod/mini'
import { AddressFields } from '#domain/field/address.ts'
import { VisitFields } from '#domain/field/visit.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import type { Store } from '#app/store/store.ts'
import type { Stored } from '#domain/sync/record.ts'

export type DeskAddress = AddressFields & { readonly id: string; readonly record: Stored }
export type DeskVisit = VisitFields & { readonly id: string }

export interface FieldworkRecords {
  readonly addresses: readonly DeskAddress[]
  readonly visits: readonly DeskVisit[]
}

/** All addresses and visits; undefined while they are read for the first time. */
export const useFieldwork = (): FieldworkRecords | undefined => {
  const { store } = useProject()
  return useLive(() => readFieldwork(store), [store])
}

export const readFieldwork = async (store: Pick<Store, 'records'>): Promise<FieldworkRecords> => {
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
