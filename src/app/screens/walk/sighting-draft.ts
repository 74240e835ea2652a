import * as z from 'zod/mini'
import { roughAccuracyM } from '#domain/field/accuracy.ts'
import { maxPhotos, Photo } from '#domain/field/photo.ts'
import { Place, type Spot } from '#domain/field/place.ts'
import { ownerDomains, unusedDegrees } from '#domain/field/sighting.ts'
import { assetKind, kindsOfGroup } from '#domain/field/taxonomy.ts'
import type { PhotoBytes } from '#app/store/photos.ts'

/** A sighting that is being made: answers so far, the spot, and pictures. It stands on the phone from the first tap. */
const Step = z.enum(['group', 'kind', 'owner', 'degree', 'save', 'same'])
export type Step = z.infer<typeof Step>

const Shape = z.object({
  step: Step,
  group: z.nullable(z.string()),
  kind: z.nullable(z.string()),
  owner: z.nullable(z.enum(ownerDomains)),
  degree: z.nullable(z.enum(unusedDegrees)),
  title: z.string(),
  place: z.nullable(Place),
  /** Where the spot comes from: measured, put right by hand, or pointed at under the cross. */
  placedBy: z.enum(['phone', 'hand', 'cross']),
  /** A person said that the spot is right, although it is rough or lies outside the neighbourhood. */
  sure: z._default(z.boolean(), false),
  /** The known sighting that turned out to be this one. */
  sameAs: z.nullable(z.string()),
  /** Known ones of which the person said that they are something else. */
  notSame: z.optional(z.array(z.string())),
  photos: z
    .array(z.object({ photo: Photo, full: z.instanceof(ArrayBuffer), small: z.instanceof(ArrayBuffer) }))
    .check(z.maxLength(maxPhotos)),
})

/** Where it stands in the store. */
export const sightingDraftKey = 'sightingDraft'

export interface SightingDraft extends Omit<z.infer<typeof Shape>, 'photos'> {
  readonly photos: readonly PhotoBytes[]
}

/** What was stored, when it can still be understood. */
export const readDraft = (stored: unknown): SightingDraft | undefined => {
  const parsed = z.safeParse(Shape, stored)
  if (!parsed.success) return undefined
  const { kind } = parsed.data
  return kind === null || assetKind(kind) !== undefined ? parsed.data : undefined
}

/** How exact a spot is that a person points out on the map, in metres. */
const byHandAccuracyM = 10

/** A spot that a person points out on the map. */
export const byHand = ({ lat, lon }: Spot): Place => ({
  lat,
  lon,
  accuracyM: byHandAccuracyM,
})

/** A sighting of which only the spot is known. */
export const beginAt = (spot: Pick<SightingDraft, 'place' | 'placedBy' | 'sure'>): SightingDraft => ({
  step: 'group',
  group: null,
  kind: null,
  owner: null,
  degree: null,
  title: '',
  sameAs: null,
  photos: [],
  ...spot,
})

/** After an answer: the first question that is still open, otherwise saving. */
export const answered = (
  draft: SightingDraft,
  answer: Partial<Pick<SightingDraft, 'group' | 'kind' | 'owner' | 'degree'>>,
): SightingDraft => {
  const next = { ...draft, ...answer, sameAs: null }
  // Choosing the same group again asks for the kind again: that is why somebody went back.
  if (answer.group) next.kind = onlyKind(answer.group)
  return { ...next, step: firstOpen(next) }
}

const firstOpen = ({ group, kind, owner, degree }: SightingDraft): Step => {
  if (group === null) return 'group'
  if (kind === null) return 'kind'
  if (owner === null) return 'owner'
  return degree === null ? 'degree' : 'save'
}

const onlyKind = (group: string): string | null => {
  const kinds = kindsOfGroup(group)
  return kinds.length === 1 ? (kinds[0]?.code ?? null) : null
}

/** The spot is not certain: a person has to say that it is right, or put it right. */
export const needsConfirming = ({ place, placedBy, sure }: SightingDraft): boolean =>
  (placedBy === 'cross' && !sure) ||
  (placedBy === 'phone' && !sure && (place === null || place.accuracyM > roughAccuracyM))

/** Put there by a person: dragged, tapped, or with the arrow keys. */
export const placedAt = (draft: SightingDraft, spot: Spot): SightingDraft => ({
  ...draft,
  place: byHand(spot),
  placedBy: 'hand',
  sure: false,
})

/** Under the cross from here on. */
export const pointedAt = (draft: SightingDraft, spot: Spot): SightingDraft => ({
  ...draft,
  place: byHand(spot),
  placedBy: 'cross',
  sure: false,
})

/** The same picture twice is one. */
export const withPhoto = (draft: SightingDraft, photo: PhotoBytes): SightingDraft =>
  draft.photos.some((other) => other.photo.sha256 === photo.photo.sha256)
    ? draft
    : { ...draft, photos: [...draft.photos, photo] }

/** Takes a picture away by the hash of its full size. */
export const withoutPhoto = (draft: SightingDraft, sha256: string): SightingDraft => ({
  ...draft,
  photos: draft.photos.filter(({ photo }) => photo.sha256 !== sha256),
})

/** A measurement that came later: it replaces nothing that a person pointed out, and nothing that was better. */
export const measured = (draft: SightingDraft, place: Place): SightingDraft => {
  if (draft.sure) return draft
  const untouched = draft.placedBy === 'phone' || (draft.placedBy === 'cross' && draft.place === null)
  if (!untouched) return draft
  if (
    draft.place !== null &&
    (draft.place.accuracyM <= roughAccuracyM || place.accuracyM >= draft.place.accuracyM)
  )
    return draft
  return { ...draft, place, placedBy: 'phone' }
}
