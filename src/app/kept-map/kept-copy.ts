import * as z from 'zod/mini'
import { type TileSpot, tileSpotOf } from '#domain/field/tile-spot.ts'
import type { ProjectDatabase } from '#app/store/database.ts'

/** Why a map is not wholly on the phone. */
export const StopReason = z.enum([
  'paused',
  /** The app was closed under it. */
  'ended',
  /** It was whole, and something is missing: the boundary grew, or the phone lost some. */
  'incomplete',
  /** Mobile data, and nobody said that this may. */
  'metered',
  /** No internet, or no answer. */
  'away',
  /** The server said that it is too much at once (429). */
  'tooMany',
  /** The server said no (401, 403). */
  'refused',
  /** The phone is full. */
  'full',
])
export type StopReason = z.infer<typeof StopReason>

const Copy = z.object({
  /** Of its cache. */
  cacheName: z.string(),
  /** The addresses of its pictures: with another one it is another map. */
  template: z.string(),
  /** UTC: when it began, and for a whole one when the last picture came in. */
  at: z.string(),
})
export type Copy = z.infer<typeof Copy>

/** What the phone knows of the maps that it keeps: one that serves, and one that is on its way to take its place. */
const Kept = z.object({
  whole: z.nullable(Copy),
  next: z.nullable(z.extend(Copy, { why: StopReason })),
})
export type Kept = z.infer<typeof Kept>

const key = 'keptMap'
const nothing: Kept = { whole: null, next: null }

export const readKept = async (db: ProjectDatabase): Promise<Kept> => {
  const row = await db.meta.get(key)
  const kept = z.safeParse(Kept, row?.value)
  return kept.success ? kept.data : nothing
}

export const writeKept = async (db: ProjectDatabase, kept: Kept): Promise<void> => {
  await db.meta.put({ key, value: kept })
}

/** Every spot of the kept map that serves now: what can be seen without internet. */
export const coveredSpots = async (db: ProjectDatabase, template: string): Promise<readonly TileSpot[]> => {
  const { whole, next } = await readKept(db)
  const copy = [whole, next].find((kept) => kept?.template === template)
  if (!copy) return []
  const cache = await caches.open(copy.cacheName)
  return (await cache.keys()).flatMap(({ url }) => tileSpotOf(template, url) ?? [])
}
