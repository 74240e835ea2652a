import { nearbySame } from '#domain/field/sighting.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import type { SightingDraft } from './sighting-draft.ts'

/** The known sighting that a new one may be: the nearest of its kind within 25 metres, those left out of which the
 *  person said that they are something else. */
export const nearSame = (
  { kind, place, notSame = [] }: Pick<SightingDraft, 'kind' | 'place' | 'notSame'>,
  known: readonly KnownSighting[],
): { readonly sighting: KnownSighting; readonly metres: number } | undefined => {
  if (kind === null || place === null) return undefined
  const candidates = known
    .filter(({ id }) => !notSame.includes(id))
    .map((sighting) => ({ ...sighting, kind: sighting.fields.kind, place: sighting.fields.place }))
  return nearbySame({ kind, place }, candidates)[0]
}
