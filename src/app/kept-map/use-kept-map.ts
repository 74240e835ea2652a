import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { planTiles } from '#domain/field/tile-plan.ts'
import { mayBeKept } from '#domain/field/tile-terms.ts'
import type { Tiles } from '#app/map/tiles.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useTiles } from '#app/project/use-tiles.ts'
import type { KeepState, Keeper, Wanted } from './keeper.ts'
import { fetchOf, keptTemplate } from './kept-template.ts'
import { keeperHere } from './keeper-here.ts'

/** The map of this neighbourhood as something to keep, or why it cannot be kept. */
export type KeptMap =
  | { readonly kind: 'noBoundary' | 'noMap' | 'notAllowed' | 'tooLarge' }
  | { readonly kind: 'map'; readonly wanted: Wanted; readonly keeper: Keeper; readonly state: KeepState }

export const useKeptMap = (): KeptMap => {
  const { store, membership, project } = useProject()
  const tiles = useTiles()
  const keeper = keeperHere(store, membership.projectId)
  const state = useSyncExternalStore(keeper.subscribe, keeper.state)
  // The project is read anew with each change of it; the boundary seldom is another.
  const area = project?.areaGeometry
  const shape = JSON.stringify(area ?? null)
  const wanted = useMemo(() => {
    if (!area) return 'noBoundary'
    return wantedOf(area, tiles)
    // oxlint-disable-next-line react/exhaustive-deps -- `shape` is what is read of the area
  }, [shape, tiles])
  useEffect(() => {
    if (typeof wanted !== 'string') void keeper.look(wanted)
  }, [keeper, wanted])
  return typeof wanted === 'string' ? { kind: wanted } : { kind: 'map', wanted, keeper, state }
}

const wantedOf = (area: Parameters<typeof planTiles>[0], tiles: Tiles | undefined) => {
  if (tiles === undefined) return 'noMap'
  const template = keptTemplate(tiles)
  if (!mayBeKept(template)) return 'notAllowed'
  const plan = planTiles(area, tiles)
  return plan === undefined ? 'tooLarge' : { template, plan, fetch: fetchOf(tiles) }
}
