import { useMemo } from 'react'
import * as z from 'zod/mini'
import type { Spot } from '#domain/field/place.ts'
import { WalkFields } from '#domain/field/walk.ts'
import { cellsIn, nearestUnwalked, type Unwalked } from '#domain/field/walked.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'

/** All squares that somebody walked through and shared; undefined while they are read for the first time. */
export const useWalked = (): ReadonlySet<string> | undefined => {
  const { store } = useProject()
  return useLive(async () => {
    const walks = await store.records('walk')
    return new Set(
      walks.flatMap(({ record }) => {
        const fields = z.safeParse(WalkFields, record.fields)
        return fields.success ? fields.data.cells : []
      }),
    )
  }, [store])
}

/** Further away than this (metres) somebody is not walking in the neighbourhood. */
const farM = 3_000

/** The nearest square of the neighbourhood where nobody was yet, those of this walk counted as walked. */
export const useUnwalked = (me: Spot | undefined, own: readonly string[]): Unwalked | undefined => {
  const { project } = useProject()
  const area = project?.areaGeometry
  const walked = useWalked()
  const cells = useMemo(() => (area ? cellsIn(area) : []), [area])
  return useMemo(() => {
    if (me === undefined || walked === undefined) return undefined
    const nearest = nearestUnwalked(me, cells, new Set([...walked, ...own]))
    return nearest === undefined || nearest.metres > farM ? undefined : nearest
  }, [me, cells, walked, own])
}
