import * as L from 'leaflet'
import { tileUrl } from '#domain/field/tile-spot.ts'
import { keptTile } from '#app/store/kept-tiles.ts'
import { keptOrEnlarged } from './enlarged.ts'
import { fileTemplate, pictureIn } from './map-file.ts'
import { maxZoom, type Tiles } from './tiles.ts'

/** Pictures out of one PMTiles file, a range of bytes at a time. Outside of what the file covers there is no picture, and
 *  that is no failure. */
export const fileLayer = (tiles: Tiles, onState: (state: 'here' | 'away') => void): L.GridLayer =>
  new FileLayer(tiles, onState)

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
      await fill(picture, await this.#picture(spot, controller.signal))
      this.#onState('here')
      done(undefined, picture)
    } catch (error) {
      if (controller.signal.aborted) return
      this.#onState('away')
      done(error instanceof Error ? error : new Error('no picture'), picture)
    }
  }

  /** What is kept comes first, as it does for pictures of a server; without the file a kept one is enlarged. */
  async #picture(spot: L.Coords, signal: AbortSignal): Promise<Blob | undefined> {
    const template = fileTemplate(this.#url)
    const kept = await keptTile(tileUrl(template, spot))
    if (kept !== undefined) return kept.blob()
    try {
      return await pictureIn(this.#url, spot, signal)
    } catch (error) {
      const enlarged = await keptOrEnlarged(template, spot)
      if (enlarged === undefined) throw error
      return enlarged
    }
  }
}

const fill = async (picture: HTMLImageElement, bytes: Blob | undefined): Promise<void> => {
  if (bytes === undefined) {
    picture.hidden = true
    return
  }
  const url = URL.createObjectURL(bytes)
  try {
    picture.src = url
    await picture.decode()
  } finally {
    URL.revokeObjectURL(url)
  }
}
