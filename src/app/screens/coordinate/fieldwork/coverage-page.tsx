import { useMemo, useState, type ReactNode } from 'react'
import { Users } from 'lucide-react'
import { goFirst, progressOf } from '#domain/field/progress.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { AreaSelect } from '../area-select.tsx'
import { Loading } from '../loading.tsx'
import { useAreas } from '../use-areas.ts'
import { useFieldwork } from '../use-fieldwork.ts'
import css from './coverage.module.css'
import { CoverageMap } from './coverage-map.tsx'
import { PartsTable } from './parts-table.tsx'
import { RatesSection } from './rates-section.tsx'
import { StreetChart } from './street-chart.tsx'

/** How far the fieldwork is, for the team alone: nothing of this page is ever published. */
export const CoveragePage = (): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const areas = useAreas()
  const fieldwork = useFieldwork()
  const [area, setArea] = useState('')
  const progress = useMemo(() => {
    if (fieldwork === undefined) return undefined
    const { addresses, visits } = fieldwork
    return progressOf(
      addresses.filter(({ areaId }) => area === '' || areaId === area),
      visits,
    )
  }, [fieldwork, area])
  if (areas === undefined || fieldwork === undefined || progress === undefined) return <Loading />

  const { whole, streets, cells } = progress
  const first = goFirst(streets)
  const named = progress.areas.flatMap(({ key, tally }) => {
    const name = areas.find(({ id }) => id === key)?.name
    return name === undefined ? [] : [{ key: name, tally }]
  })
  if (fieldwork.addresses.length === 0)
    return (
      <>
        <PageHead
          title={t('fieldwork.coverageTitle')}
          action={<ButtonLink href="/coordinatie/veldwerk">{t('fieldwork.toClosing')}</ButtonLink>}
        />
        <Empty title={t('fieldwork.noAddresses')}>
          <p className="soft">{t('fieldwork.noAddressesThen')}</p>
          <ButtonLink look="main" href="/coordinatie/adressen">
            {t('fieldwork.importTitle')}
          </ButtonLink>
        </Empty>
      </>
    )
  return (
    <>
      <PageHead
        title={t('fieldwork.coverageTitle')}
        lead={
          first === undefined
            ? t('fieldwork.everywhere')
            : t('fieldwork.goFirst', {
                street: first.key,
                visited: first.tally.visited,
                addresses: first.tally.addresses,
              })
        }
        action={<ButtonLink href="/coordinatie/veldwerk">{t('fieldwork.toClosing')}</ButtonLink>}
      />
      {areas.length > 1 && (
        <div className={css['area']}>
          <AreaSelect areas={areas} value={area} onChange={setArea} />
        </div>
      )}
      <div className="figures section">
        {[
          [
            whole.visited,
            t('fieldwork.figureVisited', { count: whole.addresses, all: number(whole.addresses) }),
          ],
          [whole.spoken, t('fieldwork.figureSpoken', { count: whole.spoken })],
          [whole.doorstep, t('fieldwork.figureDoorstep', { count: whole.doorstep })],
          [whole.refused, t('fieldwork.figureRefused', { count: whole.refused })],
        ].map(([count, words]) => (
          <div key={words}>
            <b>{number(Number(count))}</b>
            <span className="small soft">{words}</span>
          </div>
        ))}
      </div>
      {whole.twice > 0 && (
        <Banner
          look="plain"
          icon={<Users className="i" aria-hidden="true" />}
          title={t('fieldwork.twice', { count: whole.twice })}
        >
          {t('fieldwork.twiceThen')}
        </Banner>
      )}
      <div className="cols section">
        <section className="block">
          <h2>{t('fieldwork.perStreet')}</h2>
          <StreetChart streets={streets} />
          <details>
            <summary>{t('fieldwork.asTable')}</summary>
            <PartsTable caption={t('fieldwork.street')} parts={streets} />
          </details>
        </section>
        <section className="block">
          <h2>{t('coordinate.onMap')}</h2>
          <CoverageMap cells={cells} />
          <details>
            <summary>{t('fieldwork.mapAsTable')}</summary>
            <PartsTable caption={t('fieldwork.square')} parts={cells} />
          </details>
        </section>
      </div>
      {named.length > 1 && (
        <section className="block section">
          <h2>{t('fieldwork.areas')}</h2>
          <PartsTable caption={t('fieldwork.area')} parts={named} />
        </section>
      )}
      <div className="section">
        <RatesSection tally={whole} />
      </div>
    </>
  )
}
