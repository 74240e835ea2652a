import * as z from 'zod/mini'
import { Id } from '../sync/operation.ts'

/** A door. Street, number and position are erased when the fieldwork ends; of `doNotVisit` street and number stay until
 *  the project ends. */
export const addressVersion = 1

/** An identification of the Dutch register of addresses and buildings (BAG): 16 digits, text because of leading zeros. */
export const BagId = z.string().check(z.regex(/^\d{16}$/))

export const AddressFields = z.looseObject({
  street: z.string().check(z.maxLength(120)),
  houseNumber: z.string().check(z.maxLength(20)),
  gridCell: z.string().check(z.maxLength(20)),
  walkOrder: z.int(),
  doNotVisit: z.boolean(),
  lat: z.optional(z.nullable(z.number().check(z.minimum(-90), z.maximum(90)))),
  lon: z.optional(z.nullable(z.number().check(z.minimum(-180), z.maximum(180)))),
  bagId: z.optional(z.nullable(BagId)),
  areaId: z.optional(Id),
  /** With which list it came, so that the list can be taken back. */
  importId: z.optional(Id),
})
export type AddressFields = z.infer<typeof AddressFields>

/** The number that a house number begins with, to sort 2, 10 and 10-2 as people do; 0 when there is none. */
export const leadingNumber = (houseNumber: string): number => Number(/^\d+/.exec(houseNumber)?.[0] ?? 0)

/** Along one side of a street and back along the other: odd numbers upwards, then even numbers downwards. */
export const alongTheStreet = (a: string, b: string): number => {
  const [first, second] = [leadingNumber(a), leadingNumber(b)]
  const even = (number: number) => number % 2 === 0
  if (even(first) !== even(second)) return even(first) ? 1 : -1
  const order = even(first) ? second - first : first - second
  return order === 0 ? (a < b ? -1 : a > b ? 1 : 0) : order
}
