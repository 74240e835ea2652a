import { parameters } from '../codelists.ts'

export interface Wish {
  readonly code: string
  readonly households: number
}

export interface ServingStructure {
  readonly serves: readonly string[]
  readonly status: string
}

export interface UnservedWish {
  readonly code: string
  /** Null below five: no number. */
  readonly households: number | null
  /** A structure that would serve it is planned. */
  readonly planned: boolean
}

/** Wishes that no running structure serves, in the order in which they come. */
export const unservedWishes = (
  wishes: readonly Wish[],
  structures: readonly ServingStructure[],
  kMin: number = parameters.kMin,
): readonly UnservedWish[] => {
  const served = (code: string, by: string) =>
    structures.some(({ serves, status }) => status === by && serves.includes(code))
  return wishes
    .filter(({ code }) => !served(code, 'running'))
    .map(({ code, households }) => ({
      code,
      households: households < kMin ? null : households,
      planned: served(code, 'planned'),
    }))
}
