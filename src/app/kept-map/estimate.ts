import { estimateBytes, sampleOf } from '#domain/field/tile-plan.ts'
import { tileUrl } from '#domain/field/tile-spot.ts'
import { fetchTile } from './fetch-tile.ts'
import type { StopReason } from './kept-copy.ts'
import type { Wanted } from './keeper.ts'

export type Estimate =
  | { readonly kind: 'estimate'; readonly bytes: number; readonly from: number }
  /** The map has no picture in this neighbourhood. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'stop'; readonly why: StopReason }

/** How large a map would be, told from a few of its pictures. */
export const estimate = async ({ template, plan, fetch }: Wanted, signal: AbortSignal): Promise<Estimate> => {
  const sample: { z: number; x: number; y: number; bytes: number }[] = []
  for (const spot of sampleOf(plan)) {
    const fetched = await fetchTile(tileUrl(template, spot), { fetch, signal, fresh: false })
    if (fetched.kind === 'stop') return fetched
    sample.push({ ...spot, bytes: fetched.kind === 'picture' ? fetched.picture.size : 0 })
  }
  const bytes = estimateBytes(plan, sample)
  return bytes === 0 ? { kind: 'empty' } : { kind: 'estimate', bytes, from: sample.length }
}
