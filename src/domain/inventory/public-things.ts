import { mayBePin, mayBePublic } from '../field/public-pin.ts'
import type { SightingFields } from '../field/sighting.ts'
import type { PublicPin, PublicPhoto, UnusedRow } from './publication.ts'

/** A sighting that a coordinator made public, by its id. */
export interface PublicThing {
  readonly id: string
  readonly fields: SightingFields
}

/** Of all sightings those that may stand on a public page: made public one by one, never out of a conversation. */
export const publicThings = (things: readonly PublicThing[]): readonly PublicThing[] =>
  things.filter(
    ({ fields }) =>
      fields.visibility === 'public' &&
      fields.interviewRef == null &&
      mayBePublic(fields.kind) &&
      (fields.status === 'seen' || fields.status === 'confirmed'),
  )

/** What lies unused, by kind, owner and unit, in a fixed order. Only what is confirmed counts. */
export const unusedRows = (things: readonly PublicThing[]): readonly UnusedRow[] => {
  const rows = Map.groupBy(confirmed(things), ({ fields: { ownerDomain, kind, size } }) =>
    [ownerDomain, kind, size?.unit ?? ''].join(' '),
  )
  return [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, of]): readonly UnusedRow[] => {
      const [first] = of
      if (first === undefined) return []
      const { ownerDomain, kind, size } = first.fields
      const value = of.reduce((sum, { fields }) => sum + (fields.size?.value ?? 0), 0)
      return [{ ownerDomain, kind, count: of.length, size: size == null ? null : { value, unit: size.unit } }]
    })
}

/** Where they are, for those of which everybody may know it: some ten metres coarse. */
export const publicPins = (things: readonly PublicThing[]): readonly PublicPin[] =>
  confirmed(things).flatMap(({ fields: { kind, ownerDomain, ownerAgreed, place } }) => {
    if (place == null) return []
    const agreed = ownerAgreed === true
    const pin = { kind, ownerDomain, ownerAgreed: agreed, lat: coarse(place.lat), lon: coarse(place.lon) }
    return mayBePin(pin) ? [pin] : []
  })

/** Photos from which somebody may choose, each with the sighting that it is of. */
export const photosToChoose = (
  things: readonly PublicThing[],
): readonly (Omit<PublicPhoto, 'alt'> & { readonly sighting: string })[] =>
  things.flatMap(({ id, fields: { kind, photos = [] } }) =>
    photos.map(({ sha256, small, width, height }) => ({ sighting: id, kind, sha256, small, width, height })),
  )

const confirmed = (things: readonly PublicThing[]) =>
  things.filter(({ fields }) => fields.status === 'confirmed')

const coarse = (degrees: number): number => Math.round(degrees * 10_000) / 10_000
