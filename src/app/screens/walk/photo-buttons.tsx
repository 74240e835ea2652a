import type { ReactNode } from 'react'
import { Camera, Images } from 'lucide-react'
import type { PhotoBytes } from '#app/store/photos.ts'
import { PhotoReview } from '#app/photo/photo-review.tsx'
import { type PhotoTrouble, usePhotoIntake } from '#app/photo/use-photo-intake.ts'
import { type TextKey, useText } from '#app/text/text.tsx'
import css from './walk.module.css'

/** Takes a photo or picks pictures that are there. Each comes back small, looked at and without a place in it; one that
 *  cannot be read is refused and nothing of it is kept. */
export const PhotoButtons = ({
  room,
  onPhoto,
  onTrouble,
}: {
  /** How many more may be added. */
  readonly room: number
  readonly onPhoto: (photo: PhotoBytes) => void
  readonly onTrouble: (trouble: PhotoTrouble | null) => void
}): ReactNode => {
  const t = useText()
  const { busy, inHand, take } = usePhotoIntake({ onPhoto, onTrouble })
  const takeSome = (files: readonly File[]) => take(files.slice(0, room))
  const disabled = busy || room <= 0
  return (
    <>
      <PhotoInput label={t('walk.photoTake')} camera disabled={disabled} onFiles={takeSome}>
        <Camera className="i" aria-hidden="true" />
      </PhotoInput>
      <PhotoInput label={t('walk.photoPick')} camera={false} disabled={disabled} onFiles={takeSome}>
        <Images className="i" aria-hidden="true" />
      </PhotoInput>
      <PhotoReview inHand={inHand} />
    </>
  )
}

/** Photo first: the camera at once, the questions after it. */
export const PhotoFirst = ({
  onPhoto,
  onTrouble,
}: {
  readonly onPhoto: (photo: PhotoBytes) => void
  readonly onTrouble: (trouble: PhotoTrouble | null) => void
}): ReactNode => {
  const t = useText()
  const { busy, inHand, take } = usePhotoIntake({ onPhoto, onTrouble })
  return (
    <>
      <PhotoInput label={t('walk.photoFirst')} camera disabled={busy} onFiles={take}>
        <Camera className="i" aria-hidden="true" />
      </PhotoInput>
      <PhotoReview inHand={inHand} />
    </>
  )
}

const PhotoInput = ({
  label,
  camera,
  disabled,
  onFiles,
  children,
}: {
  readonly label: string
  readonly camera: boolean
  readonly disabled: boolean
  readonly onFiles: (files: readonly File[]) => Promise<void>
  readonly children: ReactNode
}): ReactNode => (
  <label className={`icon-button boxed ${css['photoButton'] ?? ''}`} data-disabled={disabled || undefined}>
    {children}
    <span className="sr">{label}</span>
    <input
      type="file"
      accept="image/*"
      autoComplete="off"
      disabled={disabled}
      {...(camera ? { capture: 'environment' as const } : { multiple: true })}
      onChange={({ target }) => {
        const files = [...(target.files ?? [])]
        // The same picture may be chosen again after it was removed.
        target.value = ''
        void onFiles(files)
      }}
    />
  </label>
)

export const photoTroubleText: Readonly<Record<PhotoTrouble, TextKey>> = {
  empty: 'walk.photoEmpty',
  undecodable: 'walk.photoUnreadable',
  tooBig: 'walk.photoTooBig',
  failed: 'walk.photoFailed',
}
