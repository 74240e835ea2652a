import type { AddressFields } from './address.ts'
import { countDispositions, type DispositionCounts } from './rates.ts'
import { type Disposition, dispositionOf, inOrder, type VisitFields } from './visit.ts'

/** How far the fieldwork is, by area, street and square: where nobody knocked yet, and never who said what. */

/** Below this many addresses the outcomes of a street are not shown: they would be those of a few doors. */
export const fewAddresses = 5

export interface Tally {
  readonly addresses: number
  /** Somebody knocked there at least once. */
  readonly visited: number
  /** A conversation, whole or in part. */
  readonly spoken: number
  /** Of those, finished at the door. They count as whole ones in the rates. */
  readonly doorstep: number
  readonly refused: number
  /** Two teams knocked there under the same number. */
  readonly twice: number
  readonly classes: DispositionCounts
}

export interface Part {
  /** Id of an area, name of a street, or name of a square. */
  readonly key: string
  readonly tally: Tally
}

export interface Progress {
  readonly whole: Tally
  readonly areas: readonly Part[]
  readonly streets: readonly Part[]
  readonly cells: readonly Part[]
}

type Door = Pick<AddressFields, 'street' | 'gridCell' | 'areaId'> & { readonly id: string }
type Knock = Pick<VisitFields, 'addressId' | 'attemptNo' | 'at' | 'outcome'> & { readonly id: string }

/** Parts are in the order in which the addresses come. Addresses without area or place are in no part of that kind. */
export const progressOf = (addresses: readonly Door[], visits: readonly Knock[]): Progress => {
  const knocks = Map.groupBy(visits, ({ addressId }) => addressId)
  const doors = addresses.map((address) => ({ ...address, ...factsOf(knocks.get(address.id) ?? []) }))
  const by = (key: (door: Door) => string | undefined): readonly Part[] =>
    [...Map.groupBy(doors, key)].flatMap(([name, members]) =>
      name === undefined || name === '' ? [] : [{ key: name, tally: tally(members) }],
    )
  return {
    whole: tally(doors),
    areas: by(({ areaId }) => areaId),
    streets: by(({ street }) => street),
    cells: by(({ gridCell }) => gridCell),
  }
}

/** The part to go to first: the smallest share of doors where somebody knocked; undefined when all had a visit. */
export const goFirst = (streets: readonly Part[]): Part | undefined =>
  streets
    .filter(({ tally: { visited, addresses } }) => visited < addresses)
    .toSorted((a, b) => share(a.tally) - share(b.tally) || b.tally.addresses - a.tally.addresses)[0]

const share = ({ visited, addresses }: Tally): number => (addresses === 0 ? 1 : visited / addresses)

/** 0 nobody knocked yet · 1 up to half · 2 more than half · 3 everywhere. */
export const levelOf = (tally: Tally): 0 | 1 | 2 | 3 => {
  const part = share(tally)
  return part === 0 ? 0 : part >= 1 ? 3 : part > 0.5 ? 2 : 1
}

interface Facts {
  readonly final: Disposition
  readonly visited: boolean
  readonly doorstep: boolean
  readonly twice: boolean
}

const factsOf = (knocks: readonly Knock[]): Facts => {
  const codes = inOrder(knocks).map(({ outcome }) => outcome)
  return {
    final: dispositionOf(codes),
    visited: codes.length > 0,
    doorstep: codes.includes('interviewDoorstep') && !codes.includes('interviewFull'),
    twice: new Set(knocks.map(({ attemptNo }) => attemptNo)).size < knocks.length,
  }
}

const tally = (doors: readonly Facts[]): Tally => {
  const classes = countDispositions(doors.map(({ final }) => final))
  const count = (is: (door: Facts) => boolean) => doors.filter(is).length
  return {
    addresses: doors.length,
    visited: count(({ visited }) => visited),
    spoken: classes.I + classes.P,
    doorstep: count(({ doorstep }) => doorstep),
    refused: classes.R,
    twice: count(({ twice }) => twice),
    classes,
  }
}
