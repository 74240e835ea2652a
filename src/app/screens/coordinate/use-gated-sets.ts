import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Basis } from '#domain/inventory/panels/basis.ts'
import { gatedMatch } from '#domain/inventory/match-gated.ts'
import { dayOf } from '#domain/project/calendar.ts'
import type { InventoryState } from '#app/inventory/inventory-messages.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { type Renewed, renewGatedSets } from '#app/inventory/renew-gated-sets.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useHeldKey } from './key/key-holder.ts'
import { useLimonades } from './limonades/use-limonades.ts'

/** `waiting`: for the key, for all that is sealed, or for all months to be chosen. */
export type Renewal = Renewed | 'waiting' | 'working'

/** Brings what helpers see up to date, once each time that a coordinator opens a room that calls this, with the key and
 *  when all that is sealed is opened; again when there was no connection. Over all months only: one period for everything
 *  that is shown. */
export const useGatedSets = (state: InventoryState, client: InventoryClient): Renewal => {
  const { store, sync, membership, project, key } = useProject()
  const held = useHeldKey(membership.projectId)
  const limonades = useLimonades()
  const phase = useSyncExternalStore(sync.subscribe, () => sync.state().phase)
  const [renewal, setRenewal] = useState<Renewal>('waiting')
  const begun = useRef(false)
  const isReady = state.phase === 'ready' && state.opening === null && isWhole(state.inventory.basis)
  useEffect(() => {
    if (renewal === 'away' && phase === 'idle') begun.current = false
    if (!isReady || begun.current || limonades === undefined || held === undefined || key.kind !== 'pinned')
      return
    begun.current = true
    const { rules, chosen } = limonades
    setRenewal('working')
    // Two tabs of one browser would stand in each other's way.
    void navigator.locks
      .request(`limonade-gated-sets-${membership.projectId}`, () =>
        renewGatedSets({
          projectId: membership.projectId,
          store,
          sync,
          client,
          open: held.worker.open,
          seal: async (text) => (await import('#app/crypto/seal.ts')).sealTo(key.publicKey, text),
          newId: () => crypto.randomUUID(),
          on: dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam'),
          matches: (counts) =>
            chosen
              .filter(({ fields }) => fields.status !== 'stopped')
              .map((one) => gatedMatch(one, { ...rules, counts })),
        }),
      )
      .then(setRenewal, () => {
        // The key was locked meanwhile: the next time brings it.
        begun.current = false
        setRenewal('waiting')
      })
  }, [client, held, isReady, key, limonades, membership, phase, project, renewal, store, sync])
  return renewal
}

/** All months, and everything that was sealed is opened or set aside. */
const isWhole = ({ period, households, sealed, opened, sealedAside }: Basis): boolean =>
  period === null &&
  households > 0 &&
  opened + Object.values(sealedAside).reduce((sum, n) => sum + n, 0) >= sealed
