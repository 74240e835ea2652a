import type { PMTiles } from 'pmtiles'
import type { TileSpot } from '#domain/field/tile-spot.ts'

/** The addresses under which pictures of a PMTiles file are kept; nobody serves them. */
export const fileTemplate = (url: string): string => `${url}?z={z}&x={x}&y={y}`

const archives = new Map<string, Promise<PMTiles>>()

/** The reader comes when a map first needs it, and keeps what it learned of the file for the next map. */
const archiveOf = (url: string): Promise<PMTiles> => {
  const archive = archives.get(url) ?? import('pmtiles').then(({ PMTiles }) => new PMTiles(url))
  archives.set(url, archive)
  return archive
}

/** One picture out of a file, by the bytes that it needs; undefined where the file has none. Rejects when the file cannot
 *  be reached. */
export const pictureIn = async (
  url: string,
  { z, x, y }: TileSpot,
  signal: AbortSignal,
): Promise<Blob | undefined> => {
  try {
    const archive = await archiveOf(url)
    const found = await archive.getZxy(z, x, y, signal)
    if (found === undefined) return undefined
    const { tileType } = await archive.getHeader()
    return new Blob([found.data], { type: types[tileType] ?? 'image/png' })
  } catch (error) {
    // A reader remembers that it failed; the next picture begins with a new one.
    if (!signal.aborted) archives.delete(url)
    throw error
  }
}

/** By the number that the format gives them. */
const types: Readonly<Record<number, string>> = {
  2: 'image/png',
  3: 'image/jpeg',
  4: 'image/webp',
  5: 'image/avif',
}
