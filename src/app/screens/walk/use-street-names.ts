import { useMemo } from 'react'
import { Place } from '#domain/field/place.ts'
import * as z from 'zod/mini'
import type { Name } from '#app/map/neighbourhood-map.ts'
import { useLive } from '#app/project/project-context.tsx'
import type { Store } from '#app/store/store.ts'

const StreetName = z.looseObject({ text: z.string(), place: Place })
/** More would lie over one another on the map. */
const mostDrawn = 150

/** Names of streets from the address list, for searching by name. */
export const useStreets = (store: Store): readonly Name[] => {
  const records = useLive(() => store.db.record.where('type').equals('streetName').toArray(), [store])
  return useMemo(
    () =>
      (records ?? []).flatMap(({ fields }): readonly Name[] => {
        const name = z.safeParse(StreetName, fields)
        return name.success ? [{ text: name.data.text, spot: name.data.place }] : []
      }),
    [records],
  )
}

/** As many of them as fit on a map: what it can still say without pictures. */
export const useStreetNames = (store: Store): readonly Name[] => {
  const streets = useStreets(store)
  return useMemo(() => streets.slice(0, mostDrawn), [streets])
}
