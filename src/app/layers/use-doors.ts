import { useMemo, useState } from 'react'
import { dayOf } from '#domain/project/calendar.ts'
import { fieldworkOf } from '#domain/field/fieldwork.ts'
import { doorsOf, type StreetDoor } from '#domain/field/street.ts'
import { holdsConversations } from '#domain/project/role.ts'
import type { Pin } from '#app/map/pin.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { readFieldwork } from '#app/store/fieldwork.ts'
import { useText } from '#app/text/text.tsx'

/** Whether this person may see doors on the map at all: somebody who goes from door to door, or a coordinator. */
export const useSeesDoors = (): boolean => holdsConversations(useProject().membership.role)

/** Doors where somebody may still knock, for who may know them and while anybody knocks. */
export const useDoors = (wanted: boolean): readonly StreetDoor[] => {
  const { store, project } = useProject()
  const allowed = useSeesDoors()
  const [opened] = useState(() => new Date())
  const fieldwork =
    project === undefined ? undefined : fieldworkOf(project, dayOf(opened, project.timeZone)).kind
  const asks = wanted && allowed && (fieldwork === 'open' || fieldwork === 'announced')
  const doors = useLive(async () => {
    if (!asks) return []
    const { addresses, visits } = await readFieldwork(store)
    return doorsOf(addresses, visits).filter(({ door }) => door.kind === 'open')
  }, [store, asks])
  return doors ?? noDoors
}

const noDoors: readonly StreetDoor[] = []

/** In lemon where nobody was yet. */
export const useDoorPins = (doors: readonly StreetDoor[]): readonly Pin[] => {
  const t = useText()
  return useMemo(
    () =>
      doors.flatMap(({ addressId, lat, lon, street, houseNumber, attempts }): readonly Pin[] =>
        lat === null || lon === null
          ? []
          : [
              {
                id: addressId,
                lat,
                lon,
                group: 'door',
                mine: attempts === 0,
                label: () => t('street.pin', { street, number: houseNumber }),
              },
            ],
      ),
    [doors, t],
  )
}
