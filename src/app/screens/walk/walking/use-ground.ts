import { useMemo } from 'react'
import { type Ground, groundOf } from '#domain/field/walk.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { useStreets } from '../use-street-names.ts'

/** Where walking counts: inside the boundary or, as long as there is none, around streets and sightings that the team
 *  knows. */
export const useGround = (
  area: AreaGeometry | null | undefined,
  sightings: readonly KnownSighting[] | undefined,
): Ground => {
  const streets = useStreets(useProject().store)
  return useMemo(() => {
    const found = (sightings ?? []).flatMap(({ fields: { place } }) => (place === undefined ? [] : [place]))
    return groundOf(area, [...streets.map(({ spot }) => spot), ...found])
  }, [area, sightings, streets])
}
