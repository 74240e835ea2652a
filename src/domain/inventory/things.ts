import type { FactOf } from './facts.ts'
import { createHeaps, type Heaps } from './heap.ts'
import { createTally, type Tally } from './tally.ts'
import { weightedSize } from './unused-size.ts'

/** A thing that lies unused, as somebody saw it or heard of it. */
export type Thing = FactOf<'assetSighting'>

/** Everything that things give to figures. Those that count, or stand beside as tips: no doubles, nothing that turned out
 *  to be in use. */
export interface Things {
  /** `owner:CODE:confirmed`, `owner:CODE:tips`, and so for `kind`, `degree`, `idea`, `obstacle`; `unsized:CODE`. */
  readonly tally: Pick<Tally, 'count'>
  /** By `OWNER UNIT`. */
  readonly sizes: Heaps<ThingSize>
  readonly byKind: Heaps<Thing>
}

export interface ThingSize {
  readonly value: number
  readonly isConfirmed: boolean
}

export interface ThingsToFill extends Things {
  /** Replaces what a thing gave; undefined takes it out. */
  readonly put: (id: string, thing: Thing | undefined) => void
}

export const createThings = (): ThingsToFill => {
  const tally = createTally()
  const sizes = createHeaps<ThingSize>()
  const byKind = createHeaps<Thing>()
  return {
    tally,
    sizes,
    byKind,
    put: (id, thing) => {
      const counts = thing !== undefined && isWaiting(thing) ? thing : undefined
      tally.put(id, counts === undefined ? [] : namesOf(counts))
      sizes.put(id, counts === undefined ? new Map<string, never>() : sizeOf(counts))
      byKind.put(id, new Map(counts === undefined ? [] : [[counts.kind, [counts]]]))
    },
  }
}

const waiting = new Set(['confirmed', 'seen', 'tip'])

/** Whether a sighting lies unused, confirmed or not, and is no double. */
export const isWaiting = ({
  status,
  duplicateOf,
}: {
  readonly status: string
  readonly duplicateOf?: string | null | undefined
}): boolean => waiting.has(status) && duplicateOf == null

const namesOf = (thing: Thing): readonly string[] => {
  const { ownerDomain, kind, unusedDegree, ideas, obstacles } = thing
  const as = thing.status === 'confirmed' ? 'confirmed' : 'tips'
  const named = (prefix: string, codes: readonly string[]) =>
    [...new Set(codes)].map((code) => `${prefix}:${code}:${as}`)
  return [
    'things',
    as,
    ...named('owner', [ownerDomain]),
    ...named('kind', [kind]),
    ...named('degree', [unusedDegree]),
    ...named(
      'idea',
      ideas.map(({ use }) => use),
    ),
    ...named('obstacle', obstacles),
    ...(as === 'confirmed' && weightedSize(thing) === null ? [`unsized:${ownerDomain}`] : []),
  ]
}

const sizeOf = (thing: Thing): ReadonlyMap<string, readonly ThingSize[]> => {
  const value = weightedSize(thing)
  if (value === null || thing.size === null) return new Map<string, never>()
  const isConfirmed = thing.status === 'confirmed'
  return new Map([[`${thing.ownerDomain} ${thing.size.unit}`, [{ value, isConfirmed }]]])
}
