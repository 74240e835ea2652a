import { useId, useState, type ReactNode } from 'react'
import { maxPhotos } from '#domain/field/photo.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import type { PhotoTrouble } from '#app/photo/use-photo-intake.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import type { FlowProps } from './flow.ts'
import { PhotoButtons, photoTroubleText } from './photo-buttons.tsx'
import { KnownPhotos, NewPhotos } from './photo-strip.tsx'
import { Ask } from './questions.tsx'
import { withoutPhoto, withPhoto } from './sighting-draft.ts'
import css from './walk.module.css'

/** It stood there already: nothing is added, but a picture may be. */
export const SameStep = ({
  draft,
  onChange,
  onSame,
  same,
}: FlowProps & { readonly same: KnownSighting }): ReactNode => {
  const t = useText()
  const id = useId()
  const [trouble, setTrouble] = useState<PhotoTrouble | null>(null)
  const [notKept, setNotKept] = useState(false)
  const there = same.fields.photos ?? []
  const room = maxPhotos - there.length - draft.photos.length
  const add = async () => {
    setNotKept(!(await onSame(same)))
  }
  return (
    <>
      <Ask id={id}>{t('walk.sameTitle')}</Ask>
      <p>{t(room > 0 ? 'walk.sameThen' : 'walk.sameFull')}</p>
      <KnownPhotos photos={there} recordId={same.id} />
      <NewPhotos
        photos={draft.photos}
        onRemove={(sha256) => {
          onChange((before) => withoutPhoto(before, sha256))
        }}
      />
      {(trouble !== null || notKept) && (
        <p className="small" role="alert">
          {t(trouble === null ? 'walk.notKept' : photoTroubleText[trouble])}
        </p>
      )}
      <div className={`row ${css['go'] ?? ''}`}>
        {room > 0 && (
          <PhotoButtons
            room={room}
            onTrouble={setTrouble}
            onPhoto={(photo) => {
              onChange((before) => withPhoto(before, photo))
            }}
          />
        )}
        <Button look="main" className="grow" onClick={() => void add()}>
          {t(draft.photos.length === 0 ? 'walk.sameDone' : 'walk.sameAddPhotos', {
            count: draft.photos.length,
          })}
        </Button>
      </div>
      <Button
        look="quiet"
        wide
        onClick={() => {
          onChange((before) => ({ ...before, step: 'save', sameAs: null }))
        }}
      >
        {t('walk.sameNot')}
      </Button>
    </>
  )
}
