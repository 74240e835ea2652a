import * as z from 'zod/mini'
import { SightingFields } from '#domain/field/sighting.ts'
import type { Period } from '#domain/inventory/gathered.ts'
import type { Ref } from '#domain/inventory/trace.ts'
import { useProject } from '#app/project/project-context.tsx'

const counted: ReadonlySet<string> = new Set(['tip', 'seen', 'confirmed'])

/** Finds the sightings under a figure: those that count and fit. Tips out of a conversation are left out: they have no
 *  way that may be followed. */
export const useThings = (period: Period | null) => {
  const { store } = useProject()
  return async (fits: (fields: SightingFields) => boolean): Promise<readonly Ref[]> => {
    const shown = await store.records('assetSighting')
    return shown.flatMap(({ record }): readonly Ref[] => {
      const fields = z.safeParse(SightingFields, record.fields)
      if (!fields.success || typeof record.fields['interviewRef'] === 'string') return []
      const month = record.at.slice(0, 7)
      if (period !== null && (month < period.from || month > period.to)) return []
      return counted.has(fields.data.status) && fits(fields.data)
        ? [{ type: 'assetSighting', id: record.id }]
        : []
    })
  }
}
