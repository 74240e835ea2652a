import { useRef, useState } from 'react'
import type { Cover } from '#domain/field/cover.ts'
import type { NoPicture } from '#domain/field/picture-size.ts'
import type { PhotoBytes } from '#app/store/photos.ts'

/** Why a picture was not taken over. */
export type PhotoTrouble = NoPicture | 'failed'

/** A picture that a person looks at before it is kept: in memory only, on disk nowhere. */
export interface PhotoInHand {
  readonly picture: PhotoBytes
  /** With what is made unrecognisable; `undefined` lets the picture go. */
  readonly decide: (covers: readonly Cover[] | undefined) => void
}

/** Takes pictures from a camera or gallery one after another: small, upright and without a place, looked at by the
 *  person, and only then handed on. What was covered is filled in every size before anything is kept, so the raw
 *  picture reaches neither a draft nor a record. */
export const usePhotoIntake = ({
  onPhoto,
  onTrouble,
}: {
  readonly onPhoto: (photo: PhotoBytes) => void
  readonly onTrouble: (trouble: PhotoTrouble | null) => void
}) => {
  const [busy, setBusy] = useState(false)
  const [inHand, setInHand] = useState<PhotoInHand | null>(null)
  const running = useRef(false)

  const look = (picture: PhotoBytes) =>
    new Promise<readonly Cover[] | undefined>((decide) => {
      setInHand({ picture, decide })
    })

  const takeOne = async (file: File) => {
    const { preparePhoto } = await import('#app/device/photo.ts')
    const made = await preparePhoto(file)
    if (!made.ok) {
      onTrouble(made.reason)
      return
    }
    const covers = await look(made)
    const kept = covers === undefined || covers.length === 0 ? made : await preparePhoto(file, covers)
    setInHand(null)
    if (covers === undefined) return
    if (kept.ok) onPhoto({ photo: kept.photo, full: kept.full, small: kept.small })
    else onTrouble(kept.reason)
  }

  const take = async (files: readonly File[]) => {
    if (files.length === 0 || running.current) return
    running.current = true
    setBusy(true)
    onTrouble(null)
    try {
      for (const file of files) await takeOne(file)
    } catch {
      setInHand(null)
      onTrouble('failed')
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  return { busy, inHand, take }
}
