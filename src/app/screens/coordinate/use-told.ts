import * as z from 'zod/mini'
import { GatedSetFields, type SetFigure } from '#domain/inventory/gated-set.ts'
import { countsIn, type GatedCounts } from '#domain/inventory/gated-counts.ts'
import { gatedSetId } from '#domain/inventory/kept-chain.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'

/** The figures that left this desk last, which is all that may be printed or shown to others; none before the first time,
 *  undefined while they are read. */
export const useToldFigures = (): readonly SetFigure[] | undefined => {
  const { store, membership } = useProject()
  return useLive(async () => {
    const shown = await store.recordById(gatedSetId(membership.projectId, 'figures'))
    const set = z.safeParse(GatedSetFields, shown?.record.fields)
    return set.success && set.data.part === 'figures' ? set.data.figures : []
  }, [store, membership.projectId])
}

/** Numbers of households beside combinations, out of the same figures. */
export const useTold = (): GatedCounts | undefined => {
  const figures = useToldFigures()
  return figures === undefined ? undefined : countsIn(figures)
}
