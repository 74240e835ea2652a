import { useEffect, useRef, type ReactNode } from 'react'
import { X } from 'lucide-react'
import type { Photo } from '#domain/field/photo.ts'
import type { PhotoBytes } from '#app/store/photos.ts'
import { useText } from '#app/text/text.tsx'
import { usePicture } from '#app/sighting/use-picture.ts'
import css from './walk.module.css'

/** Pictures that were just taken, each with a way to take it away. */
export const NewPhotos = ({
  photos,
  onRemove,
}: {
  readonly photos: readonly PhotoBytes[]
  readonly onRemove: (sha256: string) => void
}): ReactNode => {
  const t = useText()
  if (photos.length === 0) return null
  return (
    <ul className={css['strip']}>
      {photos.map(({ photo, small }, index) => (
        <li key={photo.sha256}>
          <NewPhoto small={small} type={photo.type} alt={t('walk.photoAlt', { number: index + 1 })} />
          <button
            type="button"
            className="icon-button boxed"
            aria-label={t('walk.photoRemove', { number: index + 1 })}
            onClick={() => {
              onRemove(photo.sha256)
            }}
          >
            <X className="i i-s" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}

const NewPhoto = ({ small, type, alt }: { small: ArrayBuffer; type: string; alt: string }): ReactNode => {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([small], { type }))
    if (image.current !== null) image.current.src = url
    return () => {
      URL.revokeObjectURL(url)
    }
  }, [small, type])
  return <img ref={image} alt={alt} />
}

/** Pictures of a known sighting. One that cannot be had now leaves a dashed box. */
export const KnownPhotos = ({
  photos,
  recordId,
}: {
  readonly photos: readonly Photo[]
  readonly recordId: string
}): ReactNode => {
  if (photos.length === 0) return null
  return (
    <ul className={css['strip']}>
      {photos.map((photo, index) => (
        <li key={photo.sha256}>
          <KnownPhoto sha256={photo.small} recordId={recordId} number={index + 1} />
        </li>
      ))}
    </ul>
  )
}

const KnownPhoto = ({ sha256, recordId, number }: { sha256: string; recordId: string; number: number }) => {
  const t = useText()
  const url = usePicture(sha256, { recordId, size: 'small' })
  return url === undefined ? (
    <span className={css['noPicture']}>{t('walk.photoAway')}</span>
  ) : (
    <img src={url} alt={t('walk.photoAlt', { number })} />
  )
}
