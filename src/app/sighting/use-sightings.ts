import { useMemo, useState } from 'react'
import * as z from 'zod/mini'
import { SightingFields } from '#domain/field/sighting.ts'
import { wantsAnotherLook } from '#domain/field/sighting-life.ts'
import { assetKind } from '#domain/field/taxonomy.ts'
import { dayOf } from '#domain/project/calendar.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useLive } from '#app/project/project-context.tsx'
import type { Pin, PinMark } from '#app/map/pin.ts'
import type { Whereabouts } from '#app/store/overlay.ts'
import type { Store } from '#app/store/store.ts'
import { useLabel, useText } from '#app/text/text.tsx'

/** A sighting as this phone knows it. */
export interface KnownSighting {
  readonly id: string
  readonly record: Stored
  readonly fields: SightingFields
  readonly whereabouts: Whereabouts
  /** Made or changed on this phone, whether or not it has been received. */
  readonly own: boolean
}

/** All sightings that are still in play; undefined while they are read for the first time. */
export const useSightings = (store: Store): readonly KnownSighting[] | undefined =>
  useLive(async () => {
    const [shown, receipts] = await Promise.all([
      store.records('assetSighting'),
      store.db.receipt.orderBy('recordId').uniqueKeys(),
    ])
    const handedIn = new Set(receipts)
    return shown.flatMap(({ record, whereabouts, own }) => {
      const fields = z.safeParse(SightingFields, record.fields)
      if (!fields.success || record.fields['archived'] === true) return []
      if (fields.data.status === 'rejected' || fields.data.status === 'duplicate') return []
      return [
        { id: record.id, record, fields: fields.data, whereabouts, own: own || handedIn.has(record.id) },
      ]
    })
  }, [store])

/** What was seen and waits for a second person has no sign of its own. */
const marks: Readonly<Partial<Record<string, PinMark>>> = {
  tip: 'tip',
  confirmed: 'confirmed',
  in_use: 'inUse',
}

/** Sightings with a place, as pins. */
export const usePins = (sightings: readonly KnownSighting[] | undefined): readonly Pin[] => {
  const label = useLabel()
  const t = useText()
  const [today] = useState(() => dayOf(new Date(), 'Europe/Amsterdam'))
  return useMemo(
    () =>
      (sightings ?? []).flatMap(({ id, record, fields, own }): readonly Pin[] => {
        const { place } = fields
        const kind = assetKind(fields.kind)
        if (place === undefined || kind === undefined) return []
        const mark = wantsAnotherLook(record, today) ? 'again' : marks[fields.status]
        const what = () => {
          const named = t('walk.pin', {
            what: fields.title ? `${label(kind)}, ${fields.title}` : label(kind),
          })
          return mark === undefined ? named : t('map.pinMarked', { what: named, mark: t(`map.mark_${mark}`) })
        }
        return [{ id, lat: place.lat, lon: place.lon, group: kind.group, mine: own, mark, label: what }]
      }),
    [sightings, label, t, today],
  )
}
