import { useMemo } from 'react'
import * as z from 'zod/mini'
import { codeName } from '#domain/codelists.ts'
import { layerOf, StructureFields } from '#domain/field/structure.ts'
import type { Pin } from '#app/map/pin.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'

export type PlacedStructure = StructureFields & { readonly id: string }

/** Structures with a place, also those that lie still; what has stopped is history. */
export const useStructures = (): readonly PlacedStructure[] => {
  const { store } = useProject()
  const shown = useLive(() => store.records('structure'), [store])
  return useMemo(
    () =>
      (shown ?? []).flatMap(({ record }) => {
        const fields = z.safeParse(StructureFields, record.fields)
        if (!fields.success || fields.data.place == null || fields.data.archived === true) return []
        return fields.data.status === 'stopped' ? [] : [{ ...fields.data, id: record.id }]
      }),
    [shown],
  )
}

/** A structure that does not run is not solid on the map. */
export const useStructurePins = (structures: readonly PlacedStructure[]): readonly Pin[] => {
  const t = useText()
  const [language] = useLanguage()
  return useMemo(
    () =>
      structures.flatMap(({ id, name, kind, status, place }): readonly Pin[] => {
        const layer = layerOf(kind)
        if (place == null || layer === undefined) return []
        const label = () => t('map.structurePin', { name, layer: codeName('structureKind', layer, language) })
        const mark = status === 'running' ? undefined : ('tip' as const)
        return [{ id, lat: place.lat, lon: place.lon, group: layer, mine: false, mark, label }]
      }),
    [structures, t, language],
  )
}
