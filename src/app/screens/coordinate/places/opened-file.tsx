import { useMemo, useState, type ReactNode } from 'react'
import {
  categoriesIn,
  comparedWith,
  guessColumns,
  mostPlaces,
  type PlaceChoices,
  tipsFrom,
} from '#domain/field/place-import.ts'
import type { ReadPlaces, Spot } from '#domain/field/place-file.ts'
import type { Axes } from '#domain/field/geojson.ts'
import { contains } from '#domain/project/boundary.ts'
import { randomId } from '#app/crypto/hash.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import type { SaveFailure } from '#app/store/attempt.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { SwitchRow } from '#app/ui/switch.tsx'
import addresses from '../addresses/addresses.module.css'
import { notSaved } from '../not-saved.ts'
import { ChoiceFields, guessKinds, mostCategories } from './choice-fields.tsx'
import { FileProblems } from './file-problems.tsx'
import { PlacesPreview } from './places-preview.tsx'
import { importedPlaces, writePlaces } from './write-places.ts'

type Read = Extract<ReadPlaces, { ok: true }>

/** A file that was read: what is wrong with it, what everything in it is, what will happen, and the last word. */
export const OpenedFile = ({
  read,
  axes,
  onAxes,
  onWritten,
  onCancel,
}: {
  readonly read: Read
  readonly axes: Axes
  readonly onAxes: (axes: Axes) => void
  readonly onWritten: (count: number) => void
  readonly onCancel: () => void
}): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const { store, project } = useProject()
  const [inside, setInside] = useState(true)
  const [importId] = useState(randomId)
  const [choices, setChoices] = useState(() => beginWith(read))
  const [sourceMissing, setSourceMissing] = useState(false)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SaveFailure>()
  const known = useLive(() => importedPlaces(store), [store])
  const area = project?.areaGeometry

  const spots = useMemo(
    () => (inside && area != null ? read.spots.filter((spot) => contains(area, spot)) : read.spots),
    [read, inside, area],
  )
  const tips = useMemo(() => tipsFrom(spots, choices, importId), [spots, choices, importId])
  const compared = useMemo(
    () =>
      comparedWith(
        tips.tips,
        (known ?? []).map(({ record, fields }) => ({ id: record.id, fields })),
      ),
    [tips, known],
  )
  const problems = [...read.problems, ...tips.problems]
  const toWrite = compared.fresh.length + compared.changed.length
  const tooMany = toWrite > mostPlaces
  const noCategories = categoriesIn(spots, choices.columns.category).length > mostCategories

  const write = async () => {
    setAsking(false)
    if (choices.source.name.trim() === '') return setSourceMissing(true)
    setBusy(true)
    const saved = await writePlaces(store, compared, known ?? [])
    setBusy(false)
    if (saved.ok) onWritten(toWrite)
    else setProblem(saved.reason)
  }

  return (
    <>
      {read.table !== undefined && (
        <p className="small soft">{t('places.table', { encoding: read.table.encoding.toUpperCase() })}</p>
      )}
      {axes !== 'lonLat' && (
        <p className="row">
          <span className="grow">{t(`places.axes_${axes}`)}</span>
          <Button
            small
            onClick={() => {
              onAxes('lonLat')
            }}
          >
            {t('common.undo')}
          </Button>
        </p>
      )}
      <FileProblems problems={problems} axes={axes} isTable={read.table !== undefined} onAxes={onAxes} />
      {read.spots.length > 0 && (
        <>
          {area != null && <SwitchRow label={t('places.inside')} on={inside} onChange={setInside} />}
          <ChoiceFields
            spots={spots}
            columns={read.columns}
            choices={choices}
            sourceMissing={sourceMissing}
            onChange={setChoices}
          />
          <PlacesPreview tips={tips} compared={compared} outside={read.spots.length - spots.length} />
        </>
      )}
      {tooMany && <p role="alert">{t('places.tooMany', { most: number(mostPlaces) })}</p>}
      {problem !== undefined && <p role="alert">{notSaved(problem, t)}</p>}
      <div className={`buttons ${addresses['narrow'] ?? ''}`}>
        {toWrite > 0 && !tooMany && !noCategories && (
          <Button
            look={problems.length === 0 ? 'main' : 'plain'}
            disabled={busy || known === undefined}
            onClick={() => {
              if (problems.length === 0) void write()
              else setAsking(true)
            }}
          >
            {t(problems.length === 0 ? 'places.go' : 'places.goGood', {
              count: toWrite,
              number: number(toWrite),
            })}
          </Button>
        )}
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={t('places.askGood', { count: problems.length })}
        yes={t('places.goGood', { count: toWrite, number: number(toWrite) })}
        no={t('common.cancel')}
        look="main"
        onYes={() => void write()}
        onNo={() => {
          setAsking(false)
        }}
      >
        <p>{t('places.askGoodThen')}</p>
      </Confirm>
    </>
  )
}

const beginWith = (read: Read): PlaceChoices => {
  const columns = guessColumns(read.columns)
  const kinds = guessKinds(read.spots, columns.category)
  const isOsm = read.spots.some((spot) => isOfOsm(spot))
  return {
    columns,
    kinds,
    unusedDegree: 'dull',
    ownerDomain: 'unknown',
    source: isOsm
      ? { name: 'OpenStreetMap', licence: 'ODbL', attribution: '© OpenStreetMap' }
      : { name: '', licence: 'CC0', attribution: '' },
  }
}

/** `node/123`, as exports of OpenStreetMap name things. */
const isOfOsm = ({ id, properties }: Spot): boolean =>
  [id, properties['@id'] ?? ''].some((name) => /^(?:node|way|relation)\/\d+$/.test(name))
