import type { Cover } from './cover.ts'

/** How large a picture may be, and which attempts are made to get there. Bytes are of the JPEG, sides in pixels. */

interface PictureLimit {
  readonly bytes: number
  /** Longest sides to try, largest first. */
  readonly sides: readonly number[]
}

export const fullPicture: PictureLimit = { bytes: 400_000, sides: [2_048, 1_600, 1_280, 960, 640] }
export const smallPicture: PictureLimit = { bytes: 30_000, sides: [320, 240, 160] }

/** JPEG qualities to try at each side; below 0.5 blocks show, and a smaller picture looks better. `share`: so much of the
 *  bytes of the first one remains at best. */
const qualities: readonly { readonly quality: number; readonly share: number }[] = [
  { quality: 0.82, share: 1 },
  { quality: 0.72, share: 0.7 },
  { quality: 0.62, share: 0.55 },
  { quality: 0.52, share: 0.45 },
]

/** The next quality to try after `tried` attempts at one side, of which the first had `firstBytes`; those that cannot fit
 *  are passed over, since each attempt costs a slow phone a moment. Undefined: a smaller side is needed. */
export const nextQuality = (
  tried: number,
  firstBytes: number | undefined,
  most: number,
): { readonly quality: number; readonly tried: number } | undefined => {
  const at = qualities.findIndex(
    ({ share }, index) => index >= tried && (firstBytes === undefined || firstBytes * share <= most),
  )
  const next = qualities[at]
  return next && { quality: next.quality, tried: at + 1 }
}

/** A file or a picture above these is refused before a phone runs out of memory (four bytes for each pixel). */
export const largestFile = 50_000_000
export const mostPixels = 110_000_000

export interface Size {
  readonly width: number
  readonly height: number
}

/** The size at which a picture's longest side is at most `side`; never larger than it was, never below one pixel. */
export const fitWithin = ({ width, height }: Size, side: number): Size => {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

export type NoPicture = 'empty' | 'undecodable' | 'tooBig'

/** A picture without EXIF, upright, in two sizes. */
export type PreparedPicture =
  | ({ readonly ok: true; readonly full: ArrayBuffer; readonly small: ArrayBuffer } & Size)
  | { readonly ok: false; readonly reason: NoPicture }

/** What the drawing of a picture is given. */
export interface PhotoJob<File> {
  readonly file: File
  /** Filled in every size. */
  readonly covers: readonly Cover[]
}
