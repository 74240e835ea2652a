import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Crosshair, Undo2 } from 'lucide-react'
import type { Spot } from '#domain/field/place.ts'
import { crossesItself } from '#domain/field/geo-shape.ts'
import { areaM2, lengthM } from '#domain/field/measure.ts'
import { numberIn } from '#app/controls/stepper.tsx'
import { boundaryDrawing, type BoundaryDrawing } from '#app/map/boundary-drawing.ts'
import { MapView } from '#app/map/map-view.tsx'
import type { NeighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import { type TextKey, useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Segments } from '#app/ui/segments.tsx'
import css from '../walk.module.css'
import { useGround } from './use-ground.ts'

export interface Drawn {
  readonly m2: number
}

type Shape = 'outline' | 'line'

/** Draws an outline, or a line and how wide it is, and says how large that is. Taps set corners, corners are dragged; with
 *  keys the map is moved under the cross and a button sets a corner there. */
export const MeasureMap = ({
  around,
  shapes,
  across,
  onDone,
}: {
  readonly around: Spot
  readonly shapes: readonly Shape[]
  /** What a line is multiplied with. */
  readonly across: TextKey
  readonly onDone: (drawn: Drawn) => void
}): ReactNode => {
  const t = useText()
  const { number, distance } = useFormats()
  const ground = useGround()
  const [shape, setShape] = useState<Shape>(shapes[0] ?? 'outline')
  const [corners, setCorners] = useState<readonly Spot[]>([])
  const [typed, setTyped] = useState('')
  const [map, setMap] = useState<NeighbourhoodMap>()
  const [drawing, setDrawing] = useState<BoundaryDrawing>()
  const [center] = useState(() => ({ lat: around.lat, lon: around.lon, zoom: 19 }))

  const move = useRef<(index: number, spot: Spot) => void>(() => {})
  useEffect(() => {
    move.current = (index, spot) => {
      setCorners(corners.map((corner, at) => (at === index ? spot : corner)))
    }
  })
  useEffect(() => {
    drawing?.show(corners, shape === 'outline' && corners.length > 2)
  }, [drawing, corners, shape])

  const length = lengthM(corners)
  const tangled = shape === 'outline' && crossesItself(closed(corners))
  const breadth = numberIn(typed)
  const m2 = shape === 'outline' ? areaM2(corners) : length * (breadth ?? 0)
  const add = (spot: Spot) => {
    if (corners.length < mostCorners) setCorners([...corners, spot])
  }
  return (
    <div className="stack">
      {shapes.length > 1 && (
        <Segments
          legend={t('sighting.shape')}
          value={shape}
          choices={shapes.map((value) => ({ value, label: t(`sighting.shape_${value}`) }))}
          onChange={setShape}
        />
      )}
      <output className="small">
        {tangled
          ? t('sighting.tangled')
          : corners.length < 2
            ? t('sighting.drawHow', { count: corners.length })
            : shape === 'line' || corners.length < 3
              ? t('sighting.drawnLine', { length: distance(length) })
              : t('sighting.drawnArea', { area: number(Math.round(m2)) })}
      </output>
      <div className={css['drawing']}>
        <MapView
          {...ground}
          label={t('sighting.drawMap')}
          center={center}
          crosshair
          onTap={add}
          onReady={(made) => {
            const lines = boundaryDrawing(made, {
              onCorner: (index, spot) => {
                move.current(index, spot)
              },
              cornerLabel: (count) => t('walk.boundaryCorner', { number: count }),
            })
            setDrawing(lines)
            setMap(made)
            return () => {
              lines.end()
              setDrawing(undefined)
            }
          }}
        />
      </div>
      <div className="row">
        <Button
          className="grow"
          onClick={() => {
            const middle = map?.leaflet.getCenter()
            if (middle !== undefined) add({ lat: middle.lat, lon: middle.lng })
          }}
        >
          <Crosshair className="i" aria-hidden="true" />
          {t('walk.boundaryHere')}
        </Button>
        <Button
          className="grow"
          disabled={corners.length === 0}
          onClick={() => {
            setCorners(corners.slice(0, -1))
          }}
        >
          <Undo2 className="i flip" aria-hidden="true" />
          {t('sighting.drawUndo')}
        </Button>
      </div>
      {shape === 'line' && (
        <Field
          label={t(across)}
          inputMode="decimal"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
          }}
        />
      )}
      <Button
        look="main"
        wide
        disabled={tangled || !(m2 > 0)}
        onClick={() => {
          onDone({ m2 })
        }}
      >
        {m2 > 0 ? t('sighting.drawUse', { area: number(Math.round(m2)) }) : t('sighting.drawUseNone')}
      </Button>
    </div>
  )
}

/** More is no drawing by hand. */
const mostCorners = 100

const closed = (corners: readonly Spot[]) =>
  [...corners, ...corners.slice(0, 1)].map(({ lon, lat }) => [lon, lat] as const)
