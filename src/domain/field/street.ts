import { leadingNumber } from './address.ts'
import { attemptsIn, type Door, doorOf, inOrder, type VisitFields } from './visit.ts'

/** A door as an interviewer sees it on the street. */
export interface StreetDoor {
  readonly addressId: string
  readonly areaId?: string
  readonly street: string
  readonly houseNumber: string
  readonly side: 'even' | 'odd'
  readonly lat: number | null
  readonly lon: number | null
  readonly door: Door
  readonly attempts: number
  readonly last?: { readonly visitId: string; readonly outcome: string; readonly at: string }
  /** Two teams knocked here under the same number: both visits stand. */
  readonly twice: boolean
}

export interface KnownAddress {
  readonly id: string
  readonly street: string
  readonly houseNumber: string
  readonly walkOrder: number
  readonly doNotVisit: boolean
  readonly areaId?: string | undefined
  readonly lat?: number | null | undefined
  readonly lon?: number | null | undefined
}

export type KnownVisit = Pick<VisitFields, 'addressId' | 'attemptNo' | 'at' | 'outcome'> & {
  readonly id: string
}

/** All doors in walking order. */
export const doorsOf = (
  addresses: readonly KnownAddress[],
  visits: readonly KnownVisit[],
): readonly StreetDoor[] => {
  const visitsOf = Map.groupBy(visits, ({ addressId }) => addressId)
  return addresses
    .toSorted((a, b) => a.walkOrder - b.walkOrder || (a.id < b.id ? -1 : 1))
    .map((address) => {
      const known = inOrder(visitsOf.get(address.id) ?? [])
      const last = known.at(-1)
      return {
        addressId: address.id,
        ...(address.areaId === undefined ? {} : { areaId: address.areaId }),
        street: address.street,
        houseNumber: address.houseNumber,
        side: leadingNumber(address.houseNumber) % 2 === 0 ? 'even' : 'odd',
        lat: address.lat ?? null,
        lon: address.lon ?? null,
        door: doorOf(address, known),
        attempts: attemptsIn(known),
        ...(last === undefined ? {} : { last: { visitId: last.id, outcome: last.outcome, at: last.at } }),
        twice: new Set(known.map(({ attemptNo }) => attemptNo)).size < known.length,
      }
    })
}

/** The streets in the order in which they are walked. */
export const streetsIn = (doors: readonly StreetDoor[]): readonly string[] => [
  ...new Set(doors.map(({ street }) => street)),
]

/** Doors where somebody may still knock. */
export const toGo = (doors: readonly StreetDoor[]): number =>
  doors.filter(({ door }) => door.kind === 'open').length
