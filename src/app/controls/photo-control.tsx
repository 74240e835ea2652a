import { useState, type ReactNode } from 'react'
import { Camera } from 'lucide-react'
import { maxPhotos } from '#domain/field/photo.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import type { ControlProps } from './control.ts'
import css from './controls.module.css'

/** Pictures without people or number plates. The camera's file never stays: it is made small and without a place first. */
export const PhotoControl = ({ question, value, onChange, onPhoto }: ControlProps): ReactNode => {
  const t = useText()
  const [said, setSaid] = useState<'busy' | 'unreadable'>()
  const photos: readonly unknown[] = Array.isArray(value) ? value : []
  const room = (question.maxItems ?? maxPhotos) - photos.length

  const take = async (file: File | undefined) => {
    if (file === undefined || onPhoto === undefined) return
    setSaid('busy')
    const { preparePhoto } = await import('#app/device/photo.ts')
    const made = await preparePhoto(file).catch(() => undefined)
    if (made?.ok !== true) {
      setSaid('unreadable')
      return
    }
    const { photo, full, small } = made
    onPhoto({ photo, full, small })
    onChange([...photos, photo])
    setSaid(undefined)
  }
  if (onPhoto === undefined) return <p className="small soft">{t('interview.photoNotHere')}</p>
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
      {photos.length > 0 && (
        <Button
          look="quiet"
          onClick={() => {
            onChange(photos.slice(0, -1))
          }}
        >
          {t('interview.photoRemove')}
        </Button>
      )}
    </>
  )
}
