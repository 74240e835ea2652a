import { useMemo } from 'react'
import type { TileSpot } from '#domain/field/tile-spot.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { coveredSpots } from './kept-copy.ts'

/** The nearest pictures of the kept map: where there is a map without internet. */
export const useCovered = (template: string | undefined): readonly TileSpot[] => {
  const { store } = useProject()
  const spots = useLive(
    async () => (template === undefined ? [] : await coveredSpots(store.db, template)),
    [store, template],
  )
  return useMemo(() => {
    const nearest = Math.max(...(spots ?? []).map(({ z }) => z))
    return (spots ?? []).filter(({ z }) => z === nearest)
  }, [spots])
}
