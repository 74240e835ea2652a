import { useId, useState, type ReactNode } from 'react'
import { CircleAlert, Info, LocateFixed, MapPin } from 'lucide-react'
import { type OddSpot, oddSpot } from '#domain/field/outside.ts'
import { maxPhotos } from '#domain/field/photo.ts'
import { assetKind } from '#domain/field/taxonomy.ts'
import { centreOf } from '#domain/project/boundary.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import type { PhotoTrouble } from '#app/photo/use-photo-intake.ts'
import { useFormats, useLabel, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FlowProps } from './flow.ts'
import { PhotoButtons, photoTroubleText } from './photo-buttons.tsx'
import { NewPhotos } from './photo-strip.tsx'
import { Ask } from './questions.tsx'
import { needsConfirming, withoutPhoto, withPhoto } from './sighting-draft.ts'
import css from './walk.module.css'

/** Look once more, a photo if wanted, and save. */
export const SaveStep = ({
  draft,
  onChange,
  onSave,
  onPointAt,
  unsafe,
  near,
  trail,
}: FlowProps & {
  readonly near: { readonly sighting: KnownSighting; readonly metres: number } | undefined
  readonly trail: ReactNode
}): ReactNode => {
  const t = useText()
  const id = useId()
  const [trouble, setTrouble] = useState<PhotoTrouble | null>(null)
  const [wrong, setWrong] = useState<'notKept' | 'noPlace' | null>(null)
  const [saving, setSaving] = useState(false)
  const { project } = useProject()
  const boundary = project?.areaGeometry
  const rough = needsConfirming(draft)
  const odd = draft.place === null || draft.sure ? undefined : oddSpot(draft.place, boundary)

  const save = async () => {
    if (draft.place === null) {
      setWrong('noPlace')
      return
    }
    setSaving(true)
    const kept = await onSave()
    setSaving(false)
    if (!kept) setWrong('notKept')
  }

  return (
    <>
      <Ask id={id}>{t('walk.askSave')}</Ask>
      {trail}
      {draft.kind === 'other' && (
        <Field
          label={t('walk.title')}
          hint={t('walk.titleHint')}
          maxLength={80}
          value={draft.title}
          onChange={({ target }) => {
            onChange((before) => ({ ...before, title: target.value }))
          }}
        />
      )}
      <NewPhotos
        photos={draft.photos}
        onRemove={(sha256) => {
          onChange((before) => withoutPhoto(before, sha256))
        }}
      />
      {rough && odd === undefined && wrong !== 'noPlace' && <SpotBanner draft={draft} />}
      {odd !== undefined && (
        <OddBanner
          odd={odd}
          onToNeighbourhood={
            boundary
              ? () => {
                  onPointAt(centreOf(boundary))
                }
              : undefined
          }
        />
      )}
      {near !== undefined && <SameQuestion near={near} onChange={onChange} />}
      {wrong !== null && (
        <Banner
          look="wrong"
          icon={<CircleAlert className="i" aria-hidden="true" />}
          title={t(wrong === 'noPlace' ? 'walk.noPlaceYet' : 'walk.notKept')}
        >
          {wrong === 'notKept' && t('walk.notKeptThen')}
        </Banner>
      )}
      {trouble !== null && (
        <p className="small" role="alert">
          {t(photoTroubleText[trouble])}
        </p>
      )}
      {unsafe && (
        <p className="small" role="alert">
          {t('walk.draftUnsafe')}
        </p>
      )}
      <p className="hint">{t('walk.photoHint')}</p>
      <div className={`row ${css['go'] ?? ''}`}>
        <PhotoButtons
          room={maxPhotos - draft.photos.length}
          onTrouble={setTrouble}
          onPhoto={(photo) => {
            onChange((before) => withPhoto(before, photo))
          }}
        />
        <Button look="main" className="grow" disabled={saving} onClick={() => void save()}>
          {t(
            rough || odd !== undefined
              ? 'walk.saveConfirm'
              : near === undefined
                ? 'walk.save'
                : 'walk.saveAnyway',
          )}
        </Button>
      </div>
    </>
  )
}

/** The spot is not certain: what to do about it. */
const SpotBanner = ({ draft }: Pick<FlowProps, 'draft'>): ReactNode => {
  const t = useText()
  const words =
    draft.place === null || draft.placedBy === 'cross'
      ? t('walk.spotUnknown')
      : t('walk.spotRough', { metres: Math.round(draft.place.accuracyM) })
  return <Banner look="plain" icon={<LocateFixed className="i" aria-hidden="true" />} title={words} />
}

/** The spot may be a slip: asked once, and never a reason not to save. */
const OddBanner = ({
  odd,
  onToNeighbourhood,
}: {
  readonly odd: OddSpot
  readonly onToNeighbourhood: (() => void) | undefined
}): ReactNode => {
  const t = useText()
  const { distance } = useFormats()
  return (
    <Banner
      icon={<MapPin className="i" aria-hidden="true" />}
      title={
        odd.kind === 'abroad' ? t('walk.oddAbroad') : t('walk.oddOutside', { distance: distance(odd.metres) })
      }
      actions={
        onToNeighbourhood !== undefined && (
          <Button small onClick={onToNeighbourhood}>
            {t('walk.oddToNeighbourhood')}
          </Button>
        )
      }
    >
      {t('walk.oddAsk')}
    </Banner>
  )
}

const SameQuestion = ({
  near: { sighting, metres },
  onChange,
}: {
  readonly near: { readonly sighting: KnownSighting; readonly metres: number }
} & Pick<FlowProps, 'onChange'>): ReactNode => {
  const t = useText()
  const label = useLabel()
  const kind = assetKind(sighting.fields.kind)
  return (
    <>
      <Banner
        icon={<Info className="i" aria-hidden="true" />}
        title={t('walk.sameNear', {
          metres: Math.max(1, Math.round(metres)),
          kind: kind === undefined ? '' : label(kind),
        })}
      >
        {t('walk.sameAsk')}
      </Banner>
      <Button
        wide
        onClick={() => {
          onChange((before) => ({ ...before, step: 'same', sameAs: sighting.id }))
        }}
      >
        {t('walk.sameYes')}
      </Button>
    </>
  )
}
