import { type ReactNode } from 'react'
import type { Composition, Lack } from '#domain/inventory/compose.ts'
import { panelNames, partsOfId } from '#domain/inventory/set-panels.ts'
import { photosToChoose } from '#domain/inventory/public-things.ts'
import { kindName } from '#domain/field/taxonomy.ts'
import { usePicture } from '#app/sighting/use-picture.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ManyChoiceList } from '#app/ui/choice-list.tsx'
import { Field } from '#app/ui/field.tsx'
import { SwitchRow } from '#app/ui/switch.tsx'
import { linesOf } from '../../given/figure-lines.ts'
import { useSay } from '../inventory/say.ts'
import css from './publish.module.css'
import type { Material } from './use-material.ts'

const mostPhotos = 12

/** Which figures, limonades, quotes, things and photos stand on the page; what cannot says why. */
export const ChooseParts = ({
  composition,
  material,
  lacks,
  onChange,
}: {
  readonly composition: Composition
  readonly material: Material
  readonly lacks: readonly Lack[]
  readonly onChange: (change: Partial<Composition>) => void
}): ReactNode => {
  const t = useText()
  const { limonades, quotes, things } = material
  const photos = photosToChoose(things)
  return (
    <>
      <section className="block">
        <h2>{t('publish.figures')}</h2>
        <p className="small soft">{t('publish.figuresThen')}</p>
        <Panels composition={composition} material={material} onChange={onChange} />
      </section>
      <section className="block">
        <h2>{t('limonade.room')}</h2>
        {limonades.length === 0 ? (
          <p className="soft">{t('publish.noLimonades')}</p>
        ) : (
          <ManyChoiceList
            legend={t('publish.whichLimonades')}
            values={composition.limonades}
            onChange={(chosen) => {
              onChange({ limonades: [...chosen] })
            }}
            choices={limonades.map(({ id, match, why }) => ({
              value: id,
              label: match.title,
              ...(why === undefined ? {} : { hint: t(`publish.why_${why}`), disabled: true }),
            }))}
          />
        )}
        <div className={`row ${css['deeds'] ?? ''}`}>
          {limonades.flatMap(({ id, match, why }) =>
            why === undefined ? (
              []
            ) : (
              <ButtonLink small key={id} href={`/coordinatie/limonades/${id}`}>
                {t('publish.toLimonade', { title: match.title })}
              </ButtonLink>
            ),
          )}
        </div>
      </section>
      <section className="block">
        <h2>{t('publish.quotes')}</h2>
        <p className="small soft">{t('publish.quotesThen')}</p>
        {quotes.length > 0 && (
          <ManyChoiceList
            legend={t('publish.whichQuotes')}
            values={composition.quotes}
            onChange={(chosen) => {
              onChange({ quotes: [...chosen] })
            }}
            choices={quotes.map(({ id, text, minorityVoice }) => ({
              value: id,
              label: `“${text}”`,
              ...(minorityVoice ? { hint: t('publish.minority') } : {}),
            }))}
          />
        )}
      </section>
      <section className="block">
        <h2>{t('publish.things')}</h2>
        <SwitchRow
          label={t('publish.map')}
          hint={t('publish.mapHint', { count: things.length })}
          on={composition.map}
          onChange={(map) => {
            onChange({ map })
          }}
        />
        {photos.length > 0 && (
          <>
            <ManyChoiceList
              legend={t('publish.whichPhotos')}
              values={composition.photos.map(({ sha256 }) => sha256)}
              onChange={(chosen) => {
                onChange({
                  photos: chosen.slice(0, mostPhotos).flatMap((sha256) => {
                    const known = composition.photos.find((photo) => photo.sha256 === sha256)
                    const photo = photos.find((one) => one.sha256 === sha256)
                    if (known !== undefined || photo === undefined) return known ?? []
                    // Of one sighting everybody may see one photo.
                    return [{ sighting: photo.sighting, sha256, alt: '' }]
                  }),
                })
              }}
              choices={photos.map((photo) => ({
                value: photo.sha256,
                label: <PhotoLabel photo={photo} />,
                disabled: composition.photos.some(
                  ({ sighting, sha256 }) => sighting === photo.sighting && sha256 !== photo.sha256,
                ),
              }))}
            />
            {composition.photos.map(({ sha256, alt }, at) => (
              <Field
                key={sha256}
                label={t('publish.alt', { number: at + 1 })}
                hint={t('publish.altHint')}
                maxLength={200}
                value={alt}
                wrong={alt.trim() === '' && lacks.includes('photo') ? t('publish.lack_photo') : undefined}
                onChange={({ target }) => {
                  onChange({
                    photos: composition.photos.map((photo) =>
                      photo.sha256 === sha256 ? { ...photo, alt: target.value } : photo,
                    ),
                  })
                }}
              />
            ))}
          </>
        )}
      </section>
    </>
  )
}

/** The figures panel by panel, as they left this desk: what is hidden says why, and cannot be chosen as a number. */
const Panels = ({
  composition,
  material: { figures },
  onChange,
}: {
  readonly composition: Composition
  readonly material: Material
  readonly onChange: (change: Partial<Composition>) => void
}): ReactNode => {
  const say = useSay()
  const { t } = say
  const there = panelNames.filter((panel) => figures.some(({ id }) => partsOfId(id).panel === panel))
  if (there.length === 0) return <p>{t('publish.noFigures')}</p>
  return (
    <ManyChoiceList
      legend={t('publish.whichFigures')}
      values={composition.panels}
      onChange={(chosen) => {
        onChange({ panels: [...chosen] })
      }}
      choices={there.map((panel) => {
        const of = figures.filter(({ id }) => partsOfId(id).panel === panel)
        const isShown = of.some(({ value }) => value.status === 'shown')
        const lines = of.flatMap((figure) => linesOf(figure, panel, say))
        const shown = lines.filter(({ hidden }) => hidden === undefined)
        const [reason = ''] = lines.flatMap(({ hidden }) => hidden ?? [])
        return {
          value: panel,
          label: t(`given.panel_${panel}`),
          disabled: !isShown && !composition.panels.includes(panel),
          hint: isShown
            ? [
                shown
                  .slice(0, 3)
                  .map(({ name, figure }) => `${name}: ${figure}`)
                  .join(' · '),
                t('publish.ofLines', { shown: shown.length, hidden: lines.length - shown.length }),
              ].join(' – ')
            : reason,
        }
      })}
    />
  )
}

const PhotoLabel = ({
  photo: { kind, small, sighting },
}: {
  readonly photo: ReturnType<typeof photosToChoose>[number]
}): ReactNode => {
  const [language] = useLanguage()
  const t = useText()
  const url = usePicture(small, { recordId: sighting, size: 'small' })
  return (
    <span className={css['photo']}>
      {url === undefined ? (
        <span className="small soft">{t('walk.photoAway')}</span>
      ) : (
        <img src={url} alt="" />
      )}
      {kindName(kind, language)}
    </span>
  )
}
