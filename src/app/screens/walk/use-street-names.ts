import { useMemo } from 'react'
import { Place } from '#domain/field/place.ts'
import * as z from 'zod/mini'
import type { Name } from '#app/map/neighbourhood-map.ts'
import { useLive } from '#app/project/project-context.tsx'
import type { Store } from '#app/store/store.ts'

const StreetName = z.looseObject({ text: z.string(), place: Place })
/** More would lie over one another. */
const most = 150

/** Names of streets from the address list: what a map without pictures can still say. */
export const useStreetNames = (store: Store): readonly Name[] => {
  const records = useLive(
    () => store.db.record.where('type').equals('streetName').limit(most).toArray(),
    [store],
  )
  return useMemo(
    () =>
      (records ?? []).flatMap(({ fields }): readonly Name[] => {
        const name = z.safeParse(StreetName, fields)
        return name.success ? [{ text: name.data.text, spot: name.data.place }] : []
      }),
    [records],
  )
}
