import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Camera } from 'lucide-react'
import * as z from 'zod/mini'
import { maxPhotos, Photo } from '#domain/field/photo.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import type { ControlProps } from './control.ts'
import css from './controls.module.css'

/** Pictures without people or number plates. The camera's file never stays: it is made small and without a place first. */
export const PhotoControl = ({ question, value, onChange, pictures }: ControlProps): ReactNode => {
  const t = useText()
  const [said, setSaid] = useState<'busy' | 'unreadable' | 'notKept'>()
  const isHere = useIsHere()
  const photos = z.safeParse(z.array(Photo), value).data ?? []
  const last = photos.at(-1)
  const room = (question.maxItems ?? maxPhotos) - photos.length

  if (pictures === undefined) return <p className="small soft">{t('interview.photoNotHere')}</p>
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setSaid('busy')
    const { preparePhoto } = await import('#app/device/photo.ts')
    const made = await preparePhoto(file).catch(() => undefined)
    // Another question may be open by now, and it must not get this answer.
    if (!isHere()) return
    if (made?.ok !== true) {
      setSaid('unreadable')
      return
    }
    const { photo, full, small } = made
    if (!photos.some(({ sha256 }) => sha256 === photo.sha256)) {
      const isKept = await pictures.keep({ photo, full, small })
      if (!isHere()) {
        if (isKept) pictures.drop(photo.sha256)
        return
      }
      if (!isKept) {
        setSaid('notKept')
        return
      }
      onChange([...photos, photo])
    }
    setSaid(undefined)
  }
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
            disabled={said === 'busy'}
            onChange={({ target }) => {
              void take(target.files?.[0])
              // The same picture may be chosen again after it was removed.
              target.value = ''
            }}
          />
        </label>
      )}
      <p className="small soft" role="status">
        {said === undefined
          ? t('interview.photoCount', { count: photos.length })
          : t(`interview.photo_${said}`)}
      </p>
      {last !== undefined && (
        <Button
          look="quiet"
          disabled={said === 'busy'}
          onClick={() => {
            onChange(photos.slice(0, -1))
            pictures.drop(last.sha256)
          }}
        >
          {t('interview.photoRemove')}
        </Button>
      )}
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
