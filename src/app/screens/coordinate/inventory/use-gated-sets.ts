import { useEffect, useRef } from 'react'
import { gatedMatch } from '#domain/inventory/match-gated.ts'
import { dayOf } from '#domain/project/calendar.ts'
import { withShownNeed } from '#domain/inventory/gated-counts.ts'
import type { Basis } from '#domain/inventory/panels/basis.ts'
import type { InventoryState } from '#app/inventory/inventory-messages.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useHeldKey } from '../key/key-holder.ts'
import { useLimonades } from '../limonades/use-limonades.ts'
import { renewGatedSets } from './renew-gated-sets.ts'

/** Brings what helpers see up to date, once each time that a coordinator opens the inventory with the key and all that is
 *  sealed is opened. Over all months only: one period for everything that is shown. */
export const useGatedSets = (state: InventoryState, client: InventoryClient): void => {
  const { store, membership, project, key } = useProject()
  const held = useHeldKey(membership.projectId)
  const limonades = useLimonades()
  const isDone = useRef(false)
  const isReady = state.phase === 'ready' && state.opening === null && isWhole(state.inventory.basis)
  useEffect(() => {
    if (!isReady || isDone.current || limonades === undefined || held === undefined || key.kind !== 'pinned')
      return
    isDone.current = true
    const { rules, chosen } = limonades
    void renewGatedSets({
      store,
      client,
      open: held.worker.open,
      seal: async (text) => (await import('#app/crypto/seal.ts')).sealTo(key.publicKey, text),
      newId: () => crypto.randomUUID(),
      on: dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam'),
      matches: (counts) =>
        chosen
          .filter(({ fields }) => fields.status !== 'stopped')
          .map((one) => gatedMatch(withShownNeed(one, counts), { ...rules, counts })),
    }).catch(() => {
      // The key was locked meanwhile: the next time brings it.
      isDone.current = false
    })
  }, [client, held, isReady, key, limonades, project, store])
}

/** All months, and everything that was sealed is opened or set aside. */
const isWhole = ({ period, households, sealed, opened, sealedAside }: Basis): boolean =>
  period === null &&
  households > 0 &&
  opened + Object.values(sealedAside).reduce((sum, n) => sum + n, 0) >= sealed
