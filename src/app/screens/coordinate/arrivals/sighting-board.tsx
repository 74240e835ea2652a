import { useMemo, type ReactNode } from 'react'
import { codeName } from '#domain/codelists.ts'
import { assetKind, kindName } from '#domain/field/taxonomy.ts'
import { useProject } from '#app/project/project-context.tsx'
import { GroupIcon } from '#app/sighting/group-icon.tsx'
import { usePicture } from '#app/sighting/use-picture.ts'
import { type KnownSighting, usePins } from '#app/sighting/use-sightings.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { DeskMap } from '../desk-map.tsx'
import { Loading } from '../loading.tsx'
import css from './arrivals.module.css'
import { SightingEdit } from './sighting-edit.tsx'
import { useAllSightings } from './use-all-sightings.ts'

/** Sightings on the map and in a list; a tap opens one. */
export const SightingBoard = ({
  chosen,
  onChoose,
}: {
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
}): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const sightings = useAllSightings(store)
  const pins = usePins(sightings)
  const open = useMemo(() => sightings?.find(({ id }) => id === chosen), [sightings, chosen])
  if (sightings === undefined) return <Loading />
  if (sightings.length === 0)
    return (
      <Empty title={t('coordinate.noSightings')}>
        <p className="soft">{t('coordinate.noSightingsThen')}</p>
        <ButtonLink look="main" href="/coordinatie/uitnodigen">
          {t('coordinate.goInvite')}
        </ButtonLink>
      </Empty>
    )
  return (
    <div className={css['board']}>
      <div>
        <DeskMap pins={pins} className={css['map']} onPinTap={onChoose} />
      </div>
      <ul className="list">
        {sightings.map((sighting) => (
          <SightingRow
            key={sighting.id}
            sighting={sighting}
            onChoose={() => {
              onChoose(sighting.id)
            }}
          />
        ))}
      </ul>
      <Sheet
        title={open === undefined ? '' : <SightingName sighting={open} />}
        open={open !== undefined}
        onClose={() => {
          onChoose(undefined)
        }}
      >
        {open !== undefined && (
          <SightingEdit
            sighting={open}
            onClose={() => {
              onChoose(undefined)
            }}
          />
        )}
      </Sheet>
    </div>
  )
}

const SightingRow = ({
  sighting,
  onChoose,
}: {
  readonly sighting: KnownSighting
  readonly onChoose: () => void
}): ReactNode => {
  const [language] = useLanguage()
  const { fields, id } = sighting
  const small = usePicture(fields.photos?.[0]?.small, { recordId: id, size: 'small' })
  const words = [
    codeName('unusedDegree', fields.unusedDegree, language),
    codeName('ownerDomain', fields.ownerDomain, language),
    codeName('visibility', fields.visibility, language),
  ].join(' · ')
  return (
    <li>
      <button type="button" className="item" onClick={onChoose}>
        {small === undefined ? (
          <GroupIcon group={assetKind(fields.kind)?.group ?? ''} />
        ) : (
          <img className={css['thumb']} src={small} alt="" />
        )}
        <span className="grow">
          <strong>
            <SightingName sighting={sighting} />
          </strong>
          <span className="small soft">{words}</span>
        </span>
        <span className={fields.status === 'confirmed' ? 'tag' : 'tag rough'}>
          {codeName('sightingStatus', fields.status, language)}
        </span>
      </button>
    </li>
  )
}

const SightingName = ({ sighting }: { readonly sighting: KnownSighting }): ReactNode => {
  const [language] = useLanguage()
  const name = kindName(sighting.fields.kind, language)
  return sighting.fields.title ? `${name}: ${sighting.fields.title}` : name
}
