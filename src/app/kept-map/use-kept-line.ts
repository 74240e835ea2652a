import { useEffect } from 'react'
import { showOutline } from '#app/map/kept-layer.ts'
import type { NeighbourhoodMap } from '#app/map/neighbourhood-map.ts'
import { useTiles } from '#app/project/use-tiles.ts'
import { keptTemplate } from './kept-template.ts'
import { useCovered } from './use-covered.ts'

/** Draws on a map how far the kept one reaches. */
export const useKeptLine = (map: NeighbourhoodMap | undefined): void => {
  const tiles = useTiles()
  const covered = useCovered(tiles === undefined ? undefined : keptTemplate(tiles))
  useEffect(() => {
    if (map === undefined || covered.length === 0) return
    return showOutline(map, covered, 'm-kept')
  }, [map, covered])
}
