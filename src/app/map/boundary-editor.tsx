import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Crosshair, Trash2, Undo2 } from 'lucide-react'
import type { Spot } from '#domain/field/place.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '../ui/button.tsx'
import { boundaryDrawing, type BoundaryDrawing } from './boundary-drawing.ts'
import css from './map-view.module.css'
import { MapView } from './map-view.tsx'
import type { NeighbourhoodMap } from './neighbourhood-map.ts'
import type { Tiles } from './tiles.ts'

/** Beyond this many corners an area came out of a file and is only shown. */
const mostCorners = 200

/** Draws the neighbourhood's boundary: tap the corners, drag them right, undo the last, close, begin again. Calls back
 *  with a closed polygon, or with nothing after "begin again". Without a pointer: arrows move the map, the button sets a
 *  corner under the cross. */
export const BoundaryEditor = ({
  value,
  onChange,
  tiles,
  center,
}: {
  readonly value: AreaGeometry | null | undefined
  readonly onChange: (area: AreaGeometry | null) => void
  readonly tiles?: Tiles | undefined
  readonly center?: (Spot & { readonly zoom?: number }) | undefined
}): ReactNode => {
  const t = useText()
  const drawable = cornersOf(value)
  /** Corners of a ring that is not closed yet; a closed one is the value. */
  const [open, setOpen] = useState<readonly Spot[]>([])
  const [drawing, setDrawing] = useState<BoundaryDrawing>()
  const [map, setMap] = useState<NeighbourhoodMap>()
  const closed = drawable !== undefined
  const corners = drawable ?? open
  const fromFile = Boolean(value) && !closed

  const move = useRef<(index: number, spot: Spot) => void>(() => {})
  useEffect(() => {
    move.current = (index, spot) => {
      const moved = corners.map((corner, at) => (at === index ? spot : corner))
      if (closed) onChange(polygonOf(moved))
      else setOpen(moved)
    }
  })
  const add = (spot: Spot) => {
    if (!value && corners.length < mostCorners) setOpen([...open, spot])
  }
  const finish = () => {
    onChange(polygonOf(open))
    setOpen([])
  }
  const undo = () => {
    if (!closed) {
      setOpen(open.slice(0, -1))
      return
    }
    setOpen(corners)
    onChange(null)
  }
  const clear = () => {
    setOpen([])
    if (value) onChange(null)
  }

  useEffect(() => {
    drawing?.show(corners, closed)
  }, [drawing, corners, closed])

  return (
    <div className="stack">
      <output className={`small soft ${css['editorWords'] ?? ''}`}>
        {fromFile
          ? t('walk.boundaryFromFile')
          : closed
            ? t('walk.boundaryClosed', { count: corners.length })
            : t('walk.boundaryHow', { count: corners.length })}
      </output>
      <div className={css['editor']}>
        <MapView
          label={t('walk.boundaryMap')}
          boundary={closed || fromFile ? value : undefined}
          center={center}
          tiles={tiles}
          crosshair={!closed && !fromFile}
          onTap={add}
          onReady={(made) => {
            const lines = boundaryDrawing(made, {
              onCorner: (index, spot) => {
                move.current(index, spot)
              },
              cornerLabel: (number) => t('walk.boundaryCorner', { number }),
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
      <div className={css['editorButtons']}>
        <Button
          disabled={closed || fromFile}
          onClick={() => {
            const { lat, lng } = map?.leaflet.getCenter() ?? { lat: 0, lng: 0 }
            add({ lat, lon: lng })
          }}
        >
          <Crosshair className="i" aria-hidden="true" />
          {t('walk.boundaryHere')}
        </Button>
        <Button disabled={corners.length === 0} onClick={undo}>
          <Undo2 className="i flip" aria-hidden="true" />
          {t('walk.boundaryUndo')}
        </Button>
        <Button disabled={corners.length === 0 && !value} onClick={clear}>
          <Trash2 className="i" aria-hidden="true" />
          {t('walk.boundaryClear')}
        </Button>
        <Button className="end" disabled={closed || fromFile || open.length < 3} onClick={finish}>
          {t('walk.boundaryDone')}
        </Button>
      </div>
    </div>
  )
}

/** The corners of one simple ring; anything else is not drawn by hand. */
const cornersOf = (area: AreaGeometry | null | undefined): readonly Spot[] | undefined => {
  if (area?.type !== 'Polygon' || area.coordinates.length !== 1) return undefined
  const ring = area.coordinates[0]?.slice(0, -1) ?? []
  return ring.length > mostCorners ? undefined : ring.map(([lon, lat]) => ({ lat, lon }))
}

const polygonOf = (corners: readonly Spot[]): AreaGeometry => {
  const ring = corners.map(({ lat, lon }): [number, number] => [round(lon), round(lat)])
  const [first] = ring
  return { type: 'Polygon', coordinates: [first === undefined ? ring : [...ring, [first[0], first[1]]]] }
}

const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7
