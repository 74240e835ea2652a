import { useProject, useLive } from '#app/project/project-context.tsx'

/** A part of the neighbourhood that a team works in. */
export interface Area {
  readonly id: string
  readonly name: string
}

/** All areas by name; undefined while they are read for the first time. */
export const useAreas = (): readonly Area[] | undefined => {
  const { store } = useProject()
  return useLive(async () => {
    const records = await store.records('area')
    return records
      .map(({ record }) => ({ id: record.id, name: String(record.fields['name'] ?? '') }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true }))
  }, [store])
}
