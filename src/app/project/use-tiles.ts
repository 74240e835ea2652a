import { useMemo } from 'react'
import { type Tiles, tilesOf } from '#app/map/tiles.ts'
import { useProject } from './project-context.tsx'

/** The map pictures that this neighbourhood uses; undefined where it uses none, or is not known yet. */
export const useTiles = (): Tiles | undefined => {
  const { project } = useProject()
  // The project is read anew with each change of it: by its text, or every change would draw the map again.
  const chosen = project === undefined ? undefined : JSON.stringify(project.baseMap ?? null)
  // oxlint-disable-next-line react/exhaustive-deps -- `chosen` is what is read of the project
  return useMemo(() => (project === undefined ? undefined : tilesOf(project.baseMap)), [chosen])
}
