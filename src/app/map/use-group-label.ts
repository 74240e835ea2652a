import { useCallback } from 'react'
import { codeName } from '#domain/codelists.ts'
import { layers } from '#domain/field/structure.ts'
import { assetGroups } from '#domain/field/taxonomy.ts'
import { useLabel, useLanguage, useText } from '#app/text/text.tsx'
import type { PinGroup, PinSet } from './pin.ts'

/** Says in words what stands together: how many, and of which groups. */
export const useGroupLabel = (): ((group: PinGroup, set: PinSet) => string) => {
  const t = useText()
  const label = useLabel()
  const [language] = useLanguage()
  return useCallback(
    ({ count, groups }, set) => {
      switch (set) {
        case 'sighting': {
          const names = assetGroups.filter(({ code }) => groups.includes(code)).map(label)
          return t('map.sightings', { count, groups: names.join(', ') })
        }
        case 'structure': {
          const names = layers
            .filter((layer) => groups.includes(layer))
            .map((layer) => codeName('structureKind', layer, language))
          return t('map.structures', { count, groups: names.join(', ') })
        }
        case 'door':
          return t('map.doors', { count })
      }
    },
    [t, label, language],
  )
}
