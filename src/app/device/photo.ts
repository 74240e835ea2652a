import type { Cover } from '#domain/field/cover.ts'
import type { Photo } from '#domain/field/photo.ts'
import type { NoPicture, PhotoJob, PreparedPicture } from '#domain/field/picture-size.ts'
import { sha256Hex } from '../crypto/hash.ts'

export type PreparedPhoto =
  | { readonly ok: true; readonly photo: Photo; readonly full: ArrayBuffer; readonly small: ArrayBuffer }
  | { readonly ok: false; readonly reason: NoPicture }

/** Pictures are prepared one after another: two decoded at once are more than an old phone's memory. */
let previous: Promise<unknown> = Promise.resolve()

/** Makes a camera's file into a picture that may be kept: upright, small, without EXIF (no place, no device, no time).
 *  `covers` are filled in every size. What cannot be decoded, such as HEIC outside Safari, is refused and nothing of it is
 *  kept. */
export const preparePhoto = async (file: Blob, covers: readonly Cover[] = []): Promise<PreparedPhoto> => {
  const mine = previous.then(() => redraw({ file, covers }))
  previous = mine.catch(() => undefined)
  const made = await mine
  if (!made.ok) return made
  const { full, small, width, height } = made
  const [sha256, smallHash] = await Promise.all([full, small].map((data) => sha256Hex(new Uint8Array(data))))
  if (sha256 === undefined || smallHash === undefined) throw new Error('two pictures have two digests')
  const photo = {
    sha256,
    small: smallHash,
    type: 'image/jpeg',
    bytes: full.byteLength,
    width,
    height,
  } as const
  return { ok: true, photo, full, small }
}

/** A worker for each picture: ending it gives the memory back at once. */
const redraw = (job: PhotoJob<Blob>): Promise<PreparedPicture> =>
  new Promise<PreparedPicture>((resolve, reject) => {
    const worker = new Worker(new URL('../../worker/photo.ts', import.meta.url), { type: 'module' })
    const end = () => worker.terminate()
    worker.addEventListener('message', ({ data }: MessageEvent<PreparedPicture>) => {
      end()
      resolve(data)
    })
    worker.addEventListener('error', (event) => {
      end()
      reject(new Error(event.message || 'the photo worker did not start'))
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have a target origin
    worker.postMessage(job)
  })
