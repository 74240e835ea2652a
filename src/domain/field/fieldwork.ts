import type { ProjectFields } from '../project/project.ts'
import type { AddressFields } from './address.ts'
import { outcomeOf, type VisitFields } from './visit.ts'

/** The end of the fieldwork: it is announced, then visits and addresses are erased, and then a rest of conversations is
 *  shown. Of an address where nobody may knock street and number stay, and nothing else. */

/** Days between the announcement and the end. */
export const noticeDays = 7

const dayMs = 86_400_000

/** The first day on which fieldwork that is announced today may end. Days as `YYYY-MM-DD`. */
export const earliestEnd = (today: string): string =>
  new Date(Date.parse(today) + noticeDays * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length)

export type Fieldwork =
  | { readonly kind: 'open' }
  | { readonly kind: 'announced'; readonly endsOn: string; readonly daysLeft: number }
  /** The announced day is here: nobody knocks any more, and a coordinator closes it. */
  | { readonly kind: 'due'; readonly endsOn: string }
  | { readonly kind: 'closed' }

/** How far the fieldwork is on a day (`YYYY-MM-DD`). */
export const fieldworkOf = (
  { phase, fieldworkEndsOn }: Pick<ProjectFields, 'phase' | 'fieldworkEndsOn'>,
  today: string,
): Fieldwork => {
  if (isAfterFieldwork(phase)) return { kind: 'closed' }
  if (fieldworkEndsOn == null) return { kind: 'open' }
  const daysLeft = Math.round((Date.parse(fieldworkEndsOn) - Date.parse(today)) / dayMs)
  return daysLeft > 0
    ? { kind: 'announced', endsOn: fieldworkEndsOn, daysLeft }
    : { kind: 'due', endsOn: fieldworkEndsOn }
}

/** No visits are made and no addresses kept any more. */
export const isAfterFieldwork = (phase: ProjectFields['phase']): boolean =>
  phase === 'review' || phase === 'published' || phase === 'closed'

type Known<T> = T & { readonly id: string }

export interface EndOfFieldwork {
  /** Visits whose address is not there any more; all others go with their address. */
  readonly visits: readonly string[]
  /** `stays`: what is written anew, under another id that leads back to nothing. */
  readonly addresses: readonly { readonly id: string; readonly stays: AddressFields | undefined }[]
}

/** What has to be erased, and what stays of it. Asked again after an interruption it gives the rest. */
export const endOfFieldwork = (
  addresses: readonly Known<AddressFields>[],
  visits: readonly Known<Pick<VisitFields, 'addressId' | 'outcome'>>[],
): EndOfFieldwork => {
  const never = new Set(
    visits.flatMap(({ addressId, outcome }) =>
      outcomeOf(outcome)?.setsDoNotVisit === true ? [addressId] : [],
    ),
  )
  const visited = new Set(visits.map(({ addressId }) => addressId))
  const known = new Set(addresses.map(({ id }) => id))
  return {
    visits: visits.flatMap(({ id, addressId }) => (known.has(addressId) ? [] : [id])),
    addresses: addresses.flatMap(({ id, ...address }) => {
      if (isBare(address) && !visited.has(id)) return []
      return [{ id, stays: address.doNotVisit || never.has(id) ? bare(address) : undefined }]
    }),
  }
}

/** All that may stay of an address where nobody may knock, after the fieldwork. */
export const bare = ({ street, houseNumber }: Pick<AddressFields, 'street' | 'houseNumber'>) => ({
  street,
  houseNumber,
  doNotVisit: true,
  gridCell: '',
  walkOrder: 0,
})

const bareFields = Object.keys(bare({ street: '', houseNumber: '' }))

/** Whether this is all that may stay of an address after the fieldwork. */
export const isBare = (address: Readonly<Record<string, unknown>>): boolean =>
  address['doNotVisit'] === true &&
  address['gridCell'] === '' &&
  address['walkOrder'] === 0 &&
  Object.entries(address).every(([field, value]) => value == null || bareFields.includes(field))
