import type { Disposition } from './visit.ts'

/** How many addresses have which final disposition. */
export type DispositionCounts = Readonly<Record<Disposition, number>>

export interface Rates {
  /** All addresses but those that are no homes: I + P + R + NC + O + UH. */
  readonly D: number
  /** Share of the unknown addresses that is taken to be homes. */
  readonly e: number
  /** Each 0–1; null when there is nothing to divide by. */
  readonly RR1: number | null
  readonly RR2: number | null
  readonly RR3: number | null
  readonly CON1: number | null
  readonly COOP1: number | null
  readonly REF1: number | null
}

/** Response, contact, cooperation and refusal rates. Source: American Association for Public Opinion Research, Standard
 *  Definitions, 10th edition (2023). `e` follows from the addresses that are known unless it is given: the homes among
 *  them, and 1 when nothing is known. A home that only looks empty stays unknown, so RR1 is on the low side. */
export const rates = (counts: DispositionCounts, e: number | null = null): Rates => {
  const { I, P, R, NC, O, UH, NE } = counts
  const homes = I + P + R + NC + O
  const D = homes + UH
  const share = e ?? (homes + NE === 0 ? 1 : homes / (homes + NE))
  const over = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    D,
    e: share,
    RR1: over(I, D),
    RR2: over(I + P, D),
    RR3: over(I, homes + share * UH),
    CON1: over(I + P + R + O, D),
    COOP1: over(I, I + P + R + O),
    REF1: over(R, D),
  }
}

/** All classes, none counted yet. */
export const countDispositions = (classes: Iterable<Disposition>): DispositionCounts => {
  const counts = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, NE: 0 }
  for (const one of classes) counts[one] += 1
  return counts
}

export interface Coverage {
  readonly visited: number
  readonly addresses: number
  /** 0–1; null without addresses. */
  readonly coverage: number | null
}

/** The part of the addresses where somebody knocked at least once; a visit to an address that is not listed is ignored. */
export const coverage = (addressIds: readonly string[], visitedAddressIds: readonly string[]): Coverage => {
  const listed = new Set(addressIds)
  const visited = new Set(visitedAddressIds.filter((id) => listed.has(id))).size
  return { visited, addresses: listed.size, coverage: listed.size === 0 ? null : visited / listed.size }
}
