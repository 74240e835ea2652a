import { useMemo } from 'react'
import * as z from 'zod/mini'
import { probableDoubles, type ProbableDouble } from '#domain/field/doubles.ts'
import { SightingFields } from '#domain/field/sighting.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'

export interface DoubleSighting {
  readonly id: string
  readonly record: Stored
  readonly fields: SightingFields
}

export interface Pair {
  readonly found: ProbableDouble
  readonly a: DoubleSighting
  readonly b: DoubleSighting
}

/** All sightings that this version understands; undefined while they are read for the first time. */
const useEverySighting = (): readonly DoubleSighting[] | undefined => {
  const { store } = useProject()
  return useLive(async () => {
    const shown = await store.records('assetSighting')
    return shown.flatMap(({ record }): readonly DoubleSighting[] => {
      const fields = z.safeParse(SightingFields, record.fields)
      if (!fields.success || record.fields['archived'] === true) return []
      return [{ id: record.id, record, fields: fields.data }]
    })
  }, [store])
}

/** Pairs to decide on, likeliest first, and those that were merged. */
export const useDoubles = (): { readonly pairs: readonly Pair[]; readonly merged: readonly Merged[] } => {
  const sightings = useEverySighting()
  return useMemo(() => {
    const byId = new Map(sightings?.map((sighting) => [sighting.id, sighting]))
    const pairs = probableDoubles(sightings ?? []).flatMap((found): readonly Pair[] => {
      const [a, b] = found.pair.map((id) => byId.get(id))
      return a === undefined || b === undefined ? [] : [{ found, a, b }]
    })
    const merged = (sightings ?? []).flatMap((double): readonly Merged[] => {
      const { status, duplicateOf } = double.fields
      const kept = duplicateOf == null ? undefined : byId.get(duplicateOf)
      return status !== 'duplicate' || kept === undefined ? [] : [{ kept, double }]
    })
    return { pairs, merged }
  }, [sightings])
}

/** A double and the one that stays. */
export interface Merged {
  readonly kept: DoubleSighting
  readonly double: DoubleSighting
}
