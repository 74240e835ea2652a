import * as z from 'zod/mini'
import { Sha256 } from '../sync/operation.ts'

/** A picture without EXIF: the full one and a small one for lists, each addressed by its content. */
export const Photo = z.looseObject({
  sha256: Sha256,
  small: Sha256,
  type: z.enum(['image/jpeg', 'image/webp']),
  bytes: z.int().check(z.minimum(1), z.maximum(26_214_400)),
  width: z.int().check(z.minimum(1), z.maximum(20_000)),
  height: z.int().check(z.minimum(1), z.maximum(20_000)),
})
export type Photo = z.infer<typeof Photo>

/** Of one sighting, and of one question that says no number. */
export const maxPhotos = 6

/** Of all questions of a conversation together. */
export const maxInterviewPhotos = 36
