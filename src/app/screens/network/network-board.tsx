import { lazy, Suspense, useState, type ReactNode } from 'react'
import { List, MapPin, Plus } from 'lucide-react'
import { entryForms, mayEnter, type Sort, sorts, sortsSeenBy } from '#domain/field/entry.ts'
import { layers, type Layer } from '#domain/field/structure.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { Item } from '#app/ui/item.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { Toast } from '#app/ui/toast.tsx'
import { EntryEnd, useEntryLine } from './entry-line.tsx'
import { EntrySheet, type Opened } from './entry-sheet.tsx'
import { putBack } from './keep-entry.ts'
import css from './network.module.css'
import { pointedM } from './place-field.tsx'
import { useEntries } from './use-network.ts'

const NetworkMap = lazy(() => import('./network-map.tsx').then((part) => ({ default: part.NetworkMap })))

/** What neighbours and their partners already have together, sort by sort: search, look, add and change. */
export const NetworkBoard = (): ReactNode => {
  const t = useText()
  const { store, membership } = useProject()
  const { role } = membership
  const seen = sortsSeenBy(role)
  const [sort, setSort] = useState<Sort>('structure')
  const [looked, setLooked] = useState('')
  const [layer, setLayer] = useState<Layer | 'all'>('all')
  const [onMap, setOnMap] = useState(false)
  const [opened, setOpened] = useState<Opened>()
  const [said, setSaid] = useState<{ readonly words: string; readonly takenOff?: string }>()
  const entries = useEntries(sort)
  const line = useEntryLine()
  const enters = mayEnter(role, sort)
  const found = (entries ?? [])
    .filter(({ record }) => layer === 'all' || sort !== 'structure' || record.fields['kind'] === layer)
    .map((entry) => ({ entry, ...line(entry) }))
    .filter(({ title, says }) => `${title} ${says}`.toLowerCase().includes(looked.trim().toLowerCase()))
    .toSorted((a, b) => a.title.localeCompare(b.title))
  const open = opened?.kind === 'entry' ? entries?.find(({ record }) => record.id === opened.id) : undefined
  const add = (more: Opened & { kind: 'new' }) => {
    setOpened(more)
  }
  const begin = () => {
    const kind = sort === 'structure' && layer !== 'all' ? { kind: layer } : {}
    add({ kind: 'new', sort, begin: { ...entryForms[sort].starts, ...kind } })
  }

  return (
    <div className={css['board']}>
      <div className={css['which']}>
        {seen.length <= 3 ? (
          <Segments
            legend={t('network.which')}
            value={sort}
            choices={seen.map((value) => ({ value, label: t(`network.sort_${value}`) }))}
            onChange={setSort}
          />
        ) : (
          <SelectField
            label={t('network.which')}
            value={sort}
            onChange={({ target }) => {
              const chosen = sorts.find((one) => one === target.value)
              if (chosen !== undefined) setSort(chosen)
            }}
          >
            {seen.map((value) => (
              <option key={value} value={value}>
                {t(`network.sort_${value}`)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <p className="small soft">{t(`network.about_${sort}`)}</p>
      {sort === 'structure' && (
        <Segments
          legend={t('network.layer')}
          value={layer}
          choices={(['all', ...layers] as const).map((value) => ({
            value,
            label: t(`network.layer_${value}`),
          }))}
          onChange={setLayer}
        />
      )}
      <div className={css['tools']}>
        <Field
          label={t('network.search')}
          type="search"
          value={looked}
          onChange={({ target }) => {
            setLooked(target.value)
          }}
        />
        {sort === 'structure' && (
          <Button
            aria-label={t(onMap ? 'network.asList' : 'network.onMap')}
            onClick={() => {
              setOnMap(!onMap)
            }}
          >
            {onMap ? <List className="i" aria-hidden="true" /> : <MapPin className="i" aria-hidden="true" />}
            <span className={css['words']}>{t(onMap ? 'network.asList' : 'network.onMap')}</span>
          </Button>
        )}
        {enters && (
          <Button look="main" onClick={begin}>
            <Plus className="i" aria-hidden="true" />
            {t(`network.add_${sort}`)}
          </Button>
        )}
      </div>
      {onMap && sort === 'structure' && (
        <Suspense fallback={null}>
          <NetworkMap
            entries={found.map(({ entry }) => entry)}
            onOpen={(id) => {
              setOpened({ kind: 'entry', sort, id })
            }}
            onAdd={
              enters
                ? ({ lat, lon }) => {
                    const kind = layer === 'all' ? {} : { kind: layer }
                    const place = { lat, lon, accuracyM: pointedM }
                    add({ kind: 'new', sort, begin: { ...entryForms[sort].starts, ...kind, place } })
                  }
                : undefined
            }
          />
        </Suspense>
      )}
      <p className="sr" role="status">
        {entries !== undefined && looked !== '' && t('network.found', { count: found.length })}
      </p>
      {entries !== undefined && found.length === 0 ? (
        <Empty title={t(looked === '' ? `network.none_${sort}` : 'network.nothingFound')}>
          {looked === '' && enters && <p className="soft">{t('network.noneThen')}</p>}
        </Empty>
      ) : (
        !(onMap && sort === 'structure') && (
          <ul className="list">
            {found.map(({ entry, title, says }) => (
              <Item
                key={entry.record.id}
                title={title}
                hint={says}
                end={<EntryEnd entry={entry} />}
                onClick={() => {
                  setOpened({ kind: 'entry', sort, id: entry.record.id })
                }}
              />
            ))}
          </ul>
        )
      )}
      {opened !== undefined && (opened.kind === 'new' || open !== undefined) && (
        <EntrySheet
          key={opened.kind === 'new' ? 'new' : opened.id}
          opened={opened}
          entry={open}
          title={open === undefined ? t(`network.add_${opened.sort}`) : line(open).title}
          onOpen={setOpened}
          onClose={() => {
            setOpened(undefined)
          }}
          onSaid={(words, takenOff) => {
            setSaid(takenOff === undefined ? { words } : { words, takenOff })
          }}
        />
      )}
      <Toast
        onDone={() => {
          setSaid(undefined)
        }}
        undo={
          said?.takenOff === undefined
            ? undefined
            : {
                label: t('common.undo'),
                onUndo: () => {
                  // Where it cannot be kept the button stays, to try once more.
                  void putBack(store, said.takenOff ?? '').then(({ ok }) => {
                    if (ok) setSaid({ words: t('network.isBack') })
                  })
                },
              }
        }
      >
        {said?.words ?? null}
      </Toast>
    </div>
  )
}
