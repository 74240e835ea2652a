import * as z from 'zod/mini'
import { SightingFields } from '#domain/field/sighting.ts'
import type { PublicPin } from '#domain/inventory/publication.ts'
import { publicPins, type PublicThing, publicThings } from '#domain/inventory/public-things.ts'
import type { Store } from '#app/store/store.ts'

/** The sightings on this device that may stand on a public page. */
export const publicThingsIn = async (store: Pick<Store, 'records'>): Promise<readonly PublicThing[]> =>
  publicThings(
    (await store.records('assetSighting')).flatMap(({ record }) => {
      const fields = z.safeParse(SightingFields, record.fields)
      return fields.success ? [{ id: record.id, fields: fields.data }] : []
    }),
  )

/** Where everybody may know that something is. */
export const publicPinsIn = async (store: Pick<Store, 'records'>): Promise<readonly PublicPin[]> =>
  publicPins(await publicThingsIn(store))
