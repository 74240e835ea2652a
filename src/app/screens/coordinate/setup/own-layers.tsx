import { useState, type ReactNode } from 'react'
import { Trash2 } from 'lucide-react'
import { layerLimits, readLayer, type ReadLayer } from '#domain/field/map-layer.ts'
import type { Json } from '#domain/sync/operation.ts'
import { useOwnLayers } from '#app/layers/use-own-layers.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { SaveFailure } from '#app/store/attempt.ts'
import { useText, type Text } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FileButton } from '#app/ui/file-button.tsx'
import { Item } from '#app/ui/item.tsx'
import { notSaved } from '../not-saved.ts'

/** Layers of one's own out of GeoJSON files, such as green areas: everybody sees them, each can be taken off again. */
export const OwnLayers = (): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const layers = useOwnLayers()
  const [name, setName] = useState('')
  const [attribution, setAttribution] = useState('')
  const [said, setSaid] = useState('')
  const ready = name.trim() !== '' && attribution.trim() !== ''
  const failed = (reason: SaveFailure) => {
    setSaid(notSaved(reason, t))
  }
  const add = async (file: File) => {
    if (!ready) {
      setSaid(t('map.ownFirst'))
      return
    }
    const read: ReadLayer =
      file.size > layerLimits.bytes ? { ok: false, reason: 'tooBig' } : readLayer(await file.text())
    if (!read.ok) {
      setSaid(whyNot(read, t))
      return
    }
    const made = await store.create('mapLayer', {
      name: name.trim(),
      attribution: attribution.trim(),
      // Names and numbers, which its readonly type hides.
      features: read.features as unknown as Json,
    })
    if (!made.ok) {
      failed(made.reason)
      return
    }
    setSaid(t('map.ownAdded', { name: name.trim(), count: read.features.length }))
    setName('')
    setAttribution('')
  }
  return (
    <section className="stack">
      <h3>{t('map.own')}</h3>
      <p className="small soft">{t('map.ownHint', { features: layerLimits.features })}</p>
      {layers.length > 0 && (
        <ul className="list">
          {layers.map((layer) => (
            <Item
              key={layer.id}
              title={layer.name}
              hint={layer.attribution}
              end={
                <Button
                  look="quiet"
                  aria-label={t('map.ownRemove', { name: layer.name })}
                  onClick={() => {
                    void store
                      .edit(layer.record, {
                        set: { archived: true },
                        saw: ['name', 'attribution', 'features'],
                      })
                      .then((outcome) => {
                        if (!outcome.ok) failed(outcome.reason)
                      })
                  }}
                >
                  <Trash2 className="i" aria-hidden="true" />
                </Button>
              }
            />
          ))}
        </ul>
      )}
      <Field
        label={t('map.ownName')}
        value={name}
        maxLength={layerLimits.name}
        onChange={({ target }) => {
          setName(target.value)
        }}
      />
      <Field
        label={t('map.ownSource')}
        value={attribution}
        maxLength={120}
        onChange={({ target }) => {
          setAttribution(target.value)
        }}
      />
      <FileButton
        label={t('map.ownFile')}
        accept=".geojson,.json,application/geo+json,application/json"
        onFile={(file) => void add(file)}
      />
      <p className="small" role="status">
        {said}
      </p>
    </section>
  )
}

const whyNot = (read: Extract<ReadLayer, { ok: false }>, t: Text): string =>
  read.reason === 'feature'
    ? t('map.ownFeature', { number: read.number, problem: t(`map.feature_${read.problem}`) })
    : t(`map.file_${read.reason}`, { megabytes: layerLimits.bytes / 1e6, features: layerLimits.features })
