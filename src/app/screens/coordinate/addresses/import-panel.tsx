import type { ReactNode } from 'react'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { FileDrop } from '#app/ui/file-drop.tsx'
import type { Area } from '../use-areas.ts'
import css from './addresses.module.css'
import { ImportGo } from './import-go.tsx'
import { ImportPreview } from './import-preview.tsx'
import { MappingFields } from './mapping-fields.tsx'
import type { ImportState, useAddressImport } from './use-address-import.ts'

/** A list of addresses on its way in: choose, look, and only then read in. */
export const ImportPanel = ({
  areas,
  importing,
}: {
  readonly areas: readonly Area[]
  readonly importing: ReturnType<typeof useAddressImport>
}): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const { state, open, map, write, clear } = importing
  return (
    <section className={`block ${css['panel'] ?? ''}`} aria-labelledby="import-title">
      <h2 id="import-title">{t('fieldwork.importTitle')}</h2>
      <p className="lede">{t('fieldwork.importHow')}</p>
      {state.kind !== 'writing' && (
        <FileDrop
          label={t('fieldwork.chooseFile')}
          hint={t('fieldwork.dropHow')}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onFile={(file) => void open(file)}
        />
      )}
      {state.kind === 'reading' && <output>{t('fieldwork.reading', { name: state.name })}</output>}
      {state.kind === 'failed' && (
        <Banner
          look="wrong"
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t(`fieldwork.failed_${state.reason}`)}
        >
          {t(`fieldwork.failedThen_${state.reason}`)}
        </Banner>
      )}
      {state.kind === 'open' && (
        <>
          <p>
            <strong>{state.name}</strong>{' '}
            <span className="small soft">
              {t('fieldwork.fileIs', {
                count: state.opened.rows,
                number: number(state.opened.rows),
                encoding: state.opened.encoding.toUpperCase(),
                delimiter: t(delimiterText(state.opened.delimiter)),
              })}
            </span>
          </p>
          <MappingFields
            list={state.opened}
            mapping={state.mapping}
            onChange={(mapping) => void map(state, mapping)}
          />
          <Checked state={state} />
          {state.read !== undefined && (
            <ImportGo
              key={state.read.withoutArea}
              read={state.read}
              areas={areas}
              onGo={(rest) => {
                if (state.read !== undefined)
                  void write({ list: state.list, read: state.read }, { rest, areas })
              }}
              onCancel={clear}
            />
          )}
        </>
      )}
      {state.kind === 'writing' && (
        <div className={css['narrow']}>
          <label htmlFor="writing">
            {t('fieldwork.writing', { done: number(state.done), all: number(state.all) })}
          </label>
          <progress className={css['bar']} id="writing" value={state.done} max={state.all} />
        </div>
      )}
      {state.kind === 'written' && (
        <Banner
          icon={<CircleCheck className="i" aria-hidden="true" />}
          title={t('fieldwork.written', { count: state.count, number: number(state.count) })}
          actions={<Button onClick={clear}>{t('common.close')}</Button>}
        >
          {t('fieldwork.writtenThen')}
        </Banner>
      )}
    </section>
  )
}

const Checked = ({ state }: { readonly state: Extract<ImportState, { kind: 'open' }> }): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const { list, mapping, read } = state
  if (mapping.street === undefined || mapping.houseNumber === undefined)
    return <p role="alert">{t('fieldwork.columnsMissing')}</p>
  if (read === undefined) return <output>{t('fieldwork.checking')}</output>
  return (
    <>
      <div className="figures">
        {[
          [read.good, t('fieldwork.goodRows', { count: read.good })],
          [read.bad, t('fieldwork.badRows', { count: read.bad })],
          [read.streets, t('fieldwork.streets', { count: read.streets })],
          [read.placed, t('fieldwork.placed', { count: read.placed })],
        ].map(([count, words]) => (
          <div key={words}>
            <b>{number(Number(count))}</b>
            <span className="small soft">{words}</span>
          </div>
        ))}
      </div>
      <ImportPreview key={JSON.stringify(mapping)} list={list} read={read} mapping={mapping} />
    </>
  )
}

const delimiterText = (delimiter: string) => {
  if (delimiter === '\t') return 'fieldwork.tab'
  return delimiter === ';' ? 'fieldwork.semicolon' : 'fieldwork.comma'
}
