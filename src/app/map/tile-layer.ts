import * as L from 'leaflet'
import { keptOrEnlarged } from './enlarged.ts'
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
      void keptOrEnlarged(tiles.url, coords).then((picture) => {
        if (picture === undefined) {
          onState('away')
          return
        }
        const url = URL.createObjectURL(picture)
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
