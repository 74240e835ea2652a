import { useEffect, useState, type ReactNode } from 'react'
import { Footprints, Pause, Play, Square } from 'lucide-react'
import type { Place } from '#domain/field/place.ts'
import { walkedMs } from '#domain/field/walk.ts'
import { showCells } from '#app/map/cell-layer.ts'
import type { NeighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { MapButton } from '../map-button.tsx'
import { BeginSheet } from './begin-sheet.tsx'
import { EndSheet } from './end-sheet.tsx'
import type { Walking } from './use-walking.ts'
import { useUnwalked } from './use-walked.ts'
import css from './walking.module.css'

/** The walk above the main action: begin it, or see how long and far it goes, pause and stop. */
export const WalkingBar = ({
  walking,
  me,
  map,
  sightings,
}: {
  readonly walking: Walking
  readonly me: Place | undefined
  readonly map: NeighbourhoodMap | undefined
  readonly sightings: readonly KnownSighting[]
}): ReactNode => {
  const t = useText()
  const [sheet, setSheet] = useState<'begin' | 'end' | null>(null)
  const { walk } = walking
  const close = () => {
    setSheet(null)
  }
  return (
    <>
      {walk === undefined ? (
        <Button
          wide
          onClick={() => {
            setSheet('begin')
          }}
        >
          <Footprints className="i" aria-hidden="true" />
          {t('walking.begin')}
        </Button>
      ) : (
        <section className={css['bar']} aria-label={t('walking.bar')}>
          <p className={css['words']}>
            <Footprints className="i i-s" aria-hidden="true" />
            {t(walk.since === null ? 'walking.paused' : 'walking.going', {
              minutes: Math.floor(walkedMs(walk, walk.seenAt) / 60_000),
              cells: walk.cells.length,
            })}
          </p>
          {walk.since === null ? (
            <MapButton label={t('walking.resume')} onClick={walking.resume}>
              <Play className="i" aria-hidden="true" />
            </MapButton>
          ) : (
            <MapButton label={t('walking.pause')} onClick={walking.pause}>
              <Pause className="i" aria-hidden="true" />
            </MapButton>
          )}
          <MapButton
            label={t('walking.stop')}
            onClick={() => {
              setSheet('end')
            }}
          >
            <Square className="i" aria-hidden="true" />
          </MapButton>
          {walk.since !== null && <UnwalkedHint me={me} map={map} own={walk.cells} />}
        </section>
      )}
      {sheet === 'begin' && <BeginSheet onBegin={walking.begin} onClose={close} />}
      {sheet === 'end' && <EndSheet walk={walk} sightings={sightings} onClose={close} />}
    </>
  )
}

/** Where nobody was yet: a tap shows the square on the map. */
const UnwalkedHint = ({
  me,
  map,
  own,
}: {
  readonly me: Place | undefined
  readonly map: NeighbourhoodMap | undefined
  readonly own: readonly string[]
}): ReactNode => {
  const t = useText()
  const { distance } = useFormats()
  const unwalked = useUnwalked(me, own)
  const cell = unwalked?.cell
  useEffect(() => {
    if (map === undefined || cell === undefined) return
    return showCells(map, [{ cell, level: 0 }])
  }, [map, cell])
  if (unwalked === undefined) return null
  return (
    <button
      type="button"
      className={css['unwalked']}
      onClick={() => {
        map?.lookAt(unwalked.middle)
      }}
    >
      {t('walking.unwalked', { metres: distance(unwalked.metres), towards: unwalked.towards })}
    </button>
  )
}
