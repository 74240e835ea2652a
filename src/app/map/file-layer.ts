import * as L from 'leaflet'
import type { PMTiles } from 'pmtiles'
import { maxZoom, type Tiles } from './tiles.ts'

/** Pictures out of one PMTiles file, a range of bytes at a time. Outside of what the file covers there is no picture, and
 *  that is no failure. */
export const fileLayer = (tiles: Tiles, onState: (state: 'here' | 'away') => void): L.GridLayer =>
  new FileLayer(tiles, onState)

const archives = new Map<string, Promise<PMTiles>>()

/** The reader comes when a map first needs it, and keeps what it learned of the file for the next map. */
const archiveOf = (url: string): Promise<PMTiles> => {
  const archive = archives.get(url) ?? import('pmtiles').then(({ PMTiles }) => new PMTiles(url))
  archives.set(url, archive)
  return archive
}

class FileLayer extends L.GridLayer {
  readonly #url: string
  readonly #onState: (state: 'here' | 'away') => void
  readonly #giveUp = new WeakMap<HTMLElement, AbortController>()

  constructor({ url, minZoom, maxNativeZoom }: Tiles, onState: (state: 'here' | 'away') => void) {
    super({ minZoom, maxZoom, maxNativeZoom })
    this.#url = url
    this.#onState = onState
    this.on('tileunload', ({ tile }) => {
      this.#giveUp.get(tile)?.abort()
    })
  }

  override createTile(spot: L.Coords, done: L.DoneCallback): HTMLElement {
    const picture = document.createElement('img')
    picture.alt = ''
    void this.#draw(picture, spot, done)
    return picture
  }

  async #draw(picture: HTMLImageElement, spot: L.Coords, done: L.DoneCallback): Promise<void> {
    const controller = new AbortController()
    this.#giveUp.set(picture, controller)
    try {
      await fill(picture, await this.#bytes(spot, controller.signal))
      this.#onState('here')
      done(undefined, picture)
    } catch (error) {
      if (controller.signal.aborted) return
      // A reader remembers that it failed; the next picture begins with a new one.
      archives.delete(this.#url)
      this.#onState('away')
      done(error instanceof Error ? error : new Error('no picture'), picture)
    }
  }

  async #bytes({ x, y, z }: L.Coords, signal: AbortSignal): Promise<ArrayBuffer | undefined> {
    const archive = await archiveOf(this.#url)
    return (await archive.getZxy(z, x, y, signal))?.data
  }
}

const fill = async (picture: HTMLImageElement, bytes: ArrayBuffer | undefined): Promise<void> => {
  if (bytes === undefined) {
    picture.hidden = true
    return
  }
  const url = URL.createObjectURL(new Blob([bytes]))
  try {
    picture.src = url
    await picture.decode()
  } finally {
    URL.revokeObjectURL(url)
  }
}
