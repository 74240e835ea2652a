import type { Spot } from '#domain/field/place.ts'
import { useMemo, useState, type ReactNode } from 'react'
import { Download, Sun, X } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Position } from '#app/device/position.ts'
import type { NeighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import { useKeptLine } from '#app/kept-map/use-kept-line.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useMapLayers } from '#app/layers/use-map-layers.ts'
import { thingsIn } from '#app/store/progress.ts'
import { useText } from '#app/text/text.tsx'
import { Toast } from '#app/ui/toast.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import { PhoneTabs } from '#app/screens/phone-tabs.tsx'
import { usePins, useSightings } from '#app/sighting/use-sightings.ts'
import { SightingFlow } from './sighting-flow.tsx'
import { photoTroubleText } from './photo-buttons.tsx'
import { StreetSearch } from './street-search.tsx'
import { MapButton } from './map-button.tsx'
import { nearSame } from './near-same.ts'
import { useDone } from './use-done.ts'
import { placingZoom, useCenter, walkingZoom } from './use-center.ts'
import { useFlow } from './use-flow.ts'
import { useGround } from './walking/use-ground.ts'
import { useOnline } from './use-online.ts'
import { usePosition } from './use-position.ts'
import { useSaveSighting } from './use-save-sighting.ts'
import { useStreetNames } from './use-street-names.ts'
import { useSun } from './use-sun.ts'
import { isLost, WalkChip } from './walk-chip.tsx'
import { useWalking } from './walking/use-walking.ts'
import { WalkingBar } from './walking/walking-bar.tsx'
import { WalkMap } from './walk-map.tsx'
import { type WalkSheet, WalkSheets } from './walk-sheets.tsx'
import { WalkTools } from './walk-tools.tsx'
import css from './walk.module.css'

/** A walk: the map with what is known, and one big button for what is found. */
export const WalkScreen = (): ReactNode => {
  const t = useText()
  useTitle(t('common.tabWalk'))
  const { store, project, membership } = useProject()
  const position = usePosition()
  const sightings = useSightings(store)
  const pins = usePins(sightings)
  const layers = useMapLayers(pins)
  const names = useStreetNames(store)
  const waiting = thingsIn(useLive(() => store.progress(), [store])?.waiting ?? [])
  const writing = useSaveSighting()
  const done = useDone(store)
  const { again, recordId } = done
  const online = useOnline()
  const [sun, toggleSun] = useSun()
  const [tiles, setTiles] = useState<'here' | 'away'>()
  const [sheet, setSheet] = useState<WalkSheet | undefined>(() =>
    new URLSearchParams(location.search).has('opnieuw') ? { sheet: 'look-again' } : undefined,
  )

  const boundary = project?.areaGeometry
  const me = useMemo(() => placeOf(position), [position])
  const flow = useFlow(store, me)
  const { draft } = flow
  const lost = isLost(position)
  const ground = useGround(boundary, sightings)
  const walking = useWalking(me, ground)
  const nothingYet = sightings?.length === 0

  const [map, setMap] = useState<NeighbourhoodMap>()
  const [, navigate] = useLocation()
  useKeptLine(map)
  useCenter({ map, me, boundary, draft: flow.kept, flowing: flow.flowing })
  const pointAt = (spot: Spot) => {
    flow.pointAt(spot)
    map?.lookAt(spot, placingZoom)
  }

  return (
    <div
      className={`screen ${css['walk'] ?? ''}`}
      data-flow={draft !== null || undefined}
      data-said={done.toast.children !== null || undefined}
      data-again={again !== null || undefined}
    >
      <main className={`map ${css['area'] ?? ''}`}>
        <h1 className="sr">{t('common.tabWalk')}</h1>
        <WalkMap
          draft={draft}
          lost={lost}
          boundary={boundary}
          shown={layers.shown}
          names={tiles === 'here' && layers.shown.tiles !== undefined ? undefined : names}
          me={me}
          onChange={flow.change}
          onPoint={flow.point}
          onOpen={(id, set) => {
            const on = set === 'sighting' ? undefined : layers.find(id, set)
            if (set === 'sighting') setSheet({ sheet: 'sighting', id })
            else if (on !== undefined) setSheet({ sheet: 'laid-over', on })
          }}
          onMap={setMap}
          onTiles={setTiles}
        />
        <div className="over top">
          <WalkChip
            draft={draft}
            position={position}
            tiles={tiles}
            online={online}
            named={names.length > 0}
            count={pins.length}
          />
          {draft === null ? (
            <span className={`end ${css['corner'] ?? ''}`}>
              <MapButton label={t('walk.sun')} pressed={sun} onClick={toggleSun}>
                <Sun className="i" aria-hidden="true" />
              </MapButton>
              <MapButton
                label={t('kept.title')}
                onClick={() => {
                  navigate('/kaart')
                }}
              >
                <Download className="i" aria-hidden="true" />
              </MapButton>
            </span>
          ) : (
            <span className={`end ${css['corner'] ?? ''}`}>
              <StreetSearch onStreet={pointAt} />
              <MapButton label={t('walk.closeFlow')} onClick={flow.end}>
                <X className="i" aria-hidden="true" />
              </MapButton>
            </span>
          )}
        </div>
        <div className={`over bottom ${css['bottom'] ?? ''}`}>
          {layers.credits !== '' && <span className="credit">{layers.credits}</span>}
          {draft === null && (
            <WalkTools
              bar={<WalkingBar walking={walking} me={me} map={map} sightings={sightings ?? []} />}
              explain={
                flow.elsewhere ? 'walk.elsewhere' : lost ? 'walk.lost' : nothingYet ? 'walk.empty' : null
              }
              unfinished={flow.elsewhere ? 'elsewhere' : flow.kept === null ? null : 'here'}
              takesFocus={flow.flowed}
              onFind={() => {
                done.clear()
                flow.begin()
              }}
              onPhoto={(photo) => {
                done.clear()
                flow.beginWith(photo)
              }}
              onPhotoTrouble={(trouble) => {
                if (trouble !== null) done.say(t(photoTroubleText[trouble]))
              }}
              onTellMore={
                recordId === null
                  ? undefined
                  : () => {
                      setSheet({ sheet: 'sighting', id: recordId })
                    }
              }
              onAgain={
                again === null
                  ? undefined
                  : () => {
                      done.clear()
                      flow.begin(again)
                    }
              }
              onLayers={() => {
                setSheet({ sheet: 'layers' })
              }}
              onList={
                [pins, layers.shown.structures, layers.shown.doors].every(({ length }) => length === 0)
                  ? undefined
                  : () => {
                      setSheet({ sheet: 'list' })
                    }
              }
              onToMe={
                me === undefined
                  ? undefined
                  : () => {
                      map?.lookAt(me, walkingZoom)
                    }
              }
            />
          )}
        </div>
      </main>
      {draft === null ? (
        <PhoneTabs role={membership.role} waiting={waiting} />
      ) : (
        <SightingFlow
          draft={draft}
          known={sightings ?? []}
          unsafe={flow.unsafe}
          onChange={flow.change}
          onAside={flow.aside}
          onPointAt={pointAt}
          onSave={async () => {
            const near = nearSame(draft, sightings ?? [])
            const not = [...(draft.notSame ?? []), ...(near === undefined ? [] : [near.sighting.id])]
            const others = (sightings ?? []).filter(({ id }) => not.includes(id))
            const id = await writing.save(draft, others)
            if (id === undefined) return false
            flow.end()
            done.saved(id, draft)
            walking.found(id)
            return true
          }}
          onSame={async (known, seen) => {
            if (!(await writing.addTo(known, draft, seen))) return false
            flow.end()
            done.same()
            return true
          }}
        />
      )}
      <Toast {...done.toast} />
      <WalkSheets open={sheet} sightings={sightings} layers={layers} from={me} onOpen={setSheet} />
    </div>
  )
}

const placeOf = (position: Position) =>
  position.state === 'known'
    ? { lat: position.lat, lon: position.lon, accuracyM: position.accuracyM }
    : undefined
