import { useState, type ReactNode } from 'react'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { geoLimits } from '#domain/field/geojson.ts'
import type { NoPlaces } from '#domain/field/place-file.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { FileDrop } from '#app/ui/file-drop.tsx'
import addresses from '../addresses/addresses.module.css'
import type { NoFile } from './open-file.ts'
import { OpenedFile } from './opened-file.tsx'
import { PastImports } from './past-imports.tsx'
import { PositionColumnFields } from './position-columns.tsx'
import { usePlaceFile } from './use-place-file.ts'

/** Places of a municipality or OpenStreetMap on their way in as tips: choose, look, and only then read in. */
export const PlacesPage = (): ReactNode => {
  const t = useText()
  const { number, bytes } = useFormats()
  const { state, open, again, clear } = usePlaceFile()
  const [written, setWritten] = useState<number>()
  return (
    <>
      <PageHead title={t('places.title')} lead={t('places.pageLead')} />
      <div className={addresses['page']}>
        <section className={`block ${addresses['panel'] ?? ''}`} aria-labelledby="places-title">
          <h2 id="places-title">{t('places.file')}</h2>
          <p className="lede">{t('places.how')}</p>
          <FileDrop
            label={t('fieldwork.chooseFile')}
            hint={t('places.limits', { size: bytes(geoLimits.bytes), features: number(geoLimits.features) })}
            accept=".geojson,.json,.csv,.tsv,.txt,.gpx,application/geo+json,application/json,text/csv,application/gpx+xml"
            onFile={(file) => {
              setWritten(undefined)
              void open(file)
            }}
          />
          {state.kind === 'reading' && <output>{t('fieldwork.reading', { name: state.name })}</output>}
          {state.kind === 'failed' && <Refused reason={state.reason} />}
          {written !== undefined && (
            <Banner
              icon={<CircleCheck className="i" aria-hidden="true" />}
              title={t('places.written', { count: written, number: number(written) })}
              actions={
                <Button
                  onClick={() => {
                    setWritten(undefined)
                  }}
                >
                  {t('common.close')}
                </Button>
              }
            >
              {t('places.writtenThen')}
            </Banner>
          )}
          {state.kind === 'open' && (
            <>
              <h3>{state.name}</h3>
              {state.read.ok ? (
                <OpenedFile
                  key={`${state.name} ${state.ask.axes}`}
                  read={state.read}
                  axes={state.ask.axes}
                  onAxes={(axes) => {
                    again({ axes })
                  }}
                  onWritten={(count) => {
                    clear()
                    setWritten(count)
                  }}
                  onCancel={clear}
                />
              ) : state.read.reason === 'noPositionColumns' ? (
                <PositionColumnFields
                  headings={state.read.headings ?? []}
                  onChoose={(columns) => {
                    again({ columns })
                  }}
                />
              ) : (
                <Refused reason={state.read.reason} />
              )}
            </>
          )}
        </section>
        <PastImports />
      </div>
    </>
  )
}

type Reason = NoFile | 'unreadable' | Exclude<NoPlaces, 'noPositionColumns'>

const Refused = ({ reason }: { readonly reason: Reason }): ReactNode => {
  const t = useText()
  const { number, bytes } = useFormats()
  const limits = {
    size: bytes(geoLimits.bytes),
    features: number(geoLimits.features),
    points: number(geoLimits.points),
  }
  return (
    <Banner
      look="wrong"
      icon={<TriangleAlert className="i" aria-hidden="true" />}
      title={t(`places.refused_${reason}`, limits)}
    >
      {t('places.nothingRead')}
    </Banner>
  )
}
