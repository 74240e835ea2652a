import { parentOf, type TileSpot, tileUrl } from '#domain/field/tile-spot.ts'
import { keptTile } from '#app/store/kept-tiles.ts'

/** As many levels as an enlarged picture still tells something: 32 times. */
const mostLevels = 5
const side = 256

/** The picture of a spot out of what is kept: itself, or cut out of one from further out and enlarged. */
export const keptOrEnlarged = async (template: string, spot: TileSpot): Promise<Blob | undefined> => {
  for (let levels = 0; levels <= Math.min(mostLevels, spot.z); levels++) {
    const kept = await keptTile(tileUrl(template, parentOf(spot, levels)))
    if (kept === undefined) continue
    const picture = await kept.blob()
    return levels === 0 ? picture : cutOut(picture, spot, 2 ** levels)
  }
  return undefined
}

/** Of a picture that lies as so many by so many, the part where the spot is. */
const cutOut = async (picture: Blob, { x, y }: TileSpot, parts: number): Promise<Blob> => {
  const whole = await createImageBitmap(picture)
  const [width, height] = [whole.width / parts, whole.height / parts]
  const canvas = new OffscreenCanvas(side, side)
  canvas
    .getContext('2d')
    ?.drawImage(whole, (x % parts) * width, (y % parts) * height, width, height, 0, 0, side, side)
  whole.close()
  return canvas.convertToBlob()
}
