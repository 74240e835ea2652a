import { useMemo, type ReactNode } from 'react'
import type { Compared, Tips } from '#domain/field/place-import.ts'
import { assetKind, kindName } from '#domain/field/taxonomy.ts'
import { MapView } from '#app/map/map-view.tsx'
import type { Pin } from '#app/map/pin.ts'
import { useGroupLabel } from '#app/map/use-group-label.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'
import addresses from '../addresses/addresses.module.css'
import css from './places.module.css'

const rowsShown = 25

/** What will be there: in figures, on the map and in a table. */
export const PlacesPreview = ({
  tips,
  compared,
  outside,
}: {
  readonly tips: Tips
  readonly compared: Compared
  /** Left out because they lie outside the boundary. */
  readonly outside: number
}): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const [language] = useLanguage()
  const { project } = useProject()
  const tiles = useTiles()
  const groupLabel = useGroupLabel()
  const pins = useMemo(
    () =>
      tips.tips.flatMap(({ number: id, fields }): readonly Pin[] => {
        const { place, kind, title } = fields
        if (place === undefined) return []
        const label = () => title ?? kindName(kind, language)
        const group = assetKind(kind)?.group ?? 'other'
        return [{ id: String(id), lat: place.lat, lon: place.lon, group, mine: true, label }]
      }),
    [tips, language],
  )
  const figures = [
    [compared.fresh.length, t('places.fresh', { count: compared.fresh.length })],
    [compared.changed.length, t('places.changed', { count: compared.changed.length })],
    [compared.same, t('places.same', { count: compared.same })],
    [tips.left, t('places.left', { count: tips.left })],
    [outside, t('places.outside', { count: outside })],
  ] as const
  return (
    <section className={addresses['preview']} aria-labelledby="places-preview">
      <h3 id="places-preview">{t('places.preview')}</h3>
      <div className="figures">
        {figures.map(([count, words], at) => (
          <div key={at}>
            <b>{number(count)}</b>
            <span className="small soft">{words}</span>
          </div>
        ))}
      </div>
      {tips.cut > 0 && <p className="small">{t('places.cut', { count: tips.cut })}</p>}
      {tips.personal > 0 && <p className="small">{t('places.personal', { count: tips.personal })}</p>}
      {pins.length > 0 && (
        <>
          <div className={`map ${css['map'] ?? ''}`}>
            <MapView
              label={t('places.mapLabel', { count: pins.length })}
              boundary={project?.areaGeometry}
              tiles={tiles}
              pins={pins}
              groupLabel={groupLabel}
            />
          </div>
          {tiles !== undefined && <p className="small soft">{tiles.attribution}</p>}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
          <div className={addresses['scroll']} role="region" aria-label={t('places.preview')} tabIndex={0}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col" className="n">
                    {t('places.number')}
                  </th>
                  <th scope="col">{t('places.kind')}</th>
                  <th scope="col">{t('places.column_title')}</th>
                  <th scope="col">{t('places.column_note')}</th>
                  <th scope="col">{t('places.column_id')}</th>
                </tr>
              </thead>
              <tbody>
                {tips.tips.slice(0, rowsShown).map(({ number: row, fields }) => (
                  <tr key={row}>
                    <td className="n">{number(row)}</td>
                    <td>{kindName(fields.kind, language)}</td>
                    <td>{fields.title}</td>
                    <td>{fields.note}</td>
                    <td>{fields.source.id}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {tips.tips.length > rowsShown && (
            <p className="small soft">
              {t('places.firstRows', { rows: rowsShown, of: number(tips.tips.length) })}
            </p>
          )}
        </>
      )}
    </section>
  )
}
