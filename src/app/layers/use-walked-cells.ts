import { useMemo } from 'react'
import * as z from 'zod/mini'
import { WalkFields } from '#domain/field/walk.ts'
import type { Cell } from '#app/map/cell-layer.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'

/** The squares of 100 m that anybody walked through; darker where that was more than once. */
export const useWalkedCells = (): readonly Cell[] => {
  const { store } = useProject()
  const shown = useLive(() => store.records('walk'), [store])
  return useMemo(() => {
    const times = new Map<string, number>()
    for (const { record } of shown ?? []) {
      const walk = z.safeParse(WalkFields, record.fields)
      if (!walk.success) continue
      for (const cell of new Set(walk.data.cells)) times.set(cell, (times.get(cell) ?? 0) + 1)
    }
    return [...times].map(([cell, count]): Cell => ({ cell, level: count > 1 ? 2 : 1 }))
  }, [shown])
}
