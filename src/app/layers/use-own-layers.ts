import { useMemo } from 'react'
import * as z from 'zod/mini'
import { MapLayerFields } from '#domain/field/map-layer.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'

export interface OwnLayer {
  readonly id: string
  readonly record: Stored
  readonly name: string
  readonly attribution: string
  readonly features: MapLayerFields['features']
}

/** The layers that coordinators laid on the map of everybody, by name. */
export const useOwnLayers = (): readonly OwnLayer[] => {
  const { store } = useProject()
  const shown = useLive(() => store.records('mapLayer'), [store])
  return useMemo(
    () =>
      (shown ?? [])
        .flatMap(({ record }): readonly OwnLayer[] => {
          const fields = z.safeParse(MapLayerFields, record.fields)
          if (!fields.success || fields.data.archived === true) return []
          const { name, attribution, features } = fields.data
          return [{ id: record.id, record, name, attribution, features }]
        })
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    [shown],
  )
}
