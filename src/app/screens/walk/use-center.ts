import { useEffect, useEffectEvent, useRef } from 'react'
import type { Place, Spot } from '#domain/field/place.ts'
import { boundsOf, contains } from '#domain/project/boundary.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import type { NeighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import type { SightingDraft } from './sighting-draft.ts'

export const walkingZoom = 17
/** Close enough to see on which side of the street something stands. */
export const placingZoom = 18

/** Where the map looks: at the person once they are found, at the spot of a sighting while it is made. Between these
 *  it stays where somebody moved it. */
export const useCenter = ({
  map,
  me,
  boundary,
  draft,
  flowing,
}: {
  readonly map: NeighbourhoodMap | undefined
  readonly me: Place | undefined
  readonly boundary: AreaGeometry | null | undefined
  readonly draft: SightingDraft | null
  readonly flowing: boolean
}): void => {
  const arrived = useRef(false)
  useEffect(() => {
    if (map === undefined || me === undefined || arrived.current || draft !== null) return
    arrived.current = true
    if (!boundary || contains(boundary, me) || isNear(boundary, me)) map.lookAt(me, walkingZoom)
  }, [map, me, boundary, draft])

  const lookAtSpot = useEffectEvent((on: NeighbourhoodMap) => {
    if (draft?.place) on.lookAt(draft.place, placingZoom)
  })
  useEffect(() => {
    if (flowing && map !== undefined) lookAtSpot(map)
  }, [map, flowing])

  const place = draft?.place ?? null
  const placedBy = draft?.placedBy
  useEffect(() => {
    if (place === null) return
    // A pin that was dragged is followed at the same scale; what lies under the cross is in the middle already.
    if (placedBy === 'phone') map?.lookAt(place, placingZoom)
    else if (placedBy === 'hand') map?.lookAt(place)
  }, [map, place, placedBy])
}

/** Within about half a kilometre of the neighbourhood's box. */
const isNear = (boundary: AreaGeometry, { lat, lon }: Spot): boolean => {
  const { west, south, east, north } = boundsOf(boundary)
  return lon > west - 0.007 && lon < east + 0.007 && lat > south - 0.005 && lat < north + 0.005
}
