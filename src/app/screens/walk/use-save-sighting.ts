import { maxPhotos, type Photo } from '#domain/field/photo.ts'
import { newSighting } from '#domain/field/sighting.ts'
import { touchBack } from '#app/device/haptics.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { rememberKind } from './recent-kinds.ts'
import { type SightingDraft, sightingDraftKey } from './sighting-draft.ts'

/** Writes what was found. Both resolve when it is on disk; `undefined` or false means that it is not. */
export const useSaveSighting = (): {
  readonly save: (draft: SightingDraft) => Promise<string | undefined>
  readonly addPhotos: (known: KnownSighting, draft: SightingDraft) => Promise<boolean>
} => {
  const { store } = useProject()
  return {
    save: async ({ kind, place, owner, degree, title, photos }) => {
      if (kind === null || place === null || degree === null) return undefined
      const fields = newSighting({ kind, place, unusedDegree: degree, ownerDomain: owner ?? 'unknown' })
      const saved = await store.create(
        'assetSighting',
        {
          ...plain(fields),
          ...(title.trim() === '' ? {} : { title: title.trim() }),
          ...(photos.length === 0 ? {} : { photos: photos.map(({ photo }) => photoFields(photo)) }),
        },
        photos,
        sightingDraftKey,
      )
      if (!saved.ok) return undefined
      rememberKind(kind)
      touchBack('saved')
      return saved.value
    },
    addPhotos: async ({ record, fields }, { photos }) => {
      const added = photos.slice(0, maxPhotos - (fields.photos?.length ?? 0))
      if (added.length === 0) return true
      const saved = await store.edit(
        record,
        { add: { photos: added.map(({ photo }) => photoFields(photo)) } },
        added,
      )
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
