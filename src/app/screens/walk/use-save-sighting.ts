import { maxPhotos, type Photo } from '#domain/field/photo.ts'
import { mayName } from '#domain/field/merge-sightings.ts'
import { newSighting } from '#domain/field/sighting.ts'
import { moved, movesFrom } from '#domain/field/sighting-life.ts'
import { dayOf } from '#domain/project/calendar.ts'
import { touchBack } from '#app/device/haptics.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import type { SeenAgain } from './flow.ts'
import { rememberKind } from './recent-kinds.ts'
import { type SightingDraft, sightingDraftKey } from './sighting-draft.ts'

/** Writes what was found. Both resolve when it is on disk; `undefined` or false means that it is not. */
export const useSaveSighting = (): {
  /** `distinctFrom`: known ones nearby that the person said are something else. */
  readonly save: (draft: SightingDraft, distinctFrom: readonly KnownSighting[]) => Promise<string | undefined>
  /** Nothing is made: what is new goes to the known one, with a line that somebody saw it again. */
  readonly addTo: (known: KnownSighting, draft: SightingDraft, seen: SeenAgain) => Promise<boolean>
} => {
  const { store, project, membership } = useProject()
  return {
    save: async ({ kind, place, owner, degree, title, photos }, distinctFrom) => {
      if (kind === null || place === null || degree === null) return undefined
      const fields = newSighting({ kind, place, unusedDegree: degree, ownerDomain: owner ?? 'unknown' })
      const made = plain(fields)
      const not = distinctFrom.filter(({ record }) =>
        mayName({ type: 'assetSighting', fields: made }, record),
      )
      const saved = await store.create(
        'assetSighting',
        {
          ...made,
          ...(title.trim() === '' ? {} : { title: title.trim() }),
          ...(photos.length === 0 ? {} : { photos: photos.map(({ photo }) => photoFields(photo)) }),
          ...(not.length === 0 ? {} : { distinctFrom: not.map(({ id }) => id) }),
        },
        photos,
        sightingDraftKey,
      )
      if (!saved.ok) return undefined
      rememberKind(kind)
      touchBack('saved')
      return saved.value
    },
    addTo: async ({ record, fields }, { photos, title, owner }, { evidence, own }) => {
      const { role } = membership
      const confirms = movesFrom(fields, { role, own }).includes('confirmed')
      const today = dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam')
      const { set, add } = moved(record, confirms ? 'confirmed' : fields.status, { role, today })
      const added = photos.slice(0, maxPhotos - (fields.photos?.length ?? 0))
      const known = fields.unusedEvidence ?? []
      const saved = await store.edit(
        record,
        {
          set: {
            ...set,
            ...(title.trim() === '' || fields.title ? {} : { title: title.trim() }),
            ...(owner === null || fields.ownerDomain !== 'unknown' ? {} : { ownerDomain: owner }),
            ...(evidence.length === 0 ? {} : { unusedEvidence: [...new Set([...known, ...evidence])] }),
          },
          add: {
            ...add,
            ...(added.length === 0 ? {} : { photos: added.map(({ photo }) => photoFields(photo)) }),
          },
        },
        added,
      )
      if (saved.ok) touchBack('saved')
      return saved.ok
    },
  }
}

/** What a record says of a picture. */
export const photoFields = ({ sha256, small, type, bytes, width, height }: Photo) => ({
  sha256,
  small,
  type,
  bytes,
  width,
  height,
})

/** The fields of a new sighting are plain values; their loose type does not say so. */
const plain = ({ kind, place, unusedDegree, ownerDomain, ...rest }: ReturnType<typeof newSighting>) => ({
  kind,
  unusedDegree,
  ownerDomain,
  ownershipEvidence: rest.ownershipEvidence,
  status: rest.status,
  visibility: rest.visibility,
  ...(place === undefined ? {} : { place: { lat: place.lat, lon: place.lon, accuracyM: place.accuracyM } }),
})
