import * as z from 'zod/mini'
import { Photo } from '../field/photo.ts'
import type { Stored } from '../sync/record.ts'

/** The name of a picture beside the tables. */
export const photoFile = ({ sha256, type }: Pick<Photo, 'sha256' | 'type'>): string =>
  `photos/${sha256}.${type === 'image/webp' ? 'webp' : 'jpg'}`

/** Every picture of sightings and of conversations, once. */
export const photosIn = (records: readonly Stored[]): readonly Photo[] => {
  const named = records
    .filter(({ type }) => type === 'assetSighting' || type === 'interview')
    .flatMap(({ fields }) => z.safeParse(z.array(Photo), fields['photos']).data ?? [])
  return [...new Map(named.map((photo) => [photo.sha256, photo])).values()]
}
