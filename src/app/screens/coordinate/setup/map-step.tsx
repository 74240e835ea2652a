import { useEffect, useState, type ReactNode } from 'react'
import {
  type BaseMap,
  type BaseMapDraft,
  type BaseMapProblem,
  deepestZoom,
  draftOf,
  pdokOrigin,
  pdokStyles,
  readBaseMap,
} from '#domain/project/base-map.ts'
import type { Json } from '#domain/sync/operation.ts'
import type { MapOffer } from '#domain/sync/map-wire.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { MapPreview } from './map-preview.tsx'
import { OwnLayers } from './own-layers.tsx'
import { SaveRow } from './save-row.tsx'
import css from './setup.module.css'
import { useSaveProject } from './use-save-project.ts'

/** Which map pictures lie under everything: a choice out of what the operator of the server allows. */
export const MapStep = (): ReactNode => {
  const t = useText()
  const { project, client } = useProject()
  const [offer, setOffer] = useState<MapOffer | 'away'>()
  useEffect(() => {
    let current = true
    void client.mapOffer().then((reply) => {
      if (current) setOffer(reply.ok ? reply.value : 'away')
    })
    return () => {
      current = false
    }
  }, [client])
  if (offer === undefined || project === undefined) return null
  return (
    <div className="stack">
      <p className="small soft">{t('map.setHint')}</p>
      {offer === 'away' ? (
        <p role="status">{t('map.offerAway')}</p>
      ) : (
        <ChooseMap chosen={project.baseMap} offer={offer} />
      )}
      <OwnLayers />
    </div>
  )
}

const kinds = ['pdok', 'xyz', 'file', 'none'] as const

const ChooseMap = ({
  chosen,
  offer,
}: {
  readonly chosen: BaseMap | null | undefined
  readonly offer: MapOffer
}): ReactNode => {
  const t = useText()
  const { save, problem, saved } = useSaveProject()
  const [draft, setDraft] = useState(() => draftOf(chosen))
  /** What is wrong is only said once somebody wants to save it. */
  const [tried, setTried] = useState(false)
  const read = readBaseMap(draft, offer)
  const problems: readonly BaseMapProblem[] = read.ok || !tried ? [] : read.problems
  const change = (part: Partial<BaseMapDraft>) => {
    setDraft({ ...draft, ...part })
  }
  const wrong = (...which: readonly BaseMapProblem[]) => {
    const found = which.find((each) => problems.includes(each))
    return found === undefined ? undefined : t(`map.wrong_${found}`, { max: deepestZoom })
  }
  const submit = async () => {
    setTried(true)
    if (read.ok) await save({ baseMap: mapJson(read.value) })
  }
  const offered = kinds.filter(
    (kind) =>
      kind === draft.kind ||
      kind === 'none' ||
      (kind === 'pdok' && offer.origins.includes(pdokOrigin)) ||
      (kind === 'xyz' && offer.origins.length > 0) ||
      (kind === 'file' && offer.file !== null),
  )
  return (
    <Form
      onSubmit={() => {
        void submit()
      }}
    >
      <SelectField
        label={t('map.kind')}
        value={draft.kind}
        wrong={draft.kind === 'xyz' ? undefined : wrong('host', 'noFile')}
        onChange={({ target }) => {
          const kind = kinds.find((each) => each === target.value)
          if (kind !== undefined) change({ kind })
        }}
      >
        {offered.map((kind) => (
          <option key={kind} value={kind}>
            {t(`map.kind_${kind}`)}
          </option>
        ))}
      </SelectField>
      {draft.kind === 'pdok' && (
        <SelectField
          label={t('map.style')}
          value={draft.style}
          onChange={({ target }) => {
            const style = pdokStyles.find((each) => each === target.value)
            if (style !== undefined) change({ style })
          }}
        >
          {pdokStyles.map((style) => (
            <option key={style} value={style}>
              {t(`map.style_${style}`)}
            </option>
          ))}
        </SelectField>
      )}
      {draft.kind === 'xyz' && (
        <Field
          label={t('map.url')}
          hint={t('map.urlHint', { hosts: offer.origins.join(', ') })}
          value={draft.url}
          maxLength={500}
          inputMode="url"
          wrong={wrong('url', 'host')}
          onChange={({ target }) => {
            change({ url: target.value })
          }}
        />
      )}
      {(draft.kind === 'xyz' || draft.kind === 'file') && (
        <Field
          label={t('map.attribution')}
          hint={t('map.attributionHint')}
          value={draft.attribution}
          maxLength={120}
          wrong={wrong('attribution')}
          onChange={({ target }) => {
            change({ attribution: target.value })
          }}
        />
      )}
      {draft.kind === 'xyz' && (
        <div className={css['zooms']}>
          <Field
            label={t('map.minZoom')}
            value={draft.minZoom}
            inputMode="numeric"
            wrong={wrong('zoom')}
            onChange={({ target }) => {
              change({ minZoom: target.value })
            }}
          />
          <Field
            label={t('map.maxZoom')}
            value={draft.maxZoom}
            inputMode="numeric"
            onChange={({ target }) => {
              change({ maxZoom: target.value })
            }}
          />
        </div>
      )}
      {read.ok && <MapPreview base={read.value} />}
      <SaveRow saved={saved} problem={problem} busy={false} />
    </Form>
  )
}

/** A choice is text and numbers by its schema; its loose type does not say so. */
const mapJson = (base: BaseMap): Json => base as unknown as Json
