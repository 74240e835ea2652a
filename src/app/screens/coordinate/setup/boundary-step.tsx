import { useEffect, useRef, useState, type ReactNode } from 'react'
import { PencilLine } from 'lucide-react'
import { centreOf, type NoBoundary, readBoundary } from '#domain/project/boundary.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import type { Json } from '#domain/sync/operation.ts'
import { BoundaryEditor } from '#app/map/boundary-editor.tsx'
import { MapView } from '#app/map/map-view.tsx'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { FileButton } from '#app/ui/file-button.tsx'
import { SaveRow } from './save-row.tsx'
import css from './setup.module.css'
import { useSaveProject } from './use-save-project.ts'

/** Where the neighbourhood lies: out of a GeoJSON file, or drawn on the map. */
export const BoundaryStep = (): ReactNode => {
  const t = useText()
  const { project } = useProject()
  const tiles = useTiles()
  const [drawing, setDrawing] = useState(false)
  const area = project?.areaGeometry
  if (drawing)
    return (
      <DrawBoundary
        area={area}
        onDone={() => {
          setDrawing(false)
        }}
      />
    )
  return (
    <div className="stack">
      <p className="small soft">{t('coordinate.boundaryHint')}</p>
      {area != null && (
        <div className={`map ${css['map'] ?? ''}`}>
          <MapView label={t('coordinate.boundaryMap')} boundary={area} tiles={tiles} />
        </div>
      )}
      <div className={css['choices']}>
        <BoundaryFile />
        <Button
          onClick={() => {
            setDrawing(true)
          }}
        >
          <PencilLine className="i" aria-hidden="true" />
          {area == null ? t('coordinate.boundaryDraw') : t('coordinate.boundaryRedraw')}
        </Button>
      </div>
    </div>
  )
}

const BoundaryFile = (): ReactNode => {
  const t = useText()
  const { save, problem } = useSaveProject()
  const [wrong, setWrong] = useState<NoBoundary>()
  const read = async (file: File) => {
    const boundary = readBoundary(await file.text())
    setWrong(boundary.ok ? undefined : boundary.reason)
    if (boundary.ok) await save({ areaGeometry: areaJson(boundary.geometry) })
  }
  return (
    <>
      <FileButton
        label={t('coordinate.boundaryFile')}
        accept=".geojson,.json,application/geo+json,application/json"
        onFile={(file) => void read(file)}
      />
      {(wrong !== undefined || problem !== undefined) && (
        <p className="small" role="alert">
          {wrong === undefined ? problem : t(`coordinate.boundary_${wrong}`)}
        </p>
      )}
    </>
  )
}

const DrawBoundary = ({
  area,
  onDone,
}: {
  readonly area: AreaGeometry | null | undefined
  readonly onDone: () => void
}): ReactNode => {
  const t = useText()
  const { save, problem } = useSaveProject()
  const tiles = useTiles()
  const [drawn, setDrawn] = useState<AreaGeometry | null>(area ?? null)
  const [centre] = useState(() => (area == null ? undefined : { ...centreOf(area), zoom: 15 }))
  const form = useRef<HTMLFormElement>(null)
  // The map is taller than the button that opened it.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'start' })
  }, [])
  const keep = async () => {
    if (drawn !== null && (await save({ areaGeometry: areaJson(drawn) }))) onDone()
  }
  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <BoundaryEditor value={drawn} onChange={setDrawn} tiles={tiles} center={centre} />
      <div className="row">
        <SaveRow saved={false} problem={problem} busy={false} disabled={drawn === null} />
        <Button look="quiet" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** A geometry is JSON by its schema; its loose type does not say so. */
const areaJson = (area: AreaGeometry): Json => area as unknown as Json
