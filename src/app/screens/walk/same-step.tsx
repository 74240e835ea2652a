import { useId, useState, type ReactNode } from 'react'
import { codeList, codeName } from '#domain/codelists.ts'
import { maxPhotos } from '#domain/field/photo.ts'
import { distanceM } from '#domain/field/place.ts'
import type { PhotoTrouble } from '#app/photo/use-photo-intake.ts'
import { useMadeHere } from '#app/sighting/life/use-made-here.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { ManyChoiceList } from '#app/ui/choice-list.tsx'
import type { FlowProps } from './flow.ts'
import { PhotoButtons, photoTroubleText } from './photo-buttons.tsx'
import { KnownPhotos, NewPhotos } from './photo-strip.tsx'
import { Ask } from './questions.tsx'
import { withoutPhoto, withPhoto } from './sighting-draft.ts'
import css from './walk.module.css'
import same from './same-step.module.css'

/** It may stand there already: both beside each other. What is new goes to the known one, with a line that somebody saw
 *  it again; or there are two after all, and nobody asks about these two again. */
export const SameStep = ({
  draft,
  onChange,
  onSame,
  same: known,
}: FlowProps & { readonly same: KnownSighting }): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const id = useId()
  const own = useMadeHere(known.record)
  const [trouble, setTrouble] = useState<PhotoTrouble | null>(null)
  const [notKept, setNotKept] = useState(false)
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const { fields } = known
  const there = fields.photos ?? []
  const room = maxPhotos - there.length - draft.photos.length
  const metres = draft.place === null || fields.place === undefined ? 0 : distanceM(draft.place, fields.place)
  const words = (degree: string | null, owner: string | null) =>
    [
      ...(degree === null ? [] : [codeName('unusedDegree', degree, language)]),
      codeName('ownerDomain', owner ?? 'unknown', language),
    ].join(' · ')
  const add = async () => {
    setNotKept(!(await onSame(known, { evidence, own: own ?? true })))
  }
  return (
    <>
      <Ask id={id}>{t('walk.sameAsk')}</Ask>
      <div className={same['two']}>
        <section className="stack">
          <h3>{t('life.theirs', { metres: Math.max(1, Math.round(metres)) })}</h3>
          <KnownPhotos photos={there} recordId={known.id} />
          <p className="small">{words(fields.unusedDegree, fields.ownerDomain)}</p>
          {fields.title ? <p className="small">{fields.title}</p> : null}
        </section>
        <section className="stack">
          <h3>{t('life.yours')}</h3>
          <NewPhotos
            photos={draft.photos}
            onRemove={(sha256) => {
              onChange((before) => withoutPhoto(before, sha256))
            }}
          />
          <p className="small">{words(draft.degree, draft.owner)}</p>
        </section>
      </div>
      <details className={same['more']}>
        <summary>{t('life.whatElse')}</summary>
        <ManyChoiceList
          legend={t('life.whatElse')}
          legendLook="hidden"
          values={evidence}
          onChange={setEvidence}
          choices={codeList('unusedEvidence')
            .filter(({ code }) => fields.unusedEvidence?.includes(code) !== true)
            .map(({ code }) => ({ value: code, label: codeName('unusedEvidence', code, language) }))}
        />
      </details>
      {room < 0 && (
        <p className="small" role="status">
          {t('life.sameTooMany', { most: maxPhotos, count: -room })}
        </p>
      )}
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
        <Button
          look="main"
          className="grow"
          disabled={own === undefined || room < 0}
          onClick={() => void add()}
        >
          {t('life.sameMerge')}
        </Button>
      </div>
      <Button
        wide
        onClick={() => {
          onChange(({ notSame = [], ...before }) => ({
            ...before,
            step: 'save',
            sameAs: null,
            notSame: [...notSame, known.id],
          }))
        }}
      >
        {t('life.sameBoth')}
      </Button>
    </>
  )
}
