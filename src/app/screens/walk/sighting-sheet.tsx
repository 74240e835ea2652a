import { useState, type ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { codeName } from '#domain/codelists.ts'
import { maxPhotos } from '#domain/field/photo.ts'
import { assetKind, kindName } from '#domain/field/taxonomy.ts'
import { mayWrite } from '#domain/project/role.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { Change } from '#app/store/records.ts'
import type { PhotoBytes } from '#app/store/photos.ts'
import type { PhotoTrouble } from '#app/photo/use-photo-intake.ts'
import { type TextKey, useLanguage, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Item } from '#app/ui/item.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { GroupIcon } from '#app/sighting/group-icon.tsx'
import { SourceLine } from '#app/sighting/source-line.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { LifePart } from '#app/sighting/life/life-part.tsx'
import { type Amending, AmendStep } from './details/amend-step.tsx'
import { Details } from './details/details.tsx'
import { PhotoButtons, photoTroubleText } from './photo-buttons.tsx'
import { KnownPhotos } from './photo-strip.tsx'
import { photoFields } from './use-save-sighting.ts'
import { useWhereabouts } from './use-whereabouts.ts'

/** What a pin stands for: kind, whose, how unused, pictures, and where it is. One's own can be put right, and
 *  whoever walks may tell more. */
export const SightingSheet = ({
  sighting,
  onClose,
}: {
  readonly sighting: KnownSighting
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { store, membership } = useProject()
  const [amending, setAmending] = useState<Amending | null>(null)
  const [trouble, setTrouble] = useState<PhotoTrouble | 'notKept' | null>(null)
  const { fields, record, own } = sighting
  const kind = assetKind(fields.kind)

  const amend = async (change: Change, photos: readonly PhotoBytes[] = []) => {
    const saved = await store.edit(record, change, photos)
    setTrouble(saved.ok ? null : 'notKept')
    setAmending(null)
  }

  return (
    <Sheet
      open
      title={
        fields.title
          ? fields.title
          : kind === undefined
            ? t('walk.sighting')
            : kindName(fields.kind, language)
      }
      onClose={onClose}
    >
      <div className="stack">
        {amending === null ? (
          <>
            <Facts sighting={sighting} />
            {own && (
              <ul className="list">
                <Amendable
                  what="walk.factKind"
                  value={kindName(fields.kind, language)}
                  icon={<GroupIcon group={kind?.group ?? 'other'} className="i" />}
                  onAmend={() => {
                    setAmending('kind')
                  }}
                />
                <Amendable
                  what="walk.factOwner"
                  value={codeName('ownerDomain', fields.ownerDomain, language)}
                  onAmend={() => {
                    setAmending('owner')
                  }}
                />
                <Amendable
                  what="walk.factDegree"
                  value={codeName('unusedDegree', fields.unusedDegree, language)}
                  onAmend={() => {
                    setAmending('degree')
                  }}
                />
                {fields.place !== undefined && (
                  <Amendable
                    what="sighting.place"
                    value={t('sighting.placeAccuracy', { metres: Math.round(fields.place.accuracyM) })}
                    onAmend={() => {
                      setAmending('place')
                    }}
                  />
                )}
              </ul>
            )}
            <KnownPhotos photos={fields.photos ?? []} recordId={sighting.id} />
            {trouble !== null && (
              <Banner
                look="wrong"
                icon={<CircleAlert className="i" aria-hidden="true" />}
                title={t(trouble === 'notKept' ? 'walk.notKept' : photoTroubleText[trouble])}
              />
            )}
            {own && (
              <div className="row">
                <PhotoButtons
                  room={maxPhotos - (fields.photos?.length ?? 0)}
                  onTrouble={setTrouble}
                  onPhoto={(photo) => void amend({ add: { photos: [photoFields(photo.photo)] } }, [photo])}
                />
              </div>
            )}
            <LifePart sighting={sighting} />
            {mayWrite(membership.role, 'assetSighting') && <Details fields={fields} onOpen={setAmending} />}
            <Button wide onClick={onClose}>
              {t('common.close')}
            </Button>
          </>
        ) : (
          <>
            <AmendStep
              key={amending}
              amending={amending}
              fields={fields}
              onSave={(set) => void amend({ set })}
            />
            <Button
              wide
              onClick={() => {
                setAmending(null)
              }}
            >
              {t('common.back')}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  )
}

const Facts = ({
  sighting: { fields, whereabouts, own },
}: {
  readonly sighting: KnownSighting
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const where = useWhereabouts()
  const kind = assetKind(fields.kind)
  return (
    <div className="stack">
      {!own && (
        <p>
          {[
            ...(fields.title && kind !== undefined ? [kindName(fields.kind, language)] : []),
            codeName('unusedDegree', fields.unusedDegree, language),
            codeName('ownerDomain', fields.ownerDomain, language),
          ].join(' · ')}
        </p>
      )}
      {fields.note ? <p className="quote">{fields.note}</p> : null}
      <SourceLine source={fields.source} />
      {(fields.ideas ?? []).map((idea) =>
        idea.text ? (
          <p className="quote" key={`${idea.use}:${idea.text}`}>
            {idea.text}
          </p>
        ) : null,
      )}
      <p className="small soft">
        {fields.status !== 'in_use' &&
          `${t(fields.status === 'confirmed' ? 'walk.confirmed' : 'walk.looksUnused')} `}
        {where(whereabouts)}
        {fields.visibility === 'coordinator' && ` ${t('walk.coordinatorSees')}`}
      </p>
    </div>
  )
}

const Amendable = ({
  what,
  value,
  icon,
  onAmend,
}: {
  readonly what: TextKey
  readonly value: string
  readonly icon?: ReactNode
  readonly onAmend: () => void
}): ReactNode => {
  const t = useText()
  return (
    <Item
      icon={icon}
      title={value}
      hint={t(what)}
      onClick={onAmend}
      end={<span className="small soft">{t('walk.change')}</span>}
    />
  )
}
