import { type Cover, fillCovers } from '#domain/field/cover.ts'
import {
  fitWithin,
  fullPicture,
  largestFile,
  mostPixels,
  type PhotoJob,
  type PreparedPicture,
  nextQuality,
  smallPicture,
} from '#domain/field/picture-size.ts'

/** Draws one picture anew, upright and small, with what covers faces and plates filled in each size. Drawing is what
 *  removes EXIF: nothing of the file itself is passed on. */

// The worker library declares `self` as the general scope; this file is only started as a dedicated worker.
const scope = self as unknown as DedicatedWorkerGlobalScope

scope.addEventListener('message', async ({ data }: MessageEvent<PhotoJob<Blob>>) => {
  const made = await prepare(data)
  scope.postMessage(made, made.ok ? [made.full, made.small] : [])
})

const prepare = async ({ file, covers }: PhotoJob<Blob>): Promise<PreparedPicture> => {
  if (file.size === 0) return { ok: false, reason: 'empty' }
  if (file.size > largestFile) return { ok: false, reason: 'tooBig' }
  const picture = await decode(file)
  if (picture === undefined) return { ok: false, reason: 'undecodable' }
  try {
    if (picture.width * picture.height > mostPixels) return { ok: false, reason: 'tooBig' }
    const full = await encode(picture, covers, fullPicture)
    // Out of the one that is drawn already: going through all pixels of a camera again would take as long once more.
    const small = full && (await encode(full.canvas, covers, smallPicture))
    if (full === undefined || small === undefined) return { ok: false, reason: 'tooBig' }
    return { ok: true, full: full.data, small: small.data, width: full.width, height: full.height }
  } finally {
    picture.close()
  }
}

const decode = async (file: Blob): Promise<ImageBitmap | undefined> => {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return undefined
  }
}

/** The first attempt within the limit: largest side first, best quality first. */
const encode = async (
  picture: ImageBitmap | OffscreenCanvas,
  covers: readonly Cover[],
  limit: typeof fullPicture,
) => {
  for (const side of limit.sides) {
    const { width, height } = fitWithin(picture, side)
    const canvas = new OffscreenCanvas(width, height)
    const pen = canvas.getContext('2d', { alpha: false })
    if (pen === null) return undefined
    pen.imageSmoothingQuality = 'high'
    // JPEG knows no transparency: what was clear becomes paper, not soot.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(picture, 0, 0, width, height)
    fillCovers(pen, covers, { width, height })
    let first: number | undefined
    let next = nextQuality(0, first, limit.bytes)
    while (next !== undefined) {
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: next.quality })
      if (blob.size <= limit.bytes) return { data: await blob.arrayBuffer(), width, height, canvas }
      first ??= blob.size
      next = nextQuality(next.tried, first, limit.bytes)
    }
  }
  return undefined
}
