import * as z from 'zod/mini'
import { SightingFields } from '#domain/field/sighting.ts'
import { useLive } from '#app/project/project-context.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import type { Store } from '#app/store/store.ts'

const order = ['seen', 'tip', 'confirmed', 'in_use', 'duplicate', 'rejected']

/** Every sighting, those to look at first; rejected ones and doubles too, so that a slip can be put right. */
export const useAllSightings = (store: Store): readonly KnownSighting[] | undefined =>
  useLive(async () => {
    const shown = await store.records('assetSighting')
    return shown
      .flatMap(({ record, whereabouts, own }): readonly KnownSighting[] => {
        const fields = z.safeParse(SightingFields, record.fields)
        return fields.success ? [{ id: record.id, record, fields: fields.data, whereabouts, own }] : []
      })
      .sort(
        (a, b) => order.indexOf(a.fields.status) - order.indexOf(b.fields.status) || (a.id < b.id ? -1 : 1),
      )
  }, [store])
