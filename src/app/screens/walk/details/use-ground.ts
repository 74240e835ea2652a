import { useState } from 'react'
import type { MapViewProps } from '#app/map/map-view.tsx'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import { useStreetNames } from '../use-street-names.ts'

/** What a map to point on shows under the finger: pictures, and the boundary and the streets where there are none. */
export const useGround = (): Pick<MapViewProps, 'tiles' | 'boundary' | 'names' | 'onTiles'> => {
  const { store, project } = useProject()
  const tiles = useTiles()
  const names = useStreetNames(store)
  const [pictures, setPictures] = useState<'here' | 'away'>()
  return {
    tiles,
    boundary: project?.areaGeometry,
    names: pictures === 'here' && tiles !== undefined ? undefined : names,
    onTiles: setPictures,
  }
}
