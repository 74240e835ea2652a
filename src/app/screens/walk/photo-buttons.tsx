import { useState, type ReactNode } from 'react'
import { Camera, Images } from 'lucide-react'
import type { NoPicture } from '#domain/field/picture-size.ts'
import type { PhotoBytes } from '#app/store/photos.ts'
import { type TextKey, useText } from '#app/text/text.tsx'
import css from './walk.module.css'

/** Why a picture was not taken over, in words. */
export type PhotoTrouble = NoPicture | 'failed'

/** Takes a photo or picks pictures that are there. Each comes back small and without a place in it; one that cannot be
 *  read is refused and nothing of it is kept. */
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
  const [busy, setBusy] = useState(false)

  const take = async (files: readonly File[]) => {
    if (files.length === 0) return
    setBusy(true)
    onTrouble(null)
    try {
      const { preparePhoto } = await import('#app/device/photo.ts')
      for (const file of files.slice(0, room)) {
        const made = await preparePhoto(file)
        if (made.ok) onPhoto({ photo: made.photo, full: made.full, small: made.small })
        else onTrouble(made.reason)
      }
    } catch {
      onTrouble('failed')
    } finally {
      setBusy(false)
    }
  }

  const disabled = busy || room <= 0
  return (
    <>
      <PhotoInput label={t('walk.photoTake')} camera disabled={disabled} onFiles={take}>
        <Camera className="i" aria-hidden="true" />
      </PhotoInput>
      <PhotoInput label={t('walk.photoPick')} camera={false} disabled={disabled} onFiles={take}>
        <Images className="i" aria-hidden="true" />
      </PhotoInput>
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
