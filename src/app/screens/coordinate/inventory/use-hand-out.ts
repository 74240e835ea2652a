import { useEffect, useRef } from 'react'
import { handOut } from '#app/inventory/hand-out.ts'
import type { InventoryState } from '#app/inventory/inventory-messages.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { useProject } from '#app/project/project-context.tsx'

/** Gives helpers texts to code and quotes, once each time that a coordinator opens the inventory: over all months, and
 *  when everything that other desks gave has come in. Needs no key. */
export const useHandOut = (state: InventoryState, client: InventoryClient): void => {
  const { store, sync, membership, project } = useProject()
  const begun = useRef(false)
  const purposes =
    state.phase === 'ready' && state.inventory.basis.period === null ? state.inventory.purposes : undefined
  useEffect(() => {
    if (begun.current || purposes === undefined || project === undefined) return
    begun.current = true
    void navigator.locks
      .request(`limonade-hand-out-${membership.projectId}`, async () => {
        if ((await sync.round()) !== 'idle') return
        await handOut({
          store,
          client,
          purposes,
          kMin: project.kMin,
          newId: () => crypto.randomUUID(),
        })
      })
      .catch(() => {
        // The worker was ended meanwhile: the next time brings it.
        begun.current = false
      })
  }, [client, membership, project, purposes, store, sync])
}
