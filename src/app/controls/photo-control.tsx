import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Camera } from 'lucide-react'
import * as z from 'zod/mini'
import { maxPhotos, Photo } from '#domain/field/photo.ts'
import { PhotoReview } from '#app/photo/photo-review.tsx'
import { usePhotoIntake } from '#app/photo/use-photo-intake.ts'
import type { PhotoBytes } from '#app/store/photos.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import type { ControlProps } from './control.ts'
import css from './controls.module.css'

/** Pictures without people or number plates. The camera's file never stays: it is made small, without a place,
 *  and looked at first. */
export const PhotoControl = ({ question, value, onChange, pictures }: ControlProps): ReactNode => {
  const t = useText()
  const [said, setSaid] = useState<'unreadable' | 'notKept'>()
  const isHere = useIsHere()
  const photos = z.safeParse(z.array(Photo), value).data ?? []
  const last = photos.at(-1)
  const room = (question.maxItems ?? maxPhotos) - photos.length

  const keep = async (picture: PhotoBytes) => {
    // Another question may be open by now, and it must not get this answer.
    if (pictures === undefined || !isHere()) return
    const { photo } = picture
    if (photos.some(({ sha256 }) => sha256 === photo.sha256)) return
    const isKept = await pictures.keep(picture)
    if (!isHere()) {
      if (isKept) pictures.drop(photo.sha256)
    } else if (isKept) onChange([...photos, photo])
    else setSaid('notKept')
  }
  const { busy, inHand, take } = usePhotoIntake({
    onPhoto: (picture) => void keep(picture),
    onTrouble: (trouble) => {
      setSaid(trouble === null ? undefined : 'unreadable')
    },
  })
  if (pictures === undefined) return <p className="small soft">{t('interview.photoNotHere')}</p>
  return (
    <>
      <p className="hint">{t('interview.photoRule')}</p>
      {room > 0 && (
        <label className={`button wide ${css['photo'] ?? ''}`}>
          <Camera className="i" aria-hidden="true" />
          {t('interview.photoTake')}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            autoComplete="off"
            disabled={busy}
            onChange={({ target }) => {
              void take([...(target.files ?? [])].slice(0, 1))
              // The same picture may be chosen again after it was removed.
              target.value = ''
            }}
          />
        </label>
      )}
      <p className="small soft" role="status">
        {busy
          ? t('interview.photo_busy')
          : said === undefined
            ? t('interview.photoCount', { count: photos.length })
            : t(`interview.photo_${said}`)}
      </p>
      {last !== undefined && (
        <Button
          look="quiet"
          disabled={busy}
          onClick={() => {
            onChange(photos.slice(0, -1))
            pictures.drop(last.sha256)
          }}
        >
          {t('interview.photoRemove')}
        </Button>
      )}
      <PhotoReview inHand={inHand} />
    </>
  )
}

/** Whether the control still stands on the screen, asked after something took its time. */
const useIsHere = (): (() => boolean) => {
  const here = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return () => here.current
}
