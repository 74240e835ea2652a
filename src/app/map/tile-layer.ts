import * as L from 'leaflet'
import { parentOf, type TileSpot, tileUrl } from '#domain/field/tile-spot.ts'
import { keptTile } from '#app/store/kept-tiles.ts'
import { maxZoom, type Tiles } from './tiles.ts'

/** Pictures of the base map. One that does not come is cut out of a kept one from further out, and enlarged. Where there
 *  is none either it is no problem of the person: nothing is shown but a word that they are missing. */
export const tileLayer = (tiles: Tiles, onState: (state: 'here' | 'away') => void): L.TileLayer => {
  const enlarged = new WeakSet<HTMLElement>()
  return L.tileLayer(tiles.url, {
    // Without it the service worker could only keep opaque replies, which fill the storage.
    crossOrigin: true,
    minZoom: tiles.minZoom,
    maxZoom,
    maxNativeZoom: tiles.maxNativeZoom,
  })
    .on('tileload', () => {
      onState('here')
    })
    .on('tileerror', ({ tile, coords }) => {
      if (enlarged.has(tile) || !(tile instanceof HTMLImageElement)) {
        onState('away')
        return
      }
      enlarged.add(tile)
      void fromKept(tiles.url, coords).then((url) => {
        if (url === undefined) {
          onState('away')
          return
        }
        // Loading, it tells Leaflet that the picture is there after all.
        tile.addEventListener(
          'load',
          () => {
            URL.revokeObjectURL(url)
          },
          { once: true },
        )
        tile.src = url
      })
    })
}

/** As many levels as an enlarged picture still tells something: 32 times. */
const mostLevels = 5
const side = 256

/** Address of a picture of this spot, made from what is kept. */
const fromKept = async (template: string, spot: TileSpot): Promise<string | undefined> => {
  for (let levels = 0; levels <= Math.min(mostLevels, spot.z); levels++) {
    const kept = await keptTile(tileUrl(template, parentOf(spot, levels)))
    if (kept === undefined) continue
    const picture = await createImageBitmap(await kept.blob())
    const parts = 2 ** levels
    const canvas = new OffscreenCanvas(side, side)
    canvas
      .getContext('2d')
      ?.drawImage(
        picture,
        ((spot.x % parts) * picture.width) / parts,
        ((spot.y % parts) * picture.height) / parts,
        picture.width / parts,
        picture.height / parts,
        0,
        0,
        side,
        side,
      )
    picture.close()
    return URL.createObjectURL(await canvas.convertToBlob())
  }
  return undefined
}
