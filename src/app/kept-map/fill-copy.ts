import { type TileSpot, tileUrl } from '#domain/field/tile-spot.ts'
import { keepTile } from '#app/store/kept-tiles.ts'
import { type Fetch, fetchTile } from './fetch-tile.ts'
import type { StopReason } from './kept-copy.ts'

/** Pictures that are fetched at the same time: as many as a browser asks for when somebody looks at a map. */
const atOnce = 4

export interface Filling {
  readonly cache: Cache
  readonly template: string
  /** Those that are not there yet. */
  readonly missing: readonly TileSpot[]
  readonly fetch: Fetch
  readonly signal: AbortSignal
  readonly fresh: boolean
  /** Says before each picture why it may not go on now. */
  readonly mayNot: () => StopReason | undefined
  /** One more is dealt with; zero bytes where the map has none. */
  readonly onTile: (spot: TileSpot, bytes: number) => void
}

/** Fetches what is missing and keeps it, a few at once. Resolves with why it stopped, or with nothing once all is there. */
export const fillCopy = async (filling: Filling): Promise<StopReason | undefined> => {
  const queue = filling.missing.values()
  let stopped: StopReason | undefined
  const work = async () => {
    for (const spot of queue) {
      stopped ??= filling.signal.aborted ? 'paused' : filling.mayNot()
      if (stopped !== undefined) return
      const why = await keepOne(spot, filling)
      // The first reason is the true one; what follows from it in the others is not.
      stopped ??= why
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return stopped
}

const keepOne = async (
  spot: TileSpot,
  { cache, template, onTile, ...asking }: Filling,
): Promise<StopReason | undefined> => {
  const url = tileUrl(template, spot)
  const fetched = await fetchTile(url, asking)
  if (fetched.kind === 'stop') return fetched.why
  const picture = fetched.kind === 'picture' ? fetched.picture : undefined
  try {
    await keepTile(cache, url, picture)
  } catch {
    return 'full'
  }
  onTile(spot, picture?.size ?? 0)
  return undefined
}
