import { useMemo } from 'react'
import * as z from 'zod/mini'
import { SightingFields } from '#domain/field/sighting.ts'
import { isWithin, type Period } from '#domain/inventory/gathered.ts'
import { isWaiting } from '#domain/inventory/things.ts'
import type { Ref } from '#domain/inventory/trace.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { useAllSightings } from '../arrivals/use-all-sightings.ts'

/** The sightings that the inventory counts, in its period; undefined while they are read. */
export const useCountedThings = (period: Period | null): readonly KnownSighting[] | undefined => {
  const { store } = useProject()
  const all = useAllSightings(store)
  return useMemo(
    () => all?.filter(({ record, fields }) => isWaiting(fields) && isIn(period, record)),
    [all, period],
  )
}

/** Finds the sightings under a figure: those that count, fit, and may be opened. */
export const useThings = (period: Period | null) => {
  const { store } = useProject()
  return async (fits: (fields: SightingFields) => boolean): Promise<readonly Ref[]> => {
    const shown = await store.records('assetSighting')
    return shown.flatMap(({ record }): readonly Ref[] => {
      const fields = z.safeParse(SightingFields, record.fields)
      if (!fields.success || isTold(fields.data) || !isIn(period, record)) return []
      return isWaiting(fields.data) && fits(fields.data) ? [{ type: 'assetSighting', id: record.id }] : []
    })
  }
}

/** A tip out of a conversation: counted, and without a way that may be followed. */
export const isTold = ({ interviewRef }: SightingFields): boolean => interviewRef !== undefined

const isIn = (period: Period | null, { at }: Stored): boolean =>
  isWithin(period, at.slice(0, 'YYYY-MM'.length))
