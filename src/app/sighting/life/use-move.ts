import { dayOf } from '#domain/project/calendar.ts'
import { moved, type SightingStatus } from '#domain/field/sighting-life.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useProject } from '#app/project/project-context.tsx'

/** Gives a sighting a status, with a line in its history; false when this phone could not keep it. */
export const useMove = (): ((record: Stored, to: SightingStatus) => Promise<boolean>) => {
  const { store, membership, project } = useProject()
  return async (record, to) => {
    const today = dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam')
    const saved = await store.edit(record, moved(record, to, { role: membership.role, today }))
    return saved.ok
  }
}
